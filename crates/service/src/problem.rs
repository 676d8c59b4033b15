//! Refusals: RFC 9457 problem documents that say who, where, what, and what to do next (spec 10.2).

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ostrakon_store::StoreError;
use serde::Serialize;

/// Why a request is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// The status, in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// Who, where, what.
    pub detail: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// The check that the result would fail (spec chapter 8).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<String>,
    /// The leaf hash of the voter's last ballot, where another was expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// Seconds after which to ask again.
    #[serde(skip)]
    pub retry: Option<u32>,
}

/// What a handler gives.
pub type Answer<T> = Result<T, Problem>;

impl Problem {
    /// A refusal with this status.
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self {
            title: status.canonical_reason().unwrap_or("refused").to_owned(),
            status: status.as_u16(),
            detail: detail.into(),
            next: None,
            check: None,
            previous: None,
            retry: None,
        }
    }

    /// Not of the form.
    pub fn malformed(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, detail)
    }

    /// Of the form, but refused by a rule.
    pub fn refused(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, detail)
    }

    /// Refused by a numbered check.
    pub fn by_check(check: impl ToString, detail: impl Into<String>) -> Self {
        Self { check: Some(check.to_string()), ..Self::refused(detail) }
    }

    /// There is no such thing.
    pub fn missing(what: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, what)
    }

    /// It does not follow what stands.
    pub fn conflict(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, detail)
    }

    /// Nothing is durable now.
    pub fn unavailable() -> Self {
        let what = "nothing can be written durably at the moment, so nothing was acknowledged";
        Self { retry: Some(1), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, what) }
            .next("send the same bytes again in a while: what is there already is answered, not entered twice")
    }

    /// What to do about it.
    pub fn next(self, next: impl Into<String>) -> Self {
        Self { next: Some(next.into()), ..self }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the store fails");
        Self::unavailable()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let retry = self.retry;
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = retry {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
