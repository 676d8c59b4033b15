//! The service, its data directory, its clock, and requests to it.

use crate::forge::People;
use data_encoding::HEXLOWER;
use ostrakon_service::{Clock, Front, Language, Limits, Place, Service, Settings};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::oneshot;

/// A service that answers until it is dropped.
pub struct Carried {
    caller: Caller,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Who asks a service, and sets its clock.
#[derive(Clone)]
pub struct Caller {
    address: String,
    pub(super) data: PathBuf,
    agent: ureq::Agent,
}

/// What it answered.
#[derive(Debug)]
#[expect(missing_docs, reason = "the words of HTTP")]
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
    pub headers: Vec<(String, String)>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.text()))
    }

    /// A header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The body, if the request was granted.
    pub fn granted(self) -> Vec<u8> {
        assert_eq!(self.status, 200, "{}", self.text());
        self.body
    }
}

impl Carried {
    /// Settings under which these people may do what they do.
    pub fn settings(people: &People) -> Settings {
        let key = |key: &ostrakon_tlog::ed25519::SecretKey| (*key.public_key().as_bytes()).into();
        Settings {
            base: super::BASE.into(),
            organisation: "Allotment Society".into(),
            organisers: vec![key(&people.organiser)],
            registrars: vec![key(&people.registrar)],
            keeper: None,
            witnesses: Vec::new(),
            limits: Limits {
                casts: 1_000_000,
                documents: 1_000_000,
                logins: 1_000_000,
                mails: 1_000,
                tokens: 1_000,
                proxies: 0,
            },
            authority: Some([9; 32].into()),
            language: Language::En,
            mail: None,
            oidc: None,
        }
    }

    /// Puts the log's key where the service looks for it: forged boards are signed by it too.
    pub fn place_key(data: &Path, people: &People) {
        let keys = data.join("keys");
        std::fs::create_dir_all(&keys).unwrap();
        std::fs::write(keys.join("log.key"), HEXLOWER.encode(people.log.expose_seed().as_slice())).unwrap();
    }

    /// Starts it on a data directory; its clock is the file `clock` there.
    ///
    /// # Errors
    /// Why it does not start.
    pub fn start(data: &Path, settings: Settings, database: Option<String>) -> Result<Self, String> {
        Self::start_at(data, settings, database, "127.0.0.1:0")
    }

    /// As `start`, at an address: where it was before, for those who hold it.
    ///
    /// # Errors
    /// Why it does not start.
    pub fn start_at(
        data: &Path,
        settings: Settings,
        database: Option<String>,
        at: &str,
    ) -> Result<Self, String> {
        Self::start_with(data, settings, database, at, Front::default)
    }

    /// As `start`, with what is said of connections.
    ///
    /// # Errors
    /// Why it does not start.
    pub fn start_behind(
        data: &Path,
        settings: Settings,
        database: Option<String>,
        front: impl FnOnce() -> Front + Send + 'static,
    ) -> Result<Self, String> {
        Self::start_with(data, settings, database, "127.0.0.1:0", front)
    }

    /// As `start`, at an address, with what is said of connections.
    ///
    /// # Errors
    /// Why it does not start.
    pub fn start_with(
        data: &Path,
        settings: Settings,
        database: Option<String>,
        at: &str,
        front: impl FnOnce() -> Front + Send + 'static,
    ) -> Result<Self, String> {
        Self::begin(data, settings, database, at.to_owned(), Box::new(front))
    }

    fn begin(
        data: &Path,
        settings: Settings,
        database: Option<String>,
        at: String,
        front: Box<dyn FnOnce() -> Front + Send>,
    ) -> Result<Self, String> {
        let place = Place { data: data.to_owned(), database, clock: Clock::File(data.join("clock")) };
        let (told, hear) = std::sync::mpsc::channel();
        let (stop, stopped) = oneshot::channel();
        let serve = async move {
            let front = front();
            let service = match Service::open(settings, place).await {
                Ok(service) => service,
                Err(error) => return told.send(Err(error.to_string())).unwrap(),
            };
            let listener = tokio::net::TcpListener::bind(at).await.unwrap();
            told.send(Ok(listener.local_addr().unwrap())).unwrap();
            let stopped = async { drop(stopped.await) };
            service.serve(listener, front, stopped).await;
        };
        let thread = std::thread::spawn(move || {
            tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(serve);
        });
        let address = hear.recv().map_err(|e| e.to_string())??;
        let caller = Caller::new(format!("http://{address}"), data);
        Ok(Self { caller, stop: Some(stop), thread: Some(thread) })
    }
}

impl std::ops::Deref for Carried {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.caller
    }
}

impl Caller {
    /// Asks the service at this address, whose data directory is `data`.
    pub fn new(address: String, data: &Path) -> Self {
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        Self { address, data: data.to_owned(), agent: agent.into() }
    }

    /// Somebody who waits no longer than this for an answer, and goes.
    #[must_use]
    pub fn hasty(&self, patience: Duration) -> Self {
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(patience))
            .build();
        Self { agent: agent.into(), ..self.clone() }
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What it publishes.
    pub fn public(&self) -> PathBuf {
        self.data.join("public")
    }

    /// Sets its clock, in one step: half a file would be the beginning of time.
    pub fn set_clock(&self, time: u64) {
        let next = self.data.join("clock.next");
        std::fs::write(&next, time.to_string()).unwrap();
        std::fs::rename(next, self.data.join("clock")).unwrap();
    }

    /// GET.
    pub fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[])
    }

    /// GET with headers.
    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = self.agent.get(format!("{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        answer(request.call()).unwrap()
    }

    /// DELETE with headers.
    pub fn delete(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = self.agent.delete(format!("{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        answer(request.call()).unwrap()
    }

    /// POST of a body with headers.
    pub fn post(&self, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        self.try_post(path, headers, body).unwrap()
    }

    /// As `post`, where the connection may break.
    pub fn try_post(&self, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Result<Answer, ureq::Error> {
        let mut request = self.agent.post(format!("{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        answer(request.send(body))
    }

    /// POST of JSON.
    pub fn post_json(&self, path: &str, body: &serde_json::Value) -> Answer {
        self.post(path, &[("content-type", "application/json")], body.to_string().as_bytes())
    }
}

fn answer(response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Answer, ureq::Error> {
    let mut response = response?;
    let header = |(name, value): (&ureq::http::HeaderName, &ureq::http::HeaderValue)| {
        (name.to_string(), value.to_str().unwrap_or_default().to_owned())
    };
    let headers = response.headers().iter().map(header).collect();
    let body = response.body_mut().with_config().limit(256 << 20).read_to_vec()?;
    Ok(Answer { status: response.status().as_u16(), body, headers })
}

impl Drop for Carried {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
