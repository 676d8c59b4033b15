//! Refusals: RFC 9457 problem documents that say who, where, what, and what to do next (spec 10.2).

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;
use ostrakon_store::StoreError;
use serde::Serialize;

/// Why a request is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(transparent)]
pub(crate) struct Problem(Box<Told>);

/// The document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub(crate) struct Told {
    /// The status, in words.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// Who, where, what.
    detail: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
    /// The check that the result would fail (spec chapter 8).
    #[serde(skip_serializing_if = "Option::is_none")]
    check: Option<String>,
    /// The leaf hash of the voter's last ballot, where another was expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<String>,
    /// Seconds after which to ask again.
    #[serde(skip)]
    retry: Option<u32>,
}

/// What a handler gives.
pub(crate) type Answer<T> = Result<T, Problem>;

impl Problem {
    /// A refusal with this status.
    pub(crate) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self(Box::new(Told {
            title: status.canonical_reason().unwrap_or("refused"),
            status: status.as_u16(),
            detail: detail.into(),
            next: None,
            check: None,
            previous: None,
            retry: None,
        }))
    }

    /// Not of the form.
    pub(crate) fn malformed(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, detail)
    }

    /// Of the form, but refused by a rule.
    pub(crate) fn refused(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, detail)
    }

    /// Refused by a numbered check.
    pub(crate) fn by_check(check: impl ToString, detail: impl Into<String>) -> Self {
        Self::refused(detail).check(check)
    }

    /// There is no such thing.
    pub(crate) fn missing(what: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, what)
    }

    /// It does not follow what stands.
    pub(crate) fn conflict(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, detail)
    }

    /// Too often.
    pub(crate) fn too_often(seconds: u32) -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, "this is asked for too often").retry(seconds)
    }

    /// Nothing is durable now.
    pub(crate) fn unavailable() -> Self {
        let what = "nothing can be written durably at the moment, so nothing was acknowledged";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, what).retry(1).next(
            "send the same bytes again in a while: what is there already is answered, not entered twice",
        )
    }

    /// Nothing is durable now, for want of room.
    pub(crate) fn full() -> Self {
        let mut problem = Self::unavailable();
        problem.0.detail = format!("the service's disk is full: {}", problem.0.detail);
        problem
    }

    /// What to do about it.
    pub(crate) fn next(mut self, next: impl Into<String>) -> Self {
        self.0.next = Some(next.into());
        self
    }

    /// The check that the result would fail.
    pub(crate) fn check(mut self, check: impl ToString) -> Self {
        self.0.check = Some(check.to_string());
        self
    }

    /// The voter's last ballot.
    pub(crate) fn previous(mut self, leaf: &[u8; 32]) -> Self {
        self.0.previous = Some(HEXLOWER.encode(leaf));
        self
    }

    /// Seconds after which to ask again.
    pub(crate) fn retry(mut self, seconds: u32) -> Self {
        self.0.retry = Some(seconds);
        self
    }

    /// The document with what belongs to this refusal (RFC 9457, 3.2).
    pub(crate) fn with(self, members: &impl Serialize) -> Response {
        #[derive(Serialize)]
        struct Extended<'a, T> {
            #[serde(flatten)]
            told: &'a Told,
            #[serde(flatten)]
            members: &'a T,
        }
        let body = serde_json::to_vec(&Extended { told: &self.0, members });
        let mut response = self.into_response();
        if let Ok(body) = body {
            response.headers_mut().remove(header::CONTENT_LENGTH);
            *response.body_mut() = body.into();
        }
        response
    }

    /// The check that refuses it.
    pub(crate) fn refused_by(&self) -> Option<&str> {
        self.0.check.as_deref()
    }

    /// The HTTP status.
    pub(crate) fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the store fails");
        if error.is_full() { Self::full() } else { Self::unavailable() }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let retry = self.0.retry;
        let mut response = (self.status(), Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = retry {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
