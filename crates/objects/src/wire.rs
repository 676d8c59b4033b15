//! Requests of an object store, over the HTTP client that the rest of Ostrakon uses: one TLS, one list of authorities.

use crate::trouble::{self, Trouble, Why};
use async_trait::async_trait;
use http_body_util::BodyExt;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpService,
};
use object_store::{ClientConfigKey, ClientOptions};
use std::sync::Mutex;
use std::time::Duration;
use ureq::http::{Request, Response, header};
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, Body};

/// How long a store may take, and how often it is asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// To connect.
    pub connect: Duration,
    /// Between one piece of an answer and the next, and for the first.
    pub answer: Duration,
    /// After errors that pass.
    pub retries: usize,
    /// Before it is asked again; then twice as long, and so on.
    pub pause: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            answer: Duration::from_secs(60),
            retries: 6,
            pause: Duration::from_millis(200),
        }
    }
}

/// Whom to trust and how long to wait, for every connection of a store.
#[derive(Clone, Debug)]
pub(crate) struct Wire {
    pub(crate) patience: Patience,
    /// Authorities in place of Mozilla's.
    pub(crate) roots: Option<Vec<Certificate<'static>>>,
}

/// More than any answer that is asked for as a whole: notes, and pages of a listing.
const MOST_WHOLE: u64 = 1 << 30;

impl HttpConnector for Wire {
    fn connect(&self, options: &ClientOptions) -> object_store::Result<HttpClient> {
        let plain = options.get_config_value(&ClientConfigKey::AllowHttp).as_deref() == Some("true");
        Ok(HttpClient::new(Line { wire: self.clone(), plain, agent: Mutex::new(None) }))
    }
}

/// Connections of one process: after a fork, the child makes its own.
#[derive(Debug)]
struct Line {
    wire: Wire,
    plain: bool,
    agent: Mutex<Option<(u32, Agent)>>,
}

impl Line {
    fn agent(&self) -> Agent {
        let mut kept = self.agent.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let own = std::process::id();
        match &*kept {
            Some((process, agent)) if *process == own => agent.clone(),
            _ => kept.insert((own, self.new_agent())).1.clone(),
        }
    }

    fn new_agent(&self) -> Agent {
        let Wire { patience, roots } = &self.wire;
        let roots = roots.as_ref().map_or(RootCerts::WebPki, |roots| RootCerts::new_with_certs(roots));
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("ostrakon/", env!("CARGO_PKG_VERSION")))
            .timeout_resolve(Some(patience.connect))
            .timeout_connect(Some(patience.connect))
            .timeout_per_read(Some(patience.answer))
            .timeout_per_write(Some(patience.answer))
            .timeout_recv_response(Some(patience.answer))
            .https_only(!self.plain)
            .tls_config(TlsConfig::builder().root_certs(roots).build());
        let config = if self.plain { config.proxy(None) } else { config };
        config.build().into()
    }

    fn ask(&self, request: Request<Vec<u8>>) -> Result<HttpResponse, ureq::Error> {
        let limit = limit(&request);
        let agent = self.agent();
        let answer = match request.body().is_empty() && request.method().is_safe() {
            true => agent.run(request.map(|_| ()))?,
            false => agent.run(request)?,
        };
        read(answer, limit)
    }
}

/// How many bytes the answer may have: as many as were asked for, or what errors have.
fn limit<T>(request: &Request<T>) -> u64 {
    const ERRORS: u64 = 1 << 16;
    let range = request.headers().get(header::RANGE).and_then(|range| range.to_str().ok());
    let ends = range.and_then(|range| range.strip_prefix("bytes=")?.split_once('-'));
    let length = ends
        .and_then(|(first, last)| last.parse::<u64>().ok()?.checked_sub(first.parse().ok()?)?.checked_add(1));
    length.map_or(MOST_WHOLE, |length| length.max(ERRORS))
}

fn read(answer: Response<Body>, limit: u64) -> Result<HttpResponse, ureq::Error> {
    let (parts, body) = answer.into_parts();
    let bytes = body.into_with_config().limit(limit).read_to_vec()?;
    if parts.status.as_u16() >= 300 {
        trouble::note_why(Why::Status(parts.status.as_u16(), trouble::code(&bytes)));
    }
    Ok(Response::from_parts(parts, bytes.into()))
}

#[async_trait]
impl HttpService for Line {
    /// Waits on this thread: every call of a store has one of its own.
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let (parts, body) = request.into_parts();
        let (host, credentials) = (parts.uri.host().unwrap_or_default(), trouble::is_machine(&parts.uri));
        trouble::note(Trouble { host: host.into(), credentials, why: None });
        let body = body.collect().await?.to_bytes();
        self.ask(Request::from_parts(parts, body.to_vec())).map_err(|error| {
            trouble::note_why(trouble::why(&error));
            // Where there is no cloud, nobody answers.
            let kind = if credentials { HttpErrorKind::Unknown } else { kind(&error) };
            HttpError::new(kind, error)
        })
    }
}

/// Whether it is worth while to ask again.
fn kind(error: &ureq::Error) -> HttpErrorKind {
    use std::io::ErrorKind;
    match error {
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed => HttpErrorKind::Connect,
        ureq::Error::Io(io) if io.kind() == ErrorKind::ConnectionRefused => HttpErrorKind::Connect,
        ureq::Error::Timeout(_) => HttpErrorKind::Timeout,
        ureq::Error::Io(_) | ureq::Error::Protocol(_) => HttpErrorKind::Interrupted,
        ureq::Error::BodyExceedsLimit(_) => HttpErrorKind::Decode,
        _ => HttpErrorKind::Unknown,
    }
}

/// Authorities in PEM form; none if there are none, or anything else.
pub(crate) fn authorities(pem: &[u8]) -> Option<Vec<Certificate<'static>>> {
    let mut found = Vec::new();
    for item in parse_pem(pem) {
        if let PemItem::Certificate(certificate) = item.ok()? {
            found.push(certificate);
        }
    }
    (!found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit_of(range: &str) -> u64 {
        limit(&Request::get("https://host/").header(header::RANGE, range).body(()).unwrap())
    }

    #[test]
    fn nobody_is_sent_more_than_was_asked_for() {
        assert_eq!(limit_of("bytes=0-999999"), 1_000_000);
        assert_eq!(limit_of("bytes=10-19"), 1 << 16, "an error may be longer than ten bytes");
        for odd in ["bytes=-5", "bytes=5-", "bytes=9-5", "lines=1-2", "bytes=0-18446744073709551615"] {
            assert_eq!(limit_of(odd), MOST_WHOLE, "{odd}");
        }
    }

    #[test]
    fn authorities_are_certificates_and_at_least_one() {
        assert!(authorities(b"").is_none());
        assert!(authorities(b"no PEM").is_none());
        assert!(authorities(b"-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----\n").is_none());
    }
}
