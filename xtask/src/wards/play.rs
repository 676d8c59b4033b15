//! A ward played in secret, and counted in the open.

use super::{Options, compare, root};
use crate::command::{Words, command, stdout};
use serde_json::Value;
use std::time::{Duration, Instant};

/// What came of it.
pub(super) struct Played {
    /// Ballots counted.
    pub(super) ballots: u64,
    pub(super) took: Duration,
    /// Figures that both counts give.
    pub(super) figures: usize,
    /// By method, the winners.
    pub(super) winners: Vec<(String, String)>,
    /// What is not as it should be.
    pub(super) faults: Vec<String>,
}

impl Played {
    pub(super) fn equal(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Plays, counts, compares.
pub(super) fn play(ward: &str, file: &str, ty: &str, options: &Options) -> Result<Played, Words> {
    let file = format!("data/scottish-council/{file}");
    let limit = options.limit.map(|limit| format!(" --limit {limit}")).unwrap_or_default();
    let start = Instant::now();
    let secret = secret(&file, ty, &format!("{limit} --out {}", out(ward, ty)), options)?;
    let took = start.elapsed();
    let open = json(&format!("python3 spec/reference/plain_count.py {file} --as {ty}{limit} --json"))?;
    let mut played = compare::compare(&secret, &open)?;
    played.took = took;
    Ok(played)
}

/// Where the record goes: with everything else that is built.
fn out(ward: &str, ty: &str) -> String {
    format!("target/wards/{ward}-{ty}")
}

/// The demonstration; a count that differs is its exit status, and ours to report.
fn secret(file: &str, ty: &str, more: &str, options: &Options) -> Result<Value, Words> {
    std::fs::create_dir_all(root().join("target/wards")).map_err(|error| format!("target/wards: {error}"))?;
    let reference = if options.reference { "" } else { " --no-reference" };
    let line = format!("demo --ballots {file} --as {ty} --json{reference}{more}");
    let mut command = command(&format!("cargo run --quiet --release --package ostrakon-cli -- {line}"));
    let output = command.stderr(std::process::Stdio::inherit()).output();
    let output = output.map_err(|error| format!("the demonstration did not start: {error}"))?;
    serde_json::from_slice(&output.stdout).map_err(|_| format!("`ostrakon {line}` gave no outcome"))
}

fn json(line: &str) -> Result<Value, Words> {
    let said = stdout(command(line).env("PYTHONDONTWRITEBYTECODE", "1"))?;
    serde_json::from_str(&said).map_err(|error| format!("`{line}`: {error}"))
}
