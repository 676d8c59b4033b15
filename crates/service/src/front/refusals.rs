//! What the library refuses by itself, in the form of all refusals (spec 10.2).

use crate::problem::Problem;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A problem, and a page that tells of one.
const OURS: [&str; 2] = ["application/problem+json", "text/html; charset=utf-8"];

/// Words a refusal that has no words of ours.
pub(super) fn worded(response: Response) -> Response {
    let status = response.status();
    let kind = response.headers().get(header::CONTENT_TYPE);
    if !status.is_client_error() || kind.is_some_and(|kind| OURS.iter().any(|ours| kind == ours)) {
        return response;
    }
    let mut worded = Problem::new(status, words(status)).into_response();
    if let Some(allow) = response.headers().get(header::ALLOW) {
        worded.headers_mut().insert(header::ALLOW, allow.clone());
    }
    worded
}

fn words(status: StatusCode) -> &'static str {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => "the body is larger than this route takes",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "this route takes another media type",
        StatusCode::METHOD_NOT_ALLOWED => "this path has another method",
        StatusCode::NOT_FOUND => "there is no such path",
        _ => "the request is not of the form that this route takes",
    }
}
