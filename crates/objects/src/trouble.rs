//! What a request met with, told so that somebody can act on it. Nothing of a request or an answer is repeated but the host's name, a status and a code: both can hold secrets.

use std::cell::RefCell;
use std::io::{self, ErrorKind};
use ureq::http::Uri;

/// Of the last request of this thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// Who was asked.
    pub(crate) host: String,
    /// Whether for credentials of this machine.
    pub(crate) credentials: bool,
    /// What went wrong, if anything did.
    pub(crate) why: Option<Why>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// An answer with this status and this code of S3.
    Status(u16, String),
    NoHost,
    NoAnswer,
    TooSlow,
    TooMuch,
    PlainHttp,
    Certificate,
    Broken,
}

thread_local! {
    static LAST: RefCell<Trouble> = RefCell::default();
}

/// A request begins.
pub(crate) fn note(trouble: Trouble) {
    LAST.set(trouble);
}

/// The request met with this.
pub(crate) fn note_why(why: Why) {
    LAST.with_borrow_mut(|last| last.why = Some(why));
}

/// What the last request of this thread met with.
pub(crate) fn last() -> Trouble {
    LAST.with_borrow(Trouble::clone)
}

/// Of an error that S3 writes in XML: letters and digits, or nothing.
pub(crate) fn code(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body.get(..4096).unwrap_or(body));
    let code = text.split_once("<Code>").and_then(|(_, rest)| rest.split_once("</Code>"));
    let code = code.map_or("", |(code, _)| code);
    let plain = code.len() <= 64 && code.chars().all(|c| c.is_ascii_alphanumeric());
    if plain { code.into() } else { String::new() }
}

/// Whether a machine in a cloud is asked for its own credentials.
pub(crate) fn is_machine(uri: &Uri) -> bool {
    let host = uri.host().unwrap_or_default();
    ["169.254.169.254", "169.254.170.2", "169.254.170.23"].contains(&host)
        || uri.path() == "/latest/api/token"
}

/// Of an error of the client.
pub(crate) fn why(error: &ureq::Error) -> Why {
    match error {
        ureq::Error::HostNotFound => Why::NoHost,
        // So the standard library says that a name leads nowhere.
        ureq::Error::Io(io) if io.to_string().starts_with("failed to lookup address") => Why::NoHost,
        ureq::Error::ConnectionFailed => Why::NoAnswer,
        ureq::Error::Io(io) if io.kind() == ErrorKind::ConnectionRefused => Why::NoAnswer,
        ureq::Error::Timeout(_) => Why::TooSlow,
        ureq::Error::BodyExceedsLimit(_) => Why::TooMuch,
        ureq::Error::RequireHttpsOnly(_) => Why::PlainHttp,
        ureq::Error::Rustls(_) | ureq::Error::Tls(_) => Why::Certificate,
        _ => Why::Broken,
    }
}

impl Trouble {
    /// Whether nothing is kept there, in a bucket that is.
    pub(crate) fn is_missing(&self) -> bool {
        matches!(&self.why, Some(Why::Status(404, code)) if code != "NoSuchBucket")
    }

    /// Whether what was asked for begins behind the end.
    pub(crate) fn is_behind(&self) -> bool {
        matches!(self.why, Some(Why::Status(416, _)))
    }

    /// As an error about something that is kept there.
    pub(crate) fn told(&self, place: &str) -> io::Error {
        let (kind, what) = self.words();
        io::Error::new(kind, format!("{place}: {what}"))
    }

    fn words(&self) -> (ErrorKind, String) {
        const CREDENTIALS: &str = "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and AWS_SESSION_TOKEN if there is one; files of profiles are not read";
        let host = &self.host;
        let Some(why) = &self.why else {
            return (ErrorKind::Other, format!("{host} sends what is no answer of S3; see AWS_ENDPOINT_URL"));
        };
        if self.credentials {
            return (ErrorKind::PermissionDenied, format!("there are no credentials; {CREDENTIALS}"));
        }
        match why {
            Why::Status(status, code) => status_words(host, *status, code),
            Why::NoHost => {
                (ErrorKind::NotFound, format!("there is no host {host}; see AWS_ENDPOINT_URL and AWS_REGION"))
            }
            Why::NoAnswer => (
                ErrorKind::NotConnected,
                format!("{host} does not answer; see AWS_ENDPOINT_URL, or try again later"),
            ),
            Why::TooSlow => {
                (ErrorKind::TimedOut, format!("{host} is too slow; try again later: what is done is kept"))
            }
            Why::TooMuch => (
                ErrorKind::InvalidData,
                format!("{host} sends more than was asked for; see AWS_ENDPOINT_URL"),
            ),
            Why::PlainHttp => (
                ErrorKind::InvalidInput,
                format!(
                    "{host} would be asked without TLS; AWS_ALLOW_HTTP=true allows it, for a server of your own network"
                ),
            ),
            Why::Certificate => (
                ErrorKind::InvalidData,
                format!(
                    "the certificate of {host} is not good; AWS_CA_BUNDLE names a file of other authorities"
                ),
            ),
            Why::Broken => (
                ErrorKind::ConnectionAborted,
                format!("{host} breaks off; try again later: what is done is kept"),
            ),
        }
    }
}

fn status_words(host: &str, status: u16, code: &str) -> (ErrorKind, String) {
    let said = if code.is_empty() { status.to_string() } else { format!("{status} {code}") };
    match (status, code) {
        (_, "NoSuchBucket") => (
            ErrorKind::NotFound,
            format!("{host} has no such bucket; make it, or see AWS_ENDPOINT_URL and AWS_REGION"),
        ),
        (_, "InvalidAccessKeyId" | "SignatureDoesNotMatch" | "ExpiredToken" | "InvalidToken") => (
            ErrorKind::PermissionDenied,
            format!(
                "{host} does not take these credentials ({said}); see AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN"
            ),
        ),
        (_, "RequestTimeTooSkewed") => (
            ErrorKind::PermissionDenied,
            format!("{host} and this machine tell different times ({said}); set this machine's clock"),
        ),
        (401 | 403, _) => (
            ErrorKind::PermissionDenied,
            format!(
                "{host} forbids it ({said}); these credentials must be allowed to read, write and list there"
            ),
        ),
        (300..=399, _) | (_, "AuthorizationHeaderMalformed") => (
            ErrorKind::InvalidInput,
            format!("{host} sends elsewhere ({said}): the bucket is of another region; set AWS_REGION"),
        ),
        (412, _) => {
            (ErrorKind::InvalidData, "changed since it was listed; read a copy to which nobody writes".into())
        }
        (429 | 500..=599, _) => (
            ErrorKind::Other,
            format!(
                "{host} fails ({said}), and failed as often as it was asked; try again later: what is done is kept"
            ),
        ),
        _ => (ErrorKind::Other, format!("{host} refuses ({said}); see AWS_ENDPOINT_URL and AWS_REGION")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_letters_and_digits_or_nothing() {
        assert_eq!(code(b"<Error><Code>NoSuchKey</Code><Key>x</Key></Error>"), "NoSuchKey");
        assert_eq!(code(b"<Error><Code>\x1b[31m</Code></Error>"), "");
        assert_eq!(code(b"<Code>unended"), "");
        assert_eq!(code(&[0xff; 9000]), "");
        assert_eq!(code(format!("<Code>{}</Code>", "a".repeat(65)).as_bytes()), "");
    }

    #[test]
    fn every_trouble_says_who_and_what_next() {
        let told = |why| {
            Trouble { host: "s3.example".into(), credentials: false, why: Some(why) }
                .told("s3://votes/a")
                .to_string()
        };
        let all = [
            Why::NoHost,
            Why::NoAnswer,
            Why::TooSlow,
            Why::TooMuch,
            Why::PlainHttp,
            Why::Certificate,
            Why::Broken,
        ];
        let statuses =
            [301, 400, 401, 403, 404, 429, 500, 503].map(|status| Why::Status(status, String::new()));
        for why in all.into_iter().chain(statuses) {
            let told = told(why);
            assert!(
                told.starts_with("s3://votes/a: ") && told.contains("s3.example") && told.contains("; "),
                "{told}"
            );
        }
        let machine = Trouble { credentials: true, why: Some(Why::NoAnswer), ..Trouble::default() }
            .told("s3://votes/a");
        assert!(machine.to_string().contains("there are no credentials"), "{machine}");
    }
}
