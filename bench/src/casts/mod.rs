//! Casts to a durable receipt: a service in a process of its own, on a real socket, its database on the disk with every commit flushed.
//!
//! The ballots are those of a synthetic national record, sealed beforehand, second ballots among them. The load comes from this process, on
//! the same cores; so beside casts a second stands what a cast costs the service itself in processor time, and the same for verifying those
//! ballots and nothing else.

mod bound;
mod load;
mod served;
mod setting;

pub use served::serve;

use crate::measure::{commit, cores, cpu};
use bound::Bound;
use load::Load;
use serde::Serialize;
use served::Served;
use setting::Setting;
use std::error::Error;
use std::path::Path;

/// One number of voters at once, on one engine.
#[derive(Clone, Debug, Serialize)]
pub struct CastRow {
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// Voters at once: each waits for its receipt before the next ballot goes out.
    pub at_once: usize,
    /// Ballots that were cast.
    pub casts: usize,
    /// Answers that were no receipt.
    pub errors: usize,
    /// A second.
    pub casts_a_second: f64,
    /// Milliseconds from the first byte sent to the whole receipt.
    pub p50_ms: f64,
    /// 99 of 100 take no longer.
    pub p99_ms: f64,
    /// 999 of 1,000.
    pub p999_ms: f64,
    /// Ballots a transaction.
    pub ballots_a_commit: f64,
    /// Processor time of the service, a cast, microseconds.
    pub service_us: f64,
    /// Verifying these ballots in batches of `ballots_a_commit`, processor time, microseconds.
    pub verify_us: f64,
    /// `verify_us / service_us`: how much of what verification alone allows.
    pub of_the_bound: f64,
    /// Resident memory of the service before and after, bytes.
    pub memory_bytes: (u64, u64),
}

/// All lines.
#[derive(Clone, Debug, Serialize)]
pub struct Casts {
    /// The lines.
    pub rows: Vec<CastRow>,
    /// The commit, with `+` if the tree was changed.
    pub commit: String,
    /// The processor.
    pub cpu: String,
    /// Cores that service and load share.
    pub cores: usize,
}

/// What is measured.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Voters at once.
    pub at_once: Vec<usize>,
    /// Most ballots of a line; a line of few voters casts fewer.
    pub casts: usize,
    /// An empty PostgreSQL database for each line, or none.
    pub databases: Vec<String>,
}

/// Measures every number of voters on SQLite, then on PostgreSQL.
pub fn casts(plan: &Plan, scratch: &Path) -> Result<Casts, Box<dyn Error>> {
    let setting = Setting::make(scratch, plan.casts)?;
    let bound = Bound::new(&setting)?;
    let mut rows = Vec::new();
    let engines = std::iter::once(None).chain(plan.databases.iter().map(Some));
    for database in engines {
        for at_once in &plan.at_once {
            rows.push(row(&setting, &bound, *at_once, database.map(String::as_str))?);
        }
    }
    Ok(Casts { rows, commit: commit(), cpu: cpu(), cores: cores() })
}

fn row(
    setting: &Setting,
    bound: &Bound,
    at_once: usize,
    database: Option<&str>,
) -> Result<CastRow, Box<dyn Error>> {
    let served = Served::start(setting, database)?;
    let before = served.usage()?;
    let count = setting.ballots().len().min(at_once.saturating_mul(1_000).max(1_000));
    let told = Load { address: served.address(), at_once }.run(&setting.ballots()[..count])?;
    let after = served.usage()?;
    let ballots_a_commit = served.ballots_a_commit(setting, database)?;
    let service_us = (after.seconds - before.seconds) * 1e6 / count as f64;
    let verify_us = bound.verify_us(ballots_a_commit)?;
    Ok(CastRow {
        engine: if database.is_some() { "postgres" } else { "sqlite" }.into(),
        at_once,
        casts: count,
        errors: told.errors,
        casts_a_second: count as f64 / told.seconds,
        p50_ms: told.quantile(0.5),
        p99_ms: told.quantile(0.99),
        p999_ms: told.quantile(0.999),
        ballots_a_commit,
        service_us,
        verify_us,
        of_the_bound: verify_us / service_us,
        memory_bytes: (before.resident, after.resident),
    })
}
