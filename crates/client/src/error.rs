//! What goes wrong between here and a service, and what a service says of it (spec 10.2).

use serde::Deserialize;
use std::fmt;

/// A service's own words for a refusal: an RFC 9457 problem document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Problem {
    /// The status, in words.
    #[serde(default)]
    pub title: String,
    /// The HTTP status.
    #[serde(default)]
    pub status: u16,
    /// Who, where, what.
    #[serde(default)]
    pub detail: String,
    /// What to do.
    #[serde(default)]
    pub next: Option<String>,
    /// The check that refuses, where one does.
    #[serde(default)]
    pub check: Option<String>,
    /// The leaf hash of the voter's last ballot, where the ballot named another.
    #[serde(default)]
    pub previous: Option<String>,
    /// Of a sheet of people, every line that is refused.
    #[serde(default)]
    pub refused: Vec<RefusedLine>,
}

/// A line of a sheet, and why it is refused.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RefusedLine {
    /// Counted from 1.
    pub line: u64,
    /// What is wrong there.
    pub reason: String,
}

impl Problem {
    /// The problem in the body of an answer; of anything else, what can be said of the status alone.
    pub(crate) fn read(status: u16, body: &[u8]) -> Self {
        let read: Option<Self> = serde_json::from_slice(body).ok();
        match read.filter(|problem| !problem.detail.is_empty() || !problem.title.is_empty()) {
            Some(problem) => Self { status, ..problem },
            None => Self::unexplained(status),
        }
    }

    fn unexplained(status: u16) -> Self {
        let detail = format!("the answer has status {status} and does not say why");
        Self { status, detail, ..Self::default() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.detail.is_empty() { &self.title } else { &self.detail })?;
        match &self.check {
            Some(check) => write!(f, " (check {check})"),
            None => Ok(()),
        }
    }
}

/// Why a call gave nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ClientError {
    /// The certificates given to trust are none.
    #[error("the file of trusted certificates holds none in PEM form")]
    Certificates,
    /// Nothing came back, however often it was tried.
    #[error("{url} does not answer: {why}")]
    Unreachable {
        /// What was asked.
        url: String,
        /// The last attempt's end.
        why: String,
    },
    /// The service refuses.
    #[error("{url}: {problem}")]
    Refused {
        /// What was asked.
        url: String,
        /// Its words.
        problem: Box<Problem>,
    },
    /// Somewhere else, where nobody meant to go.
    #[error("{url} sends to another place, {to}, which is not followed")]
    Elsewhere {
        /// What was asked.
        url: String,
        /// Where it sends.
        to: String,
    },
    /// More than such an answer can have.
    #[error("{url}: the answer is larger than the {limit} bytes that it may have")]
    TooLarge {
        /// What was asked.
        url: String,
        /// How many it may have.
        limit: u64,
    },
    /// An answer of another form.
    #[error("{url}: {why}")]
    Answer {
        /// What was asked.
        url: String,
        /// What is wrong with the answer.
        why: String,
    },
}

impl ClientError {
    /// What to do, if the service or this error says.
    pub fn next(&self) -> Option<&str> {
        match self {
            Self::Refused { problem, .. } => problem.next.as_deref(),
            Self::Certificates => Some("name the file with the certificate authority's own certificate"),
            Self::Unreachable { .. } => Some("check the address and the connection, and run it again"),
            Self::Elsewhere { .. } => {
                Some("use the address that the organisation gave you, or ask for the new one")
            }
            Self::TooLarge { .. } | Self::Answer { .. } => {
                Some("check the address; if it is right, tell whoever runs the service")
            }
        }
    }

    /// The problem, if the service refuses.
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Refused { problem, .. } => Some(problem),
            _ => None,
        }
    }

    /// Is this the service's refusal with this status?
    pub fn is(&self, status: u16) -> bool {
        self.problem().is_some_and(|problem| problem.status == status)
    }
}

#[cfg(test)]
mod tests {
    use super::Problem;

    #[test]
    fn problems_are_read_leniently() {
        let body = br#"{"type":"about:blank","title":"Conflict","status":409,"detail":"another ballot came","next":"vote again","check":"303","previous":"ab","x":1}"#;
        let problem = Problem::read(409, body);
        assert_eq!(problem.to_string(), "another ballot came (check 303)");
        assert_eq!((problem.next.as_deref(), problem.previous.as_deref()), (Some("vote again"), Some("ab")));
        assert_eq!(Problem::read(404, b"{\"title\":\"Not Found\"}").to_string(), "Not Found");
        for body in [b"<html>".as_slice(), b"", b"{}", b"[]"] {
            assert_eq!(
                Problem::read(502, body).to_string(),
                "the answer has status 502 and does not say why"
            );
        }
    }
}
