//! The verifier for a browser: it is built without threads, files and clocks, and stays so.

use std::path::Path;

use crate::{
    command::{Words, command, run, stdout},
    step::Outcome,
};

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds the verifier for it; without that target's library this is *not run*, and says so.
pub(crate) fn verifier() -> Result<Outcome, Words> {
    let library = stdout(&mut command(&format!("rustc --print target-libdir --target {TARGET}")))?;
    if !Path::new(library.trim()).is_dir() {
        return Ok(Outcome::NotRun(format!("`rustup target add {TARGET}` brings what is missing")));
    }
    let build = format!(
        "cargo rustc --release --package ostrakon-verify --no-default-features --target {TARGET} -- -D warnings"
    );
    run(&mut command(&build)).map(|()| Outcome::Passed)
}
