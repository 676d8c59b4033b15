//! Who asks: visitors that differ in what a server can tell them apart by.

use super::Asking;
use crate::wire::{Answer, Ask};
use flate2::bufread::GzDecoder;
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
    /// A browser: takes compressed answers, and says for what it asks.
    browser: bool,
}

pub(super) const VISITORS: [Visitor; 3] = [
    Visitor {
        name: "a desktop browser in English",
        agent: Some("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0"),
        language: Some("en-GB,en;q=0.8"),
        browser: true,
    },
    Visitor {
        name: "a phone in German",
        agent: Some(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
        ),
        language: Some("de-DE,de;q=0.9"),
        browser: true,
    },
    Visitor { name: "this program", agent: None, language: None, browser: false },
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
pub(super) fn ask(asking: &Asking<'_>, visitor: &Visitor, path: &str) -> Option<Given> {
    let place = format!("/{path}");
    let answer = asking.client.wire.answer(&request(visitor, &place).stay());
    asking.watch.advance();
    match answer {
        Ok(answer) => {
            let bytes = decoded(&answer, visitor);
            Some(Given { answer, bytes })
        }
        // Else a service that has something to hide would only have to be silent somewhere.
        Err(error) => {
            asking.alarms.bytes(&place, visitor.name, error.to_string());
            None
        }
    }
}

impl Given {
    /// What else there is than the thing that was asked for.
    pub(super) fn refusal(&self) -> Option<String> {
        match self.answer.status {
            200 => None,
            404 | 410 => Some("is missing".into()),
            301 | 302 | 303 | 307 | 308 => Some("sends to another place".into()),
            status => Some(format!("is not given: status {status}")),
        }
    }

    /// Where it sends, if it does.
    pub(super) fn sends(&self) -> Option<Vec<u8>> {
        let sends = matches!(self.answer.status, 301 | 302 | 303 | 307 | 308);
        sends.then(|| self.answer.headers.get("location").map_or(Vec::new(), |to| to.as_bytes().to_vec()))
    }

    /// Would a browser show it as a page?
    pub(super) fn is_page(&self) -> bool {
        let kind = self.answer.header("content-type").unwrap_or("text/html");
        !kind.trim_start().to_ascii_lowercase().starts_with("application/problem+json")
    }
}

/// As the visitor's browser asks for a page that somebody opens, or for what a page loads.
fn request<'a>(visitor: &Visitor, path: &'a str) -> Ask<'a> {
    let loaded = path.starts_with("/assets/");
    let accept =
        if loaded { "*/*" } else { "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };
    let encoding = if visitor.browser { "gzip, deflate, br, zstd" } else { "identity" };
    let mut ask = Ask::get(path).at_most(MOST).header("accept", accept).header("accept-encoding", encoding);
    for (name, value) in [("user-agent", visitor.agent), ("accept-language", visitor.language)] {
        if let Some(value) = value {
            ask = ask.header(name, value);
        }
    }
    let said: &[(&str, &str)] = match (visitor.browser, loaded) {
        (false, _) => &[],
        (true, true) => {
            &[("sec-fetch-dest", "script"), ("sec-fetch-mode", "cors"), ("sec-fetch-site", "same-origin")]
        }
        (true, false) => &[
            ("sec-fetch-dest", "document"),
            ("sec-fetch-mode", "navigate"),
            ("sec-fetch-site", "none"),
            ("sec-fetch-user", "?1"),
            ("upgrade-insecure-requests", "1"),
        ],
    };
    said.iter().fold(ask, |ask, (name, value)| ask.header(name, *value))
}

/// Undoes what was done on the way: one encoding, named once, of one piece, which every browser undoes alike.
fn decoded(answer: &Answer, visitor: &Visitor) -> Result<Vec<u8>, String> {
    let encodings: Vec<&[u8]> =
        answer.headers.get_all("content-encoding").iter().map(|e| e.as_bytes()).collect();
    match encodings.as_slice() {
        [] => Ok(answer.body.clone()),
        [b"gzip"] if visitor.browser => unpacked(&answer.body),
        others => {
            let others =
                others.iter().map(|other| String::from_utf8_lossy(other)).collect::<Vec<_>>().join(" and ");
            Err(format!(
                "is encoded as {others}, which this audit does not read: gzip, once, or nothing is asked of a proxy"
            ))
        }
    }
}

fn unpacked(body: &[u8]) -> Result<Vec<u8>, String> {
    let (mut rest, mut bytes) = (body, Vec::new());
    let read = GzDecoder::new(&mut rest).take(MOST + 1).read_to_end(&mut bytes);
    match read {
        Ok(length) if length as u64 <= MOST && rest.is_empty() => Ok(bytes),
        _ => Err("is compressed so that browsers may read it differently".into()),
    }
}
