//! The tests of the arithmetic as WebAssembly, in Node: what a browser computes with is compiled for nothing else.

use crate::{
    command::{Words, capture, command, root, stdout, watch},
    counts::Counts,
    step::Outcome,
    web::SIMD,
};
use std::{env, path::Path};

/// Programs that have a clock, random numbers and an output.
const TARGET: &str = "wasm32-wasip1";
const RUNNER: &str = "tests/wasm/run.mjs";

/// All of them.
pub(crate) fn run() -> Result<(), Words> {
    let mut counts = Counts::default();
    match step(&mut counts)? {
        Outcome::Passed => Ok(()),
        Outcome::NotRun(why) => Err(why),
    }
}

/// Every test of `crates/arith`, as it is compiled for an observer's browser.
pub(crate) fn step(counts: &mut Counts) -> Result<Outcome, Words> {
    // Some machines ask rustup not to fetch anything by itself.
    if !has_target()? && env::var("RUSTUP_AUTO_INSTALL").map_or(true, |wish| wish != "0") {
        let _ = capture(&mut command(&format!("rustup target add {TARGET}")));
    }
    if !has_target()? {
        return Ok(Outcome::NotRun(format!(
            "no standard library for {TARGET}: `rustup target add {TARGET}` brings one"
        )));
    }
    let line = format!(
        "cargo test --package ostrakon-arith --lib --target {TARGET} --profile web-fast --target-dir target/wasm"
    );
    let mut cargo = command(&line);
    cargo.env("CARGO_TARGET_WASM32_WASIP1_RUNNER", format!("node {}", root().join(RUNNER).display()));
    cargo.env("CARGO_ENCODED_RUSTFLAGS", SIMD).env("CARGO_INCREMENTAL", "0");
    let mut own = Counts::default();
    let ended = watch(&mut cargo, |line| own.read(line));
    counts.add(own);
    ended?;
    if own.passed == 0 { Err("not a single test was run as WebAssembly".into()) } else { Ok(Outcome::Passed) }
}

fn has_target() -> Result<bool, Words> {
    let folder = stdout(&mut command(&format!("rustc --print target-libdir --target {TARGET}")))?;
    let Ok(files) = Path::new(folder.trim()).read_dir() else { return Ok(false) };
    Ok(files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-")))
}
