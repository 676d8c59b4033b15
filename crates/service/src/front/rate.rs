//! How often one caller may cast. Who called is forgotten with the process, and stands in no log.

use crate::people::caller::caller;
use crate::people::limits::{Limiter, Veil};
use crate::problem::Answer;
use crate::settings::Limits;
use axum::http::request::Parts;
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

impl Rates {
    /// Refuses a caller who casts too often.
    pub(super) fn casting(&self, parts: &Parts, proxies: u32) -> Answer<()> {
        self.casts
            .check(caller(parts, proxies, &self.veil))
            .map_err(|problem| problem.next("send the same ballot again later: nothing of it was kept"))
    }
}
