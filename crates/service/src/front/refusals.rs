//! What the library refuses by itself, in the form of all refusals (spec 10.2).

use crate::problem::Problem;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Words a refusal that has no words of ours.
pub(super) fn worded(response: Response) -> Response {
    let ours = HeaderValue::from_static("application/problem+json");
    let status = response.status();
    if !status.is_client_error() || response.headers().get(header::CONTENT_TYPE) == Some(&ours) {
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
