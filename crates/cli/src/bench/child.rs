//! The verifier in a process of its own.

use super::measured::{Measured, Verifying};
use crate::error::{At, CliError, Outcome};
use crate::own;
use std::path::Path;
use std::process::{Command, Stdio};

/// Verifies the record in a child, whose peak memory is the verifier's alone.
pub(super) fn verify(record: &Path, threads: u16, hints: bool) -> Outcome<Verifying> {
    let mut command = Command::new(own::program()?);
    command.args([
        "bench",
        "national",
        "--verify-only",
        "--json",
        "--threads",
        &threads.to_string(),
        "--out",
    ]);
    let output = command
        .arg(record)
        .args(hints.then_some("--hints"))
        .stderr(Stdio::inherit())
        .output()
        .at("the verifier's process")?;
    let measured: Option<Measured> = serde_json::from_slice(&output.stdout).ok();
    measured.and_then(|m| m.verify).ok_or_else(|| {
        CliError::new(format!("the verifier's process gave no figures ({})", output.status))
            .at(record.display())
            .next("`ostrakon verify` says what is wrong")
    })
}
