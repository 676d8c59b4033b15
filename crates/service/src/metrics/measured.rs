//! Every request, by the template of its route.

use super::{Asked, Metrics};
use crate::house::House;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;
use std::time::Instant;

/// Measures a request. Files of the archive are one route.
pub(crate) async fn measured(State(house): State<Arc<House>>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("files", MatchedPath::as_str).to_owned();
    let (method, start) = (word(request.method()), Instant::now());
    let response = next.run(request).await;
    let metrics: &Metrics = &house.metrics;
    metrics.answered(Asked { route, method, status: class(response.status()) }, start.elapsed());
    response
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
