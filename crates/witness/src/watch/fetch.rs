//! Getting files over HTTP. A trait, so that tests can be the network.

use std::fmt;
use std::time::Duration;
use ureq::Agent;
use ureq::http::StatusCode;

/// Gets files.
pub trait Fetch: Send + Sync {
    /// Gets a file of at most `limit` bytes; `None` if there is none at this address.
    ///
    /// # Errors
    /// If it cannot be had.
    fn get(&self, url: &str, limit: u64) -> Result<Option<Vec<u8>>, FetchError>;
}

/// Why a file cannot be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct FetchError {
    /// What went wrong.
    pub what: String,
}

impl FetchError {
    fn new(what: impl fmt::Display) -> Self {
        Self { what: what.to_string() }
    }
}

/// The web.
#[derive(Clone, Debug)]
pub struct WebFetch(Agent);

impl WebFetch {
    /// Asks in the name of a witness, so that a log's operator knows who it is.
    pub fn new(witness: &str) -> Self {
        // A name may have characters that a header may not.
        let name: String = witness.chars().filter(char::is_ascii_graphic).collect();
        let agent = format!("ostrakon-witness/{} (+{name})", env!("CARGO_PKG_VERSION"));
        let config = Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(10)))
            .max_redirects(0)
            .http_status_as_error(false)
            .user_agent(agent)
            .build();
        Self(config.into())
    }
}

impl Fetch for WebFetch {
    fn get(&self, url: &str, limit: u64) -> Result<Option<Vec<u8>>, FetchError> {
        let mut answer = self.0.get(url).call().map_err(FetchError::new)?;
        match answer.status() {
            StatusCode::OK => {}
            StatusCode::NOT_FOUND | StatusCode::GONE => return Ok(None),
            status => return Err(FetchError::new(status)),
        }
        let body = answer.body_mut().with_config().limit(limit).read_to_vec();
        body.map(Some).map_err(FetchError::new)
    }
}
