//! How much memory a batch takes: each is verified in a process of its own, whose largest size is read at its end.

use crate::Kind;
use crate::batch::Batch;
use crate::measure::{commit, cpu};
use crate::ours::Ours;
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::process::Command;

/// One batch.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MemoryRow {
    /// Kind of ballot.
    pub ballot: String,
    /// Ballots a multiplication.
    pub batch: usize,
    /// Before it is verified, with the ballots and their hints.
    pub before_bytes: u64,
    /// At most.
    pub peak_bytes: u64,
    /// What verifying a ballot of it takes.
    pub bytes_per_ballot: f64,
}

/// All lines.
#[derive(Clone, Debug, Serialize)]
pub struct Memory {
    /// The lines.
    pub rows: Vec<MemoryRow>,
    /// The commit, with `+` if the tree was changed.
    pub commit: String,
    /// The processor.
    pub cpu: String,
}

/// Different ballots in a batch.
const DIFFERENT: usize = 256;

/// Measures both kinds in batches of these sizes.
pub fn memory(batches: &[usize]) -> Result<Memory, Box<dyn Error>> {
    let mut rows = Vec::new();
    for kind in Kind::ALL {
        for batch in batches {
            rows.push(child(kind, *batch)?);
        }
    }
    Ok(Memory { rows, commit: commit(), cpu: cpu() })
}

fn child(kind: Kind, batch: usize) -> Result<MemoryRow, Box<dyn Error>> {
    let mut command = Command::new(std::env::current_exe()?);
    let output = command.args(["memory", "--one", kind.name(), "--batches", &batch.to_string()]).output()?;
    match output.status.success() {
        true => Ok(serde_json::from_slice(&output.stdout)?),
        false => Err(String::from_utf8_lossy(&output.stderr).into()),
    }
}

/// In this process.
pub fn one(kind: Kind, batch: usize) -> Result<MemoryRow, Box<dyn Error>> {
    let ours = Ours::new(kind.form())?;
    let ballots = ours.ballots(batch.min(DIFFERENT))?;
    let hints = ours.hints(&ballots);
    let whole = Batch::of(&ballots, &hints, batch);
    let before_bytes = kilobytes("VmRSS:")? * 1024;
    ours.verify(&whole)?;
    let peak_bytes = kilobytes("VmHWM:")? * 1024;
    let bytes_per_ballot = peak_bytes.saturating_sub(before_bytes) as f64 / batch as f64;
    Ok(MemoryRow { ballot: kind.name().into(), batch, before_bytes, peak_bytes, bytes_per_ballot })
}

fn kilobytes(line: &str) -> Result<u64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let found =
        status.lines().find_map(|l| l.strip_prefix(line)).ok_or("no such line in /proc/self/status")?;
    Ok(found.trim().trim_end_matches("kB").trim().parse()?)
}
