//! Who asks: visitors that differ in what a server can tell them apart by.

use super::Asking;
use crate::ClientError;
use crate::wire::{Answer, Ask};
use flate2::read::MultiGzDecoder;
use std::io::Read;

/// A visitor.
#[derive(Debug)]
pub(super) struct Visitor {
    /// For people.
    pub(super) name: &'static str,
    /// What it calls itself; none for this program's own name.
    agent: Option<&'static str>,
    /// What it reads.
    language: Option<&'static str>,
    /// Whether it takes compressed answers, as browsers do.
    compressed: bool,
}

pub(super) const VISITORS: [Visitor; 3] = [
    Visitor {
        name: "a desktop browser in English",
        agent: Some("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0"),
        language: Some("en-GB,en;q=0.8"),
        compressed: true,
    },
    Visitor {
        name: "a phone in German",
        agent: Some(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
        ),
        language: Some("de-DE,de;q=0.9"),
        compressed: true,
    },
    Visitor { name: "this program", agent: None, language: None, compressed: false },
];

/// The most bytes of a file or page; modules are the largest.
const MOST: u64 = 64 << 20;

/// What a visitor is given.
pub(super) struct Given {
    pub(super) answer: Answer,
    /// The bytes that a browser makes of it; why it makes none.
    pub(super) bytes: Result<Vec<u8>, String>,
}

/// Asks for what stands at an address below the base, whatever the answer is. None after an alarm: where there is no answer to judge.
pub(super) fn ask(asking: &Asking<'_>, visitor: &Visitor, path: &str) -> Result<Option<Given>, ClientError> {
    let place = format!("/{path}");
    let answer = asking.client.wire.answer(&request(visitor, &place));
    asking.watch.advance();
    match answer {
        Ok(answer) => {
            let bytes = decoded(&answer, visitor);
            Ok(Some(Given { answer, bytes }))
        }
        Err(error @ ClientError::Unreachable { .. }) => Err(error),
        Err(ClientError::Elsewhere { to, .. }) => {
            asking.alarms.bytes(&place, visitor.name, format!("sends to another place, {to}"));
            Ok(None)
        }
        Err(error) => {
            asking.alarms.bytes(&place, visitor.name, error.to_string());
            Ok(None)
        }
    }
}

impl Given {
    /// What else there is than the thing that was asked for.
    pub(super) fn refusal(&self) -> Option<String> {
        match self.answer.status {
            200 => None,
            404 | 410 => Some("is missing".into()),
            status => Some(format!("is not given: status {status}")),
        }
    }

    /// Would a browser show it as a page?
    pub(super) fn is_page(&self) -> bool {
        let kind = self.answer.header("content-type").unwrap_or("text/html");
        !kind.trim_start().to_ascii_lowercase().starts_with("application/problem+json")
    }
}

fn request<'a>(visitor: &Visitor, path: &'a str) -> Ask<'a> {
    let page = !path.starts_with("/assets/");
    let accept = if page { "text/html,application/xhtml+xml,*/*;q=0.8" } else { "*/*" };
    let encoding = if visitor.compressed { "gzip, deflate, br" } else { "identity" };
    let mut ask = Ask::get(path).at_most(MOST).header("accept", accept).header("accept-encoding", encoding);
    for (name, value) in [("user-agent", visitor.agent), ("accept-language", visitor.language)] {
        if let Some(value) = value {
            ask = ask.header(name, value);
        }
    }
    ask
}

/// Undoes what was done on the way.
fn decoded(answer: &Answer, visitor: &Visitor) -> Result<Vec<u8>, String> {
    match answer.header("content-encoding").map(str::trim) {
        None | Some("identity") => Ok(answer.body.clone()),
        Some("gzip") if visitor.compressed => {
            let mut bytes = Vec::new();
            let read = MultiGzDecoder::new(answer.body.as_slice()).take(MOST + 1).read_to_end(&mut bytes);
            match read {
                Ok(length) if length as u64 <= MOST => Ok(bytes),
                _ => Err("is compressed so that it cannot be read".into()),
            }
        }
        Some(other) => Err(format!("is encoded as {other}, which this audit does not read")),
    }
}
