//! A service with little patience, and bytes sent to it as they are.

use ostrakon_service::{Front, Limits, Patience, Settings};
use ostrakon_tests::carried::{BASE, Carried, SLUG, election};
use ostrakon_tests::forge::{Election, Setting};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;
use tempfile::TempDir;

/// A service, with an election that was drafted.
pub(crate) struct Bed {
    pub(crate) carried: Carried,
    pub(crate) election: Election,
    _data: TempDir,
}

/// So many connections, and half a second for everything.
pub(crate) fn impatient(connections: usize) -> Patience {
    let half = Duration::from_millis(500);
    Patience { connections, of_one: connections, head: half, body: half, rest: half, answer: half, end: half }
}

impl Bed {
    pub(crate) fn new(limits: Limits, front: impl FnOnce() -> Front + Send + 'static) -> Self {
        let data = TempDir::new().unwrap();
        let election = election(Setting::default());
        Carried::place_key(data.path(), &election.people);
        std::fs::write(data.path().join("clock"), election.manifest.opens.to_string()).unwrap();
        let settings = Settings { limits, ..Carried::settings(&election.people) };
        assert_eq!(settings.base, BASE);
        let carried = Carried::start_behind(data.path(), settings, None, front).unwrap();
        Self { carried, election, _data: data }
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.carried.address().strip_prefix("http://").unwrap()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    /// Sends bytes and reads until the other end closes, or has said its status.
    pub(crate) fn say(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        // The other end may close before all of it is sent.
        let _ = stream.write_all(bytes);
        status(&mut stream)
    }
}

/// What is answered, up to the end of its head; empty if the connection is closed without an answer.
pub(crate) fn status(stream: &mut TcpStream) -> String {
    let (mut answer, mut part) = (Vec::new(), [0; 4_096]);
    while !answer.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut part) {
            Ok(0) => break,
            Ok(n) => answer.extend_from_slice(&part[..n]),
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => break,
            Err(error) => panic!("the service neither answers nor closes: {error}"),
        }
    }
    String::from_utf8_lossy(&answer).into_owned()
}

/// What is answered, with a body of the length that it names, on a line that goes on.
pub(crate) fn answered(stream: &mut TcpStream) -> String {
    let mut answer = String::new();
    while !answer.ends_with("\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap_or_else(|error| panic!("the line ended: {error}: {answer}"));
        answer.push(byte[0].into());
    }
    let length = answer.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
    let mut body = vec![0; length.parse().unwrap()];
    stream.read_exact(&mut body).unwrap();
    answer + &String::from_utf8(body).unwrap()
}

/// The head of a POST.
pub(crate) fn post(room: &str, headers: &str) -> String {
    format!("POST /api/elections/{SLUG}/{room} HTTP/1.1\r\nhost: x\r\n{headers}\r\n")
}
