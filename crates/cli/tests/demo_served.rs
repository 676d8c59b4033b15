//! The demonstrations through a service of their own, over HTTP: one election, and the year on both engines.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use serde_json::Value;
use support::postgres::Server;
use support::{Place, failed};

/// What happens in the year, whoever keeps its logs.
const ACTS: u64 = 0;

fn play(place: &Place, words: &str) -> Value {
    serde_json::from_str(&place.good(&format!("demo --served --no-reference --json {words}"))).unwrap()
}

/// The origin of a log, as its checkpoint says.
fn origin(place: &Place, log: &str) -> String {
    place.read(&format!("{log}/checkpoint")).lines().next().unwrap().to_owned()
}
