//! The archive as a static web server would give it (spec 10.1).

use crate::house::House;
use crate::problem::Problem;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// Serves a file of the archive.
pub(crate) async fn file(State(house): State<Arc<House>>, request: Request) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return Problem::new(StatusCode::METHOD_NOT_ALLOWED, "files are read with GET").into_response();
    }
    let path = request.uri().path().to_owned();
    if !published(&path) {
        return Problem::missing(format!("there is no {path}"))
            .next("the interface is described at api/openapi.json")
            .into_response();
    }
    let files = ServeDir::new(house.place.public()).append_index_html_on_directories(false);
    match files.oneshot(request).await {
        Ok(response) if response.status() == StatusCode::NOT_FOUND => {
            Problem::missing(format!("there is no {path}")).into_response()
        }
        Ok(response) => with_headers(&path, response.into_response()),
        Err(never) => match never {},
    }
}

/// Only the archive's own files, never one that is being written.
fn published(path: &str) -> bool {
    let part = path.rsplit('/').next().is_some_and(|name| name.starts_with('.'));
    !part && (path.starts_with("/register/") || path.starts_with("/elections/"))
}

fn with_headers(path: &str, mut response: Response) -> Response {
    let caching = match path.ends_with("/checkpoint") {
        true => "no-cache",
        false => "public, max-age=31536000, immutable",
    };
    let kind = if path.ends_with("/checkpoint") || path.ends_with(".toml") {
        "text/plain; charset=utf-8"
    } else {
        "application/octet-stream"
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// Headers of every answer.
pub(crate) async fn harden(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    response
}
