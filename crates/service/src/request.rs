//! Requests signed by a role's key (spec 10.5): each counts once.

use crate::house::House;
use crate::problem::{Answer, Problem};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use data_encoding::BASE64;
use ostrakon_election::request::{Asked, SignedRequest};
use ostrakon_group::Bytes32;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Seconds around the service's clock in which a request is valid.
pub(crate) const WINDOW: u64 = 300;

/// The requests that have counted already.
#[derive(Default)]
pub(crate) struct Nonces(Mutex<HashMap<[u8; 16], u64>>);

impl Nonces {
    /// Notes a nonce; false if it has counted before.
    fn first(&self, nonce: [u8; 16], time: u64, now: u64) -> bool {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.retain(|_, time| *time + 2 * WINDOW >= now);
        seen.insert(nonce, time).is_none()
    }
}

impl House {
    /// Who signed this request: one of `allowed`.
    pub(crate) fn signed_by(
        &self,
        headers: &HeaderMap,
        method: &Method,
        uri: &Uri,
        body: &[u8],
        allowed: &[Bytes32],
    ) -> Answer<Bytes32> {
        let signed = read(headers)?;
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        let asked = Asked { base: &self.settings.base, method: method.as_str(), path, body };
        let now = self.place.clock.now();
        let who = signed.verify(&asked, now, WINDOW).map_err(|e| unauthorized(e.to_string()))?;
        if !allowed.contains(&who) {
            let what = format!("the key {who} may not do this here");
            return Err(Problem::new(StatusCode::FORBIDDEN, what));
        }
        match self.nonces.first(signed.body.nonce.0, signed.body.time, now) {
            true => Ok(who),
            false => Err(unauthorized("this request has counted already: sign a new one")),
        }
    }
}

fn read(headers: &HeaderMap) -> Answer<SignedRequest> {
    let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let encoded = value.and_then(|value| value.strip_prefix("Ostrakon ")).ok_or_else(|| {
        unauthorized("this is asked for with a request that the role's key signs").next("`ostrakon` signs it: see --help")
    })?;
    let bytes = BASE64.decode(encoded.as_bytes()).map_err(|e| unauthorized(e.to_string()))?;
    SignedRequest::decode(&bytes).map_err(|e| unauthorized(e.to_string()))
}

fn unauthorized(why: impl Into<String>) -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, why)
}
