//! A real S3 server for tests: moto, which whole cloud programs are tested against, on a port of its own, in memory.
//!
//! A shell stands over it and waits for the end of a pipe that this process holds: however this process ends, the pipe ends and the server is stopped. [`Gate`] stands before it and
//! fails where it is told to.

#![forbid(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in a test, a panic is the verdict"
)]

mod gate;

pub use gate::{Fault, Gate};

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;

/// A running server; dropped, it is gone.
#[derive(Debug)]
pub struct Server {
    guard: Child,
    address: String,
}

/// Runs a program until nobody is left to read from.
const GUARD: &str = r#"
trap '' INT HUP TERM
"$0" "$@" 2>&1 < /dev/null &
read -r nothing
kill -KILL $!
"#;

/// It does not look at signatures, but nobody gets anything without one.
const OWNER: &str =
    "AWS4-HMAC-SHA256 Credential=owner/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0";

/// What its credentials are: it takes any.
pub const KEY: (&str, &str) = ("test-key-id", "test-secret-key");

impl Server {
    /// Starts one. Fails, in words, where it can neither be found nor installed: nothing is skipped.
    pub fn start() -> Self {
        let python = ostrakon_python::with("s3");
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", GUARD]).arg(python).args(["-m", "moto.server", "-H", "127.0.0.1", "-p", "0"]);
        shell.env("PYTHONUNBUFFERED", "1").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut guard = shell.spawn().unwrap();
        let address = address(guard.stdout.take().unwrap());
        Self { guard, address }
    }

    /// Host and port.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The settings with which it is asked.
    pub fn settings(&self) -> Vec<(String, String)> {
        settings(&self.address)
    }

    /// Makes a bucket.
    pub fn bucket(&self, name: &str) {
        self.ask("PUT", name, b"");
    }

    /// What is kept under a name, if anything is.
    pub fn object(&self, bucket: &str, key: &str) -> Option<Vec<u8>> {
        let (status, body) = self.ask("GET", &format!("{bucket}/{key}"), b"");
        (status == 200).then_some(body)
    }

    /// Keeps these bytes under a name, whatever was there.
    pub fn replace(&self, bucket: &str, key: &str, bytes: &[u8]) {
        assert_eq!(self.ask("PUT", &format!("{bucket}/{key}"), bytes).0, 200);
    }

    /// Removes what is kept under a name.
    pub fn remove(&self, bucket: &str, key: &str) {
        assert_eq!(self.ask("DELETE", &format!("{bucket}/{key}"), b"").0, 204);
    }

    /// All names in a bucket, of a thousand at most.
    pub fn names(&self, bucket: &str) -> Vec<String> {
        let (_, body) = self.ask("GET", &format!("{bucket}?list-type=2"), b"");
        let text = String::from_utf8(body).unwrap();
        let keys = text.split("<Key>").skip(1).filter_map(|rest| rest.split_once("</Key>"));
        keys.map(|(key, _)| key.to_owned()).collect()
    }

    fn ask(&self, method: &str, path: &str, body: &[u8]) -> (u16, Vec<u8>) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let (address, length) = (&self.address, body.len());
        let head = format!(
            "{method} /{path} HTTP/1.1\r\nHost: {address}\r\nAuthorization: {OWNER}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        (status, answer.split_off(end + 4))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

/// The settings with which a server at this host and port is asked.
pub(crate) fn settings(address: &str) -> Vec<(String, String)> {
    let pairs = [
        ("AWS_ACCESS_KEY_ID", KEY.0.into()),
        ("AWS_SECRET_ACCESS_KEY", KEY.1.into()),
        ("AWS_REGION", "us-east-1".into()),
        ("AWS_ENDPOINT_URL", format!("http://{address}")),
        ("AWS_ALLOW_HTTP", "true".into()),
    ];
    pairs.map(|(name, value): (&str, String)| (name.to_owned(), value)).into()
}

/// What the server says where it listens; the rest of what it says is read and dropped.
fn address(output: impl Read + Send + 'static) -> String {
    let mut lines = BufReader::new(output).lines();
    let mut said = String::new();
    for line in lines.by_ref().map_while(Result::ok) {
        if let Some((_, address)) = line.split_once("http://") {
            let address = address.trim().trim_end_matches('/').to_owned();
            thread::spawn(move || lines.for_each(drop));
            return address;
        }
        said.push_str(&line);
        said.push('\n');
    }
    panic!("moto does not start: {said}")
}
