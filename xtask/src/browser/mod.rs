//! What concerns browsers.
//!
//! * `verifier`: that it builds for one
//! * `packages`: what the tests bring of npm's
//! * `tests`: `cargo xtask browser`, people's whole ways through a real Chromium

mod packages;
mod tests;
mod verifier;

pub(crate) use tests::{Options, run, step};
pub(crate) use verifier::verifier;
