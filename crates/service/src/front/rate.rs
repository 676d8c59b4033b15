//! How often one caller may cast, or send documents. Who called is forgotten with the process, and stands in no log.

use crate::house::House;
use crate::people::caller::caller;
use crate::people::limits::{Limiter, Veil};
use crate::problem::Answer;
use crate::settings::Limits;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use std::time::Duration;

/// What callers have asked for in this minute.
pub(crate) struct Rates {
    veil: Veil,
    casts: Limiter,
    documents: Limiter,
}

impl Rates {
    pub(crate) fn new(limits: &Limits) -> Self {
        let minute = |most| Limiter::new(most, Duration::from_secs(60));
        Self { veil: Veil::new(), casts: minute(limits.casts), documents: minute(limits.documents) }
    }

    /// Refuses a caller who casts too often.
    pub(super) fn casting(&self, parts: &Parts, proxies: u32) -> Answer<()> {
        self.casts
            .check(caller(parts, proxies, &self.veil))
            .map_err(|problem| problem.next("send the same ballot again later: nothing of it was kept"))
    }

    /// Refuses a caller who sends documents too often.
    fn entering(&self, parts: &Parts, proxies: u32) -> Answer<()> {
        self.documents
            .check(caller(parts, proxies, &self.veil))
            .map_err(|problem| problem.next("send the same documents again later: nothing of them was kept"))
    }
}

/// Before the rooms that take documents: before anything of them is read.
pub(crate) async fn paced(State(house): State<Arc<House>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match house.rates.entering(&parts, house.settings.limits.proxies) {
        Ok(()) => next.run(Request::from_parts(parts, body)).await,
        Err(problem) => problem.into_response(),
    }
}
