//! One question, one answer, over HTTP: limits, patience, and no way to another place.

mod again;
mod agent;
#[cfg(test)]
pub(crate) mod scripted;
#[cfg(test)]
mod tests;

use crate::{Base, ClientError, Problem};
use again::{Patience, Tried};
use std::io::Read;
use std::time::Duration;
use ureq::http::{self, Response, header};
use ureq::{Agent, Body};

/// Kilobytes are enough for most answers.
pub(crate) const SMALL: u64 = 1 << 20;
/// How often a service may send from one of its paths to another.
const MOST_REDIRECTS: usize = 3;

/// How a service is spoken to.
#[derive(Clone, Debug)]
pub struct Options {
    /// Certificates to trust in place of those of the public authorities, in PEM form.
    pub certificates: Option<Vec<u8>>,
    /// How long an answer may take, and how long its body.
    pub timeout: Duration,
    /// The time to sign requests with, in a rehearsal; else the system's.
    pub time: Option<u64>,
    /// How long to try again, all pauses together, where the service asks for it or the connection breaks.
    pub patience: Duration,
}

impl Default for Options {
    fn default() -> Self {
        let (timeout, patience) = (Duration::from_secs(300), Duration::from_secs(60));
        Self { certificates: None, timeout, time: None, patience }
    }
}

/// What is asked.
#[derive(Clone, Debug)]
pub(crate) struct Ask<'a> {
    pub(crate) method: &'a str,
    /// What follows the base.
    pub(crate) path: &'a str,
    pub(crate) headers: Vec<(&'a str, String)>,
    pub(crate) body: Option<(&'a str, &'a [u8])>,
    /// The most bytes of an answer.
    pub(crate) limit: u64,
    /// Asked twice, it does what it does asked once.
    pub(crate) again: bool,
    /// Whether to go where an answer sends, within the origin.
    pub(crate) goes_on: bool,
}

impl<'a> Ask<'a> {
    pub(crate) fn get(path: &'a str) -> Self {
        Self {
            method: "GET",
            path,
            headers: Vec::new(),
            body: None,
            limit: SMALL,
            again: true,
            goes_on: true,
        }
    }

    pub(crate) fn post(path: &'a str, media: &'a str, body: &'a [u8]) -> Self {
        Self { method: "POST", body: Some((media, body)), ..Self::get(path) }
    }

    pub(crate) fn at_most(self, limit: u64) -> Self {
        Self { limit, ..self }
    }

    /// It must not be sent twice.
    pub(crate) fn once(self) -> Self {
        Self { again: false, ..self }
    }

    /// An answer that sends elsewhere is an answer.
    pub(crate) fn stay(self) -> Self {
        Self { goes_on: false, ..self }
    }

    /// Nobody is named by it.
    fn is_nameless(&self) -> bool {
        !self.headers.iter().any(|(name, _)| ["authorization", "cookie"].contains(name))
    }

    pub(crate) fn header(mut self, name: &'a str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// What comes back.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: http::HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

/// A connection to one service.
#[derive(Clone, Debug)]
pub(crate) struct Wire {
    agent: Agent,
    base: Base,
    patience: Duration,
    pub(crate) time: Option<u64>,
}

impl Wire {
    pub(crate) fn new(base: Base, options: &Options) -> Result<Self, ClientError> {
        let agent = agent::new(&base, options)?;
        Ok(Self { agent, base, patience: options.patience, time: options.time })
    }

    pub(crate) fn base(&self) -> &Base {
        &self.base
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// Asks, again if that may help; a refusal is an error.
    pub(crate) fn ask(&self, ask: &Ask<'_>) -> Result<Answer, ClientError> {
        self.ask_fresh(&mut || Ok(ask.clone()))
    }

    /// As [`Self::ask`], for what must be made anew for every attempt.
    pub(crate) fn ask_fresh<'a>(
        &self,
        make: &mut dyn FnMut() -> Result<Ask<'a>, ClientError>,
    ) -> Result<Answer, ClientError> {
        let mut path = String::new();
        let answer = self.answered(&mut || make().inspect(|ask| ask.path.clone_into(&mut path)))?;
        self.judge(&path, answer)
    }

    /// Asks, again if that may help; whatever is answered is an answer.
    pub(crate) fn answer(&self, ask: &Ask<'_>) -> Result<Answer, ClientError> {
        self.answered(&mut || Ok(ask.clone()))
    }

    fn answered<'a>(
        &self,
        make: &mut dyn FnMut() -> Result<Ask<'a>, ClientError>,
    ) -> Result<Answer, ClientError> {
        let mut patience = Patience::new(self.patience);
        loop {
            let ask = make()?;
            let tried = self.follow(&ask)?;
            if ask.again && patience.wait(&tried) {
                continue;
            }
            return match tried {
                Tried::Broken(why) => Err(ClientError::Unreachable { url: self.url(ask.path), why }),
                Tried::Answered(answer) => Ok(answer),
            };
        }
    }

    fn judge(&self, path: &str, answer: Answer) -> Result<Answer, ClientError> {
        match answer.status {
            200..=299 | 304 => Ok(answer),
            status => {
                let problem = Box::new(Problem::read(status, &answer.body));
                Err(ClientError::Refused { url: self.url(path), problem })
            }
        }
    }

    /// One attempt. What is fetched without a name may be sent to another path of the same origin.
    fn follow(&self, ask: &Ask<'_>) -> Result<Tried, ClientError> {
        let mut url = self.url(ask.path);
        for _ in 0..=MOST_REDIRECTS {
            let answer = match self.once(ask, &url) {
                Ok(answer) => answer,
                Err(Failure::Broken(why)) => return Ok(Tried::Broken(why)),
                Err(Failure::TooLarge) => return Err(ClientError::TooLarge { url, limit: ask.limit }),
            };
            if !(ask.goes_on && matches!(answer.status, 301 | 302 | 303 | 307 | 308)) {
                return Ok(Tried::Answered(answer));
            }
            let to = answer.header("location").unwrap_or("nowhere").to_owned();
            url = match self.within(&to).filter(|_| ask.method == "GET" && ask.is_nameless()) {
                Some(url) => url,
                None => return Err(ClientError::Elsewhere { url, to }),
            };
        }
        Err(ClientError::Elsewhere { to: "and on and on".into(), url })
    }

    /// A place of the same origin.
    fn within(&self, location: &str) -> Option<String> {
        let origin = self.base.origin();
        if location.starts_with('/') && !location.starts_with("//") {
            return Some(format!("{origin}{location}"));
        }
        let rest = location.strip_prefix(origin)?;
        (rest.is_empty() || rest.starts_with('/')).then(|| location.to_owned())
    }

    fn once(&self, ask: &Ask<'_>, url: &str) -> Result<Answer, Failure> {
        let mut request = http::Request::builder().method(ask.method).uri(url);
        for (name, value) in &ask.headers {
            request = request.header(*name, value);
        }
        let broken = |error: http::Error| Failure::Broken(error.to_string());
        let answered = match ask.body {
            None => self.agent.run(request.body(()).map_err(broken)?),
            Some((media, body)) => {
                self.agent.run(request.header(header::CONTENT_TYPE, media).body(body).map_err(broken)?)
            }
        };
        read(answered.map_err(|error| Failure::Broken(error.to_string()))?, ask.limit)
    }
}

/// Why an attempt gave no answer.
enum Failure {
    Broken(String),
    TooLarge,
}

/// Reads an answer of at most `limit` bytes.
fn read(mut response: Response<Body>, limit: u64) -> Result<Answer, Failure> {
    let mut body = Vec::new();
    let reader = response.body_mut().as_reader();
    let read = reader.take(limit.saturating_add(1)).read_to_end(&mut body);
    read.map_err(|error| Failure::Broken(error.to_string()))?;
    if body.len() as u64 > limit {
        return Err(Failure::TooLarge);
    }
    let (parts, _) = response.into_parts();
    Ok(Answer { status: parts.status.as_u16(), headers: parts.headers, body })
}
