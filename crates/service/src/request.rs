//! Requests signed by a role's key (spec 10.5): each counts once.

use crate::house::House;
use crate::problem::{Answer, Problem};
use axum::http::{HeaderMap, StatusCode, header, request::Parts};
use ostrakon_election::request::{Asked, Request, RequestError, WINDOW};
use ostrakon_group::Bytes32;

impl House {
    /// Who signed this request: one of `allowed`. That it counts is durable before it takes effect.
    pub(crate) async fn signed_by(&self, parts: &Parts, body: &[u8], allowed: &[Bytes32]) -> Answer<Bytes32> {
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        let asked = Asked { base: &self.settings.base, method: parts.method.as_str(), path, body };
        let now = self.place.clock.now();
        let verified = Request::verify(header_of(&parts.headers)?, &asked, now, allowed).map_err(refused)?;
        // Longer than it is valid: a clock may be put right meanwhile.
        let until = verified.time.saturating_add(2 * WINDOW);
        match self.store.board().note_nonce(verified.nonce.0, until, now).await? {
            true => Ok(verified.key),
            false => Err(unauthorized("this request has counted already: sign a new one")),
        }
    }
}

fn header_of(headers: &HeaderMap) -> Answer<&str> {
    let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    value.ok_or_else(|| {
        unauthorized("this is asked for by a request that the role's key signs")
            .next("use the `ostrakon` command of your role: it signs")
    })
}

fn refused(error: RequestError) -> Problem {
    match error {
        RequestError::Stranger(_) => Problem::new(StatusCode::FORBIDDEN, error.to_string()),
        error => unauthorized(error.to_string()),
    }
}

fn unauthorized(why: impl Into<String>) -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, why)
}
