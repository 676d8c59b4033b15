//! The archive as a static web server would give it (spec 10.1), but for times: when a file was written is when ballots came.

use crate::house::House;
use crate::pages;
use crate::problem::Problem;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;
use ostrakon_group::sha256;
use std::sync::Arc;
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// Serves a file of the archive, to scripts of every origin: they must also be able to tell what is not there.
pub(crate) async fn file(State(house): State<Arc<House>>, request: Request) -> Response {
    let mut response = answer(&house, request).await;
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

async fn answer(house: &House, mut request: Request) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return Problem::new(StatusCode::METHOD_NOT_ALLOWED, "files are read with GET").into_response();
    }
    let path = request.uri().path().to_owned();
    if !published(&path) {
        if let Some(page) = pages::not_found(request.uri(), request.headers()) {
            return page;
        }
        return Problem::missing(format!("there is no {path}"))
            .next("the interface is described at api/openapi.json")
            .into_response();
    }
    let known = without_times(&path, &mut request);
    let files = ServeDir::new(house.place.public()).append_index_html_on_directories(false);
    match files.oneshot(request).await {
        Ok(response) if response.status() == StatusCode::NOT_FOUND => {
            Problem::missing(format!("there is no {path}")).into_response()
        }
        Ok(response) => {
            let response = with_headers(&path, response.into_response());
            if is_checkpoint(&path) { tagged(response, known).await } else { response }
        }
        Err(never) => match never {},
    }
}

/// Only the archive's own files, never one that is being written. A file has one path here: another spelling of it would be judged by its
/// spelling, and the archive's names need no escapes.
fn published(path: &str) -> bool {
    let Some(names) = path.strip_prefix('/') else { return false };
    let plain = |name: &str| !name.is_empty() && !name.starts_with('.') && !name.contains(['%', '\\']);
    let below = names.starts_with("register/") || names.starts_with("elections/");
    below && names.split('/').all(plain)
}

fn is_checkpoint(path: &str) -> bool {
    path.ends_with("/checkpoint")
}

/// Conditions that would be answered by the time at which a file was written.
const CONDITIONS: [HeaderName; 5] = [
    header::IF_MATCH,
    header::IF_NONE_MATCH,
    header::IF_MODIFIED_SINCE,
    header::IF_UNMODIFIED_SINCE,
    header::IF_RANGE,
];

/// Takes conditions off a request; what it knows of the checkpoint already. A checkpoint is read whole, also where only its tag is asked for.
fn without_times(path: &str, request: &mut Request) -> Option<HeaderValue> {
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    for condition in &CONDITIONS {
        request.headers_mut().remove(condition);
    }
    if is_checkpoint(path) {
        request.headers_mut().remove(header::RANGE);
        *request.method_mut() = Method::GET;
    }
    known
}

fn with_headers(path: &str, mut response: Response) -> Response {
    let caching = match is_checkpoint(path) {
        true => "no-cache",
        false => "public, max-age=31536000, immutable",
    };
    let kind = if is_checkpoint(path) || path.ends_with(".toml") {
        "text/plain; charset=utf-8"
    } else {
        "application/octet-stream"
    };
    let headers = response.headers_mut();
    headers.remove(header::LAST_MODIFIED);
    headers.remove(header::ETAG);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// Far above any checkpoint.
const LONGEST: usize = 1 << 20;

/// A checkpoint under a tag of its own bytes; none of them for whoever knows them.
async fn tagged(response: Response, known: Option<HeaderValue>) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, LONGEST).await else { return Problem::unavailable().into_response() };
    let tag = format!("\"{}\"", HEXLOWER.encode(&sha256(&bytes)));
    let same = known.is_some_and(|known| names(&known, &tag));
    put_tag(&mut parts.headers, &tag);
    if parts.status == StatusCode::OK && same {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, bytes.into())
}

/// Whether a list of tags names this one.
fn names(known: &HeaderValue, tag: &str) -> bool {
    let mut tags = known.to_str().unwrap_or_default().split(',').map(str::trim);
    tags.any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}

fn put_tag(headers: &mut HeaderMap, tag: &str) {
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
}

#[cfg(test)]
mod tests {
    use super::published;

    #[test]
    fn a_file_has_one_path() {
        for path in
            ["/elections/x/checkpoint", "/register/tile/0/000.p/5", "/elections/x/tile/entries/x001/234"]
        {
            assert!(published(path), "{path}");
        }
        let others = [
            "/elections/x/checkpoin%74",
            "/elections/x/checkpoint/",
            "/elections/x/checkpoint%2f",
            "/elections/x/./checkpoint",
            "/elections/x//checkpoint",
            "/elections/y/../x/checkpoint",
            "/elections/%78/checkpoint",
            "/elections/x\\checkpoint",
            "/elections/x/.checkpoint.part",
            "/elections",
            "/keys/log.key",
            "elections/x/checkpoint",
        ];
        for path in others {
            assert!(!published(path), "{path}");
        }
    }
}
