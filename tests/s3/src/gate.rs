//! Stands before a server, and fails where it is told to.

use crate::settings;
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What becomes of a request.
#[derive(Clone, Debug)]
pub enum Fault {
    /// It does not come through; this status and this code of S3 come back.
    Status(u16, &'static str),
    /// It does not come through, and nothing comes back for so long.
    Silence(Duration),
    /// It comes through, and the connection ends after so many bytes of the answer.
    Cut(usize),
    /// It comes through, and is done, and then the connection ends without an answer.
    Lost,
    /// It does not come through; these bytes come back.
    Answer(Vec<u8>),
}

type Judge = dyn Fn(&str) -> Option<Fault> + Send + Sync;

/// A port before a server's.
pub struct Gate {
    address: String,
    judge: Arc<Mutex<Arc<Judge>>>,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Gate {
    /// Lets everything through.
    pub fn before(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let gate = Self {
            address: listener.local_addr().unwrap().to_string(),
            judge: Arc::new(Mutex::new(Arc::new(|_: &str| None))),
            heads: Arc::default(),
        };
        let (server, judge, heads) = (server.to_owned(), gate.judge.clone(), gate.heads.clone());
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (server, judge, heads) = (server.clone(), judge.clone(), heads.clone());
                thread::spawn(move || carry(stream, &server, &judge, &heads));
            }
        });
        gate
    }

    /// From now on: what becomes of a request with this first line.
    pub fn fail(&self, judge: impl Fn(&str) -> Option<Fault> + Send + Sync + 'static) {
        *self.judge.lock().unwrap() = Arc::new(judge);
    }

    /// The next requests fail so, one after the other; those after them do not.
    pub fn fail_next(&self, faults: impl IntoIterator<Item = Fault>) {
        let faults: Mutex<Vec<Fault>> = Mutex::new(faults.into_iter().collect());
        self.fail(move |_| {
            let mut faults = faults.lock().unwrap();
            (!faults.is_empty()).then(|| faults.remove(0))
        });
    }

    /// Host and port.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The settings with which it is asked.
    pub fn settings(&self) -> Vec<(String, String)> {
        settings(&self.address)
    }

    /// The heads of all requests so far.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

/// One request and its answer; then the connection ends.
fn carry(
    mut stream: TcpStream,
    server: &str,
    judge: &Mutex<Arc<Judge>>,
    heads: &Mutex<Vec<String>>,
) -> io::Result<()> {
    let (head, body) = request(&mut stream)?;
    heads.lock().unwrap().push(head.clone());
    let judge = judge.lock().unwrap().clone();
    match judge(head.lines().next().unwrap_or_default()) {
        Some(Fault::Status(status, code)) => stream.write_all(refusal(status, code).as_bytes()),
        Some(Fault::Silence(long)) => {
            thread::sleep(long);
            Ok(())
        }
        Some(Fault::Answer(bytes)) => stream.write_all(&bytes),
        Some(Fault::Lost) => ask(server, &head, &body).map(drop),
        Some(Fault::Cut(length)) => {
            let answer = ask(server, &head, &body)?;
            stream.write_all(answer.get(..length).unwrap_or(&answer))
        }
        None => stream.write_all(&ask(server, &head, &body)?),
    }?;
    stream.shutdown(Shutdown::Both)
}

fn refusal(status: u16, code: &str) -> String {
    let body = format!(
        "<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>secret-in-a-message</Message></Error>"
    );
    format!(
        "HTTP/1.1 {status} Told\r\nContent-Type: application/xml\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

fn request(stream: &mut TcpStream) -> io::Result<(String, Vec<u8>)> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
        more(stream, &mut bytes)?;
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let length = |line: &str| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok();
    let length: usize = head.lines().find_map(length).unwrap_or(0);
    while bytes.len() < end + length {
        more(stream, &mut bytes)?;
    }
    Ok((head, bytes.split_off(end)))
}

fn more(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> io::Result<()> {
    let mut piece = [0; 1 << 16];
    match stream.read(&mut piece)? {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        read => {
            bytes.extend_from_slice(&piece[..read]);
            Ok(())
        }
    }
}

/// Everything that the server answers; it is told that the connection ends.
fn ask(server: &str, head: &str, body: &[u8]) -> io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(server)?;
    let (first, rest) = head.split_once("\r\n").unwrap_or((head, ""));
    stream.write_all(format!("{first}\r\nConnection: close\r\n{rest}").as_bytes())?;
    stream.write_all(body)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(answer)
}
