//! The way to a language, and addresses that are written differently.

use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use ostrakon_pages::Language;

/// To the first page, in the reader's language.
pub(super) async fn home(headers: HeaderMap) -> Response {
    to_language(&headers, "/")
}

/// To where one logs in, in the reader's language: mails link here. The browser keeps what stands behind `#`.
pub(super) async fn login(headers: HeaderMap) -> Response {
    to_language(&headers, "/login")
}

fn to_language(headers: &HeaderMap, path: &str) -> Response {
    let place = format!("/{}{path}", accepted(headers).code());
    let headers = [
        (header::LOCATION, place.as_str()),
        (header::VARY, "accept-language"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// The reader's language.
pub(super) fn accepted(headers: &HeaderMap) -> Language {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    wanted.map_or_else(Language::default, Language::accepted)
}

/// From `/en` to `/en/`.
pub(super) async fn slash(uri: Uri) -> Response {
    moved(&format!("{}/", uri.path()))
}

/// From `/en/votes/x/`, which shells of a vote link back to, to `/en/votes/x`.
pub(super) async fn no_slash(uri: Uri) -> Response {
    moved(uri.path().trim_end_matches('/'))
}

/// Permanently elsewhere.
pub(super) fn moved(place: &str) -> Response {
    match HeaderValue::from_str(place) {
        Ok(place) => (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, place)]).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
