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
    moved(&uri, &format!("{}/", uri.path()))
}

/// From `/en/votes/x/`, which shells of a vote link back to, to `/en/votes/x`.
pub(super) async fn no_slash(uri: Uri) -> Response {
    without_slash(&uri)
}

/// To the path without the slashes at its end, of which it has one more at its beginning: two would be another host.
pub(super) fn without_slash(uri: &Uri) -> Response {
    moved(uri, &format!("/{}", uri.path().trim_matches('/')))
}

/// Permanently elsewhere, with the same question.
fn moved(uri: &Uri, path: &str) -> Response {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    match HeaderValue::from_str(&format!("{path}{query}")) {
        Ok(place) => (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, place)]).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
