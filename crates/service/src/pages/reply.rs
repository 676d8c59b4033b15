//! Answers that are pages, and what browsers are told to hold them to.

use super::address::{accepted, without_slash};
use crate::problem::Problem;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use ostrakon_pages::{Language, POLICY, Told};

/// What a page's handler gives: the page, or another one that says why not.
pub(super) type Page = Result<Response, Response>;

/// A page that is asked for anew each time.
pub(super) fn page(text: String) -> Response {
    with_status(StatusCode::OK, text)
}

fn with_status(status: StatusCode, text: String) -> Response {
    harden((status, [(header::CACHE_CONTROL, "no-cache")], Html(text)).into_response())
}

/// A page that says why there is none.
pub(super) fn told(told: Told, language: Language) -> Response {
    let status = match told {
        Told::Missing | Told::NoVote => StatusCode::NOT_FOUND,
        Told::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    };
    with_status(status, told.render(language))
}

/// Says that something cannot be read now.
pub(super) fn unavailable(language: Language) -> impl Fn(Problem) -> Response {
    move |_| told(Told::Unavailable, language)
}

/// For addresses of pages that there are not; none for the interface's and the archive's.
pub(crate) fn not_found(uri: &Uri, headers: &HeaderMap) -> Option<Response> {
    let first = uri.path().split('/').nth(1).unwrap_or_default();
    let language = match Language::of(first) {
        // Where people add a slash, the page is without it.
        Some(_) if uri.path().ends_with('/') => return Some(without_slash(uri)),
        Some(language) => language,
        None if asks_for_a_page(headers) && !["api", "elections", "register"].contains(&first) => {
            accepted(headers)
        }
        None => return None,
    };
    Some(told(Told::Missing, language))
}

/// As browsers do, and programs do not.
fn asks_for_a_page(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|kinds| kinds.contains("text/html"))
}

/// Adds what every page and asset says.
pub(super) fn harden(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    );
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    );
    response
}
