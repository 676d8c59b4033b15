//! What is asked for: what was counted, with what is looked up at that moment.

use super::{Log, Metrics};
use crate::election::Election;
use crate::house::House;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use prometheus_client::encoding::text::encode;
use std::sync::Arc;

const FORM: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// What the operator's address serves.
pub(crate) fn routes(house: Arc<House>) -> Router {
    Router::new().route("/metrics", get(metrics)).with_state(house)
}

async fn metrics(State(house): State<Arc<House>>) -> Response {
    look(&house);
    let mut text = String::new();
    match encode(&mut text, &house.metrics.registry) {
        Ok(()) => ([(header::CONTENT_TYPE, FORM)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn look(house: &House) {
    look_at(&house.metrics, "register", &house.register().election);
    for carried in house.elections() {
        look_at(&house.metrics, &format!("elections/{}", carried.election.slug), &carried.election);
    }
    house.metrics.resident.set(resident().unwrap_or(0));
}

fn look_at(metrics: &Metrics, log: &str, election: &Election) {
    let log = Log { log: log.to_owned() };
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    metrics.entries.get_or_create(&log).set(number(election.ledger.durable()));
    metrics.published.get_or_create(&log).set(number(election.ledger.publisher.published_now()));
    if let Some(clerk) = election.clerk() {
        metrics.waiting.get_or_create(&log).set(number(clerk.waiting() as u64));
    }
}

/// Bytes in memory, as Linux tells; pages are of 4 KiB wherever this runs.
fn resident() -> Option<i64> {
    let told = std::fs::read_to_string("/proc/self/statm").ok()?;
    told.split_whitespace().nth(1)?.parse::<i64>().ok()?.checked_mul(4_096)
}
