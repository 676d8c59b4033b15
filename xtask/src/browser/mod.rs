//! What concerns browsers.
//!
//! * `packages`: what the tests bring of npm's
//! * `tests`: `cargo xtask browser`, people's whole ways through a real Chromium

mod packages;
mod tests;

pub(crate) use tests::{Options, run, step};
