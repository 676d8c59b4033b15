//! A service for tests that says what it was told to say, connection by connection.
#![allow(clippy::unwrap_used)]

use crate::Base;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// One connection.
pub(crate) enum Say {
    /// These bytes.
    Bytes(Vec<u8>),
    /// Nothing: the connection ends.
    Nothing,
}

/// What came in on one connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heard {
    /// `POST /api/x`
    pub(crate) line: String,
    /// Lower-case names.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Heard {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

pub(crate) struct Scripted {
    pub(crate) base: Base,
    heard: Arc<Mutex<Vec<Heard>>>,
}

/// An answer with this status, these headers and this body.
pub(crate) fn answer(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Say {
    let body = body.as_ref();
    let mut text = format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    headers.iter().for_each(|(name, value)| text += &format!("{name}: {value}\r\n"));
    Say::Bytes([text.as_bytes(), b"\r\n", body].concat())
}

/// An answer of JSON.
pub(crate) fn json(body: &str) -> Say {
    answer(200, &[("Content-Type", "application/json")], body)
}

impl Scripted {
    /// Says these things, then listens no longer.
    pub(crate) fn new(script: Vec<Say>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = Base::parse(&format!("http://{}/votes", listener.local_addr().unwrap())).unwrap();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let own = heard.clone();
        std::thread::spawn(move || {
            for say in script {
                let (stream, _) = listener.accept().unwrap();
                own.lock().unwrap().push(serve(stream, say));
            }
        });
        Self { base, heard }
    }

    /// Everything that was asked so far.
    pub(crate) fn heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap().clone()
    }
}

fn serve(mut stream: TcpStream, say: Say) -> Heard {
    let heard = hear(&stream);
    if let Say::Bytes(bytes) = say {
        stream.write_all(&bytes).unwrap();
    }
    heard
}

fn hear(stream: &TcpStream) -> Heard {
    let mut lines = BufReader::new(stream);
    let mut line = || {
        let mut text = String::new();
        lines.read_line(&mut text).unwrap();
        text.trim_end().to_owned()
    };
    let first = line();
    let headers: Vec<(String, String)> = std::iter::from_fn(|| Some(line()).filter(|line| !line.is_empty()))
        .filter_map(|line| line.split_once(": ").map(|(n, v)| (n.to_lowercase(), v.to_owned())))
        .collect();
    let length =
        headers.iter().find(|(name, _)| name == "content-length").map_or(0, |(_, l)| l.parse().unwrap());
    let mut body = vec![0; length];
    lines.read_exact(&mut body).unwrap();
    Heard { line: first.trim_end_matches(" HTTP/1.1").to_owned(), headers, body }
}
