//! How often one caller may cast. Who called is forgotten with the process, and stands in no log.

use crate::house::House;
use crate::people::caller::caller;
use crate::people::limits::{Limiter, Veil};
use crate::settings::Limits;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use std::time::Duration;

/// What callers have asked for in this minute.
pub(crate) struct Rates {
    veil: Veil,
    casts: Limiter,
}

impl Rates {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self { veil: Veil::new(), casts: Limiter::new(limits.casts, Duration::from_secs(60)) }
    }
}

/// Refuses a caller who casts too often.
pub(crate) async fn rated(State(house): State<Arc<House>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let who = caller(&parts, house.settings.limits.proxies, &house.rates.veil);
    match house.rates.casts.check(who) {
        Ok(()) => next.run(Request::from_parts(parts, body)).await,
        Err(problem) => {
            problem.next("send the same ballot again later: nothing of it was kept").into_response()
        }
    }
}
