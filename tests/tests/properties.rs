//! Properties over random elections, random circuits and random faults.
//!
//! `batch_equals_single` judges 10⁵ mutated ballots; more with `OSTRAKON_MUTATIONS`:
//!
//! ```text
//! OSTRAKON_MUTATIONS=1000000 cargo test --release -p ostrakon-tests --test properties batch_equals_single
//! ```

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is the verdict")]

#[path = "properties/batches.rs"]
mod batches;
#[path = "properties/circuits.rs"]
mod circuits;
#[path = "properties/count.rs"]
mod count;
#[path = "properties/elections.rs"]
mod elections;
#[path = "properties/questions.rs"]
mod questions;
#[path = "properties/tokens.rs"]
mod tokens;
