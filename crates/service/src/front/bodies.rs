//! Bodies: refused by their announced length before anything of them is kept.

use crate::problem::{Answer, Problem};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// The largest body of a route.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Largest(pub(crate) usize);

/// Refuses what says itself that it is too large.
pub(crate) async fn bounded(State(Largest(most)): State<Largest>, request: Request, next: Next) -> Response {
    match announced_within(most, request) {
        Ok(request) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

/// A request whose body does not say itself that it is too large.
pub(super) fn announced_within(most: usize, request: Request) -> Answer<Request> {
    match announced(request.headers()) {
        Some(length) if length > most as u64 => {
            let what = format!("a body of {length} bytes, where at most {most} are taken");
            Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, what))
        }
        _ => Ok(request),
    }
}

fn announced(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
