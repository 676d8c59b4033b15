//! What is asked of every request by somebody without a key: from this service's own pages, as JSON, not too often.

use super::caller::caller;
use super::limits::Who;
use crate::house::House;
use crate::problem::{Answer, Problem};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, header};
use serde::de::DeserializeOwned;

const SITE: &str = "sec-fetch-site";

impl House {
    /// Refuses what another site's page makes a browser send. Browsers name no origin when a page reads from its own; they say so otherwise.
    pub(super) fn own_pages_only(&self, parts: &Parts) -> Answer<()> {
        let mut origins = parts.headers.get_all(header::ORIGIN).iter();
        let own = match (origins.next(), origins.next()) {
            (Some(origin), None) => origin.as_bytes() == self.reception.origin().as_bytes(),
            (None, _) => {
                let site = parts.headers.get(SITE).map(|site| site.as_bytes());
                parts.method == Method::GET && site == Some(b"same-origin")
            }
            _ => false,
        };
        match own {
            true => Ok(()),
            false => Err(Problem::new(
                StatusCode::FORBIDDEN,
                "this is asked for from this service's own pages alone",
            )
            .next(format!("send the header Origin: {}", self.reception.origin()))),
        }
    }

    /// Refuses whoever asks too often.
    pub(super) fn not_too_often(&self, parts: &Parts) -> Answer<()> {
        self.reception.logins.check(self.caller(parts))
    }

    /// A name for whoever asks.
    pub(super) fn caller(&self, parts: &Parts) -> Who {
        caller(parts, self.settings.limits.proxies, &self.reception.veil)
    }
}

/// Reads a JSON body.
pub(super) fn read<T: DeserializeOwned>(parts: &Parts, body: &[u8]) -> Answer<T> {
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).map(str::trim);
    if !kind.is_some_and(|kind| kind.eq_ignore_ascii_case("application/json")) {
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "the body is application/json"));
    }
    serde_json::from_slice(body).map_err(|e| Problem::malformed(position(&e)))
}

/// Where a document is not of the form; never what stands there.
fn position(error: &serde_json::Error) -> String {
    format!("line {}, column {}: this is no document of this request's form", error.line(), error.column())
}
