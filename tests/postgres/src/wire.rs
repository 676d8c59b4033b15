//! A wire to the server that is cut at the n-th message that programs behind it send.

use super::{Server, USER, name};
use std::io::{Read, Write};
use std::net::Shutdown;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread;
use tempfile::TempDir;

/// When it is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Before the message: the server does not get it.
    Before,
    /// When the server answers: the message was heard, the answer is not.
    After,
}

/// A socket of its own, whose connections lead to the server's.
pub struct Wire {
    place: TempDir,
    shared: Arc<Shared>,
}

struct Shared {
    server: PathBuf,
    at: u64,
    when: When,
    sent: AtomicU64,
    /// The next answer cuts it.
    answering: AtomicBool,
    cut: AtomicBool,
    over: AtomicBool,
    then: Box<dyn Fn() + Send + Sync>,
    streams: Mutex<Vec<UnixStream>>,
}

const SOCKET: &str = ".s.PGSQL.5432";

impl Wire {
    /// A wire that is cut at message `at`, never at 0; `then` happens in that moment.
    pub fn to(server: &Server, at: u64, when: When, then: impl Fn() + Send + Sync + 'static) -> Self {
        let place = tempfile::tempdir().unwrap();
        let listener = UnixListener::bind(place.path().join(SOCKET)).unwrap();
        let shared = Arc::new(Shared {
            server: server.directory().join(SOCKET),
            at,
            when,
            sent: AtomicU64::new(0),
            answering: AtomicBool::new(false),
            cut: AtomicBool::new(false),
            over: AtomicBool::new(false),
            then: Box::new(then),
            streams: Mutex::default(),
        });
        let own = Arc::clone(&shared);
        thread::spawn(move || own.accept(&listener));
        Self { place, shared }
    }

    /// A database's address by this wire.
    pub fn address(&self, database: &str) -> String {
        format!("postgres:///{}?host={}&user={USER}", name(database), self.place.path().display())
    }

    /// Messages so far, of all connections.
    pub fn sent(&self) -> u64 {
        self.shared.sent.load(SeqCst)
    }

    /// Whether it was cut.
    pub fn is_cut(&self) -> bool {
        self.shared.cut.load(SeqCst)
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.shared.over.store(true, SeqCst);
        // Whoever waits for a connection gets a last one.
        let _ = UnixStream::connect(self.place.path().join(SOCKET));
    }
}

impl Shared {
    fn accept(self: &Arc<Self>, listener: &UnixListener) {
        for client in listener.incoming().map_while(Result::ok) {
            if self.over.load(SeqCst) {
                return;
            }
            // With a server that is gone, or a cut wire, whoever connects is hung up on.
            let server = UnixStream::connect(&self.server).ok().filter(|_| !self.cut.load(SeqCst));
            let Some(server) = server else { continue };
            let streams = [&client, &server].map(|stream| stream.try_clone().unwrap());
            let [answers_to, answers] = streams.each_ref().map(|stream| stream.try_clone().unwrap());
            self.streams.lock().unwrap().extend(streams);
            let (one, other) = (Arc::clone(self), Arc::clone(self));
            thread::spawn(move || one.carry(client, server, Self::message));
            thread::spawn(move || other.carry(answers, answers_to, Self::answer));
        }
    }

    /// Carries bytes until either end hangs up, or the wire is cut.
    fn carry(&self, mut from: UnixStream, mut to: UnixStream, cuts: fn(&Self) -> bool) {
        let mut bytes = vec![0; 1 << 16];
        while let Ok(length @ 1..) = from.read(&mut bytes) {
            if cuts(self) {
                self.cut();
            }
            if self.cut.load(SeqCst) || to.write_all(&bytes[..length]).is_err() {
                break;
            }
        }
        let _ = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
    }

    /// Whether this message is the one before which the wire is cut.
    fn message(&self) -> bool {
        let reached = self.sent.fetch_add(1, SeqCst) + 1 == self.at;
        if reached && self.when == When::After {
            self.answering.store(true, SeqCst);
        }
        reached && self.when == When::Before
    }

    /// Whether this answer is the one that is not heard.
    fn answer(&self) -> bool {
        self.answering.swap(false, SeqCst)
    }

    fn cut(&self) {
        self.cut.store(true, SeqCst);
        (self.then)();
        for stream in self.streams.lock().unwrap().drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}
