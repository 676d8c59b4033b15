//! Every request, by the template of its route.

use super::{Asked, Metrics};
use axum::extract::MatchedPath;
use axum::http::{self, Method, StatusCode};
use std::time::Instant;

/// A request that is being answered.
pub(crate) struct Request {
    route: Option<MatchedPath>,
    method: &'static str,
    start: Instant,
}

impl Request {
    /// Begins to measure.
    pub(crate) fn begin<B>(request: &http::Request<B>) -> Self {
        let route = request.extensions().get::<MatchedPath>().cloned();
        Self { route, method: word(request.method()), start: Instant::now() }
    }

    /// Notes how it was answered. Files of the archive are one route.
    pub(crate) fn end(self, metrics: &Metrics, status: StatusCode) {
        let route = self.route.as_ref().map_or("files", MatchedPath::as_str).to_owned();
        metrics.answered(Asked { route, method: self.method, status: class(status) }, self.start.elapsed());
    }
}

/// Anybody can invent a method.
fn word(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

fn class(status: StatusCode) -> &'static str {
    match status.as_u16() {
        200..=299 => "2xx",
        300..=399 => "3xx",
        429 => "429",
        400..=499 => "4xx",
        _ => "5xx",
    }
}
