//! What every request goes through. One layer does all of it: each one more is an allocation and a detour for every ballot.

use super::Patience;
use super::reading::Reading;
use super::refusals::worded;
use crate::house::House;
use crate::metrics::Request as Measured;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;

/// What the frame needs to know.
#[derive(Clone)]
pub(crate) struct Frame {
    pub(crate) house: Arc<House>,
    pub(crate) patience: Patience,
}

/// Gives the body its time and reads it to its end, words what the library refuses, adds the headers of every answer, and measures.
pub(crate) async fn framed(State(frame): State<Frame>, request: Request, next: Next) -> Response {
    let measured = Measured::begin(&request);
    let (request, reading) = Reading::begin(request, frame.patience);
    let mut response = reading.answered(worded(next.run(request).await)).await;
    harden(&mut response);
    measured.end(&frame.house.metrics, response.status());
    response
}

fn harden(response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
}
