//! The witness over HTTP: real sockets, a client that is not ours.

use crate::common::{Home, ORIGIN, forked, log_key, request, signed, tree};
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::cosignature::WitnessKey;
use ostrakon_tlog::witness::{parse_cosignatures, parse_size};
use ostrakon_witness::http::{Limits, routes, serve};
use ostrakon_witness::layout::origin_hash;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// A witness that answers, until it is dropped.
struct Running {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    fn start(home: &Home, limits: Limits) -> Self {
        let witness = Arc::new(home.open());
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let stopped = async move { drop(stopped.await) };
        let thread =
            std::thread::spawn(move || runtime.block_on(serve(listener, routes(witness), limits, stopped)));
        Self { address, stop: Some(stop), thread: Some(thread) }
    }

    fn agent() -> ureq::Agent {
        ureq::Agent::config_builder().http_status_as_error(false).build().into()
    }

    fn post(&self, body: impl AsRef<[u8]>) -> (u16, String, String) {
        let url = format!("http://{}/add-checkpoint", self.address);
        Self::read(Self::agent().post(url).send(body.as_ref()).unwrap())
    }

    fn get(&self, path: &str) -> (u16, String) {
        let (status, _, body) =
            Self::read(Self::agent().get(format!("http://{}{path}", self.address)).call().unwrap());
        (status, body)
    }

    fn read(mut answer: ureq::http::Response<ureq::Body>) -> (u16, String, String) {
        let media = answer.headers()["content-type"].to_str().unwrap().to_owned();
        assert_eq!(answer.headers()["access-control-allow-origin"], "*");
        (answer.status().as_u16(), media, answer.body_mut().read_to_string().unwrap())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.stop.take().unwrap().send(());
        self.thread.take().unwrap().join().unwrap();
    }
}

fn witness_key(home: &Home) -> WitnessKey {
    WitnessKey::from(&home.key().verifier_key())
}

#[test]
fn the_protocol() {
    let home = Home::new();
    let running = Running::start(&home, Limits::default());
    let (status, _, body) = running.post(request(&tree(5), 0).encode());
    assert_eq!(status, 200);
    // "the client MAY concatenate it to the checkpoint, and use a note verification function".
    let whole = signed(&tree(5)).encode() + &body;
    let verified = SignedCheckpoint::parse(whole.as_bytes()).unwrap().verify(&log_key()).unwrap();
    assert_eq!(verified.judge(&[witness_key(&home)]).unwrap().cosignatures.len(), 1);
    assert_eq!(parse_cosignatures(body.as_bytes()).unwrap().len(), 1);

    let (status, media, body) = running.post(request(&tree(9), 3).encode());
    assert_eq!((status, media.as_str(), parse_size(body.as_bytes())), (409, "text/x.tlog.size", Some(5)));
    let (status, media, body) = running.post(request(&forked(5, 2), 5).encode());
    assert_eq!((status, media.as_str(), parse_size(body.as_bytes())), (409, "text/x.tlog.size", Some(5)));
    assert_eq!(running.post(request(&forked(9, 2), 5).encode()).0, 422);
    assert_eq!(running.post("old 5\n\n").0, 400);
    assert_eq!(running.post(vec![b'a'; 100_000]).0, 413);
    assert_eq!(running.get("/add-checkpoint").0, 405);
    assert_eq!(running.post(request(&tree(9), 5).encode()).0, 200);
}

#[test]
fn what_anybody_may_read() {
    let home = Home::new();
    let running = Running::start(&home, Limits::default());
    let path = format!("/logs/{}/checkpoint", origin_hash(ORIGIN));
    assert_eq!(running.get("/healthz"), (200, "ok\n".into()));
    assert_eq!(running.get(&path).0, 404);
    assert!(running.get("/").1.contains("nothing cosigned yet"));
    assert!(running.get("/evidence").1.starts_with("No evidence"));
    running.post(request(&tree(5), 0).encode());
    running.post(request(&forked(5, 2), 5).encode());

    let (status, body) = running.get(&path);
    let verified = SignedCheckpoint::parse(body.as_bytes()).unwrap().verify(&log_key()).unwrap();
    assert_eq!((status, *verified.head()), (200, tree(5).head()));
    assert_eq!(verified.judge(&[witness_key(&home)]).unwrap().cosignatures.len(), 1);
    let front = running.get("/").1;
    for part in ["Witness witness.example/branch", &witness_key(&home).to_string(), ORIGIN, "size 5", &path] {
        assert!(front.contains(part), "{part} is not in\n{front}");
    }
    assert!(
        front.contains("THIS LOG SIGNED TWO HISTORIES") && front.contains("cosigned 2027-01-15T08:00:00Z")
    );
    let list = running.get("/evidence").1;
    assert!(list.starts_with(&format!("fork of {ORIGIN}\n")));
    let paths: Vec<&str> = list.lines().skip(1).map(str::trim).collect();
    assert_eq!(paths.len(), 4);
    for path in paths {
        assert_eq!(running.get(path).0, 200, "{path}");
    }
    for path in [
        "/evidence/x/proof",
        "/evidence/../witness.key",
        "/evidence/x/..%2f..%2fwitness.key",
        "/witness.key",
        "/logs/x/checkpoint",
    ] {
        assert_eq!(running.get(path).0, 404, "{path}");
    }
}

#[test]
fn a_damaged_head_makes_it_sick() {
    let home = Home::new();
    let running = Running::start(&home, Limits::default());
    running.post(request(&tree(5), 0).encode());
    home.disk.next_write(crate::common::Call::Fails);
    let (status, _, body) = running.post(request(&tree(9), 5).encode());
    // Where the files are is for the operator alone.
    assert_eq!((status, body.as_str()), (500, "this witness cannot answer now; ask again\n"));
    assert_eq!(running.get("/healthz").0, 200);
    std::fs::write(home.layout().head(&log_key()), "damaged").unwrap();
    home.disk.next_write(crate::common::Call::FailsLate);
    running.post(request(&tree(9), 5).encode());
    std::fs::write(home.layout().head(&log_key()), "damaged").unwrap();
    assert_eq!(running.get("/healthz").0, 503);
    assert!(running.get("/").1.contains("its head cannot be read now"));
}

/// The end of the connection, which must come within seconds.
fn ends(mut stream: TcpStream) -> String {
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut text = Vec::new();
    stream.read_to_end(&mut text).unwrap();
    String::from_utf8_lossy(&text).into_owned()
}

#[test]
fn who_only_waits_is_not_waited_for() {
    let home = Home::new();
    let limits = Limits { connections: 2, head_time: Duration::from_millis(200), ..Limits::default() };
    let running = Running::start(&home, limits);
    let connect = || TcpStream::connect(running.address).unwrap();
    // More silent connections than there is room for: the next request comes through all the same.
    let silent: Vec<TcpStream> = (0..6).map(|_| connect()).collect();
    assert_eq!(running.get("/healthz").0, 200);
    silent.into_iter().for_each(|stream| assert!(!ends(stream).contains("200")));
    // Half a head; and a connection that is kept for a next request that does not come.
    let mut half = connect();
    half.write_all(b"POST /add-checkpoint HTTP/1.1\r\nHost: w").unwrap();
    ends(half);
    let mut kept = connect();
    kept.write_all(b"GET /healthz HTTP/1.1\r\nHost: w\r\n\r\n").unwrap();
    assert!(ends(kept).ends_with("ok\n"));
}

#[test]
fn it_ends_in_order() {
    let home = Home::new();
    let running = Running::start(&home, Limits::default());
    let mut kept = TcpStream::connect(running.address).unwrap();
    kept.write_all(b"GET /healthz HTTP/1.1\r\nHost: w\r\n\r\n").unwrap();
    let mut some = [0; 16];
    kept.read_exact(&mut some).unwrap();
    let (address, start) = (running.address, Instant::now());
    drop(running);
    assert!(start.elapsed() < Duration::from_secs(5));
    assert!(TcpStream::connect(address).is_err());
    // The directory is free for the next process.
    home.open();
}
