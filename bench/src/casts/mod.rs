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
use ostrakon_postgres::Server;
use serde::Serialize;
use served::Served;
use setting::Setting;
use std::error::Error;
use std::fmt;
use std::path::Path;
use std::str::FromStr;

/// Where the board is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Engine {
    /// A file in the data directory.
    Sqlite,
    /// A server of the benchmark's own, on the same cores and the same disk.
    Postgres,
}

/// One number of voters at once, on one engine.
#[derive(Clone, Debug, Serialize)]
pub struct CastRow {
    /// Where the board is kept.
    pub engine: Engine,
    /// Voters at once: each waits for its receipt before the next ballot goes out.
    pub at_once: usize,
    /// Ballots a second, if they come at a given rate: latencies then count from when a ballot was due.
    pub rate: Option<f64>,
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
    /// Casts a second, of those that all cores would verify if they did nothing else: the load and, if there is one, the database's server
    /// have taken the rest.
    pub of_the_cores: f64,
    /// Resident memory of the service, bytes: before, and after each tenth of the ballots.
    pub memory_bytes: Vec<u64>,
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
    /// On which engines.
    pub engines: Vec<Engine>,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        })
    }
}

impl FromStr for Engine {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let engines = [Self::Sqlite, Self::Postgres];
        let named = engines.into_iter().find(|engine| engine.to_string() == text);
        named.ok_or_else(|| format!("{text} is neither sqlite nor postgres"))
    }
}

/// Measures every number of voters, then the most voters at half of the best rate; engine by engine.
pub fn casts(plan: &Plan, scratch: &Path) -> Result<Casts, Box<dyn Error>> {
    let setting = Setting::make(scratch, plan.casts)?;
    let bound = Bound::new(&setting)?;
    let (mut rows, most) = (Vec::new(), plan.at_once.iter().copied().max().unwrap_or(1));
    for engine in &plan.engines {
        let measure =
            |at_once, rate| Measure { setting: &setting, bound: &bound, engine: *engine, at_once, rate };
        let own = plan.at_once.iter().map(|at_once| measure(*at_once, None).row());
        let own = own.collect::<Result<Vec<_>, _>>()?;
        let best = own.iter().map(|row| row.casts_a_second).fold(0.0, f64::max);
        rows.extend(own);
        rows.push(measure(most, Some(best / 2.0)).row()?);
    }
    Ok(Casts { rows, commit: commit(), cpu: cpu(), cores: cores() })
}

/// One line.
struct Measure<'a> {
    setting: &'a Setting,
    bound: &'a Bound,
    engine: Engine,
    at_once: usize,
    rate: Option<f64>,
}

impl Measure<'_> {
    fn row(&self) -> Result<CastRow, Box<dyn Error>> {
        let Self { setting, bound, engine, at_once, rate } = *self;
        let database = (engine == Engine::Postgres).then(|| Server::shared().database());
        let served = Served::start(setting, database.as_deref())?;
        let before = served.usage()?;
        let count = setting.ballots().len().min(at_once.saturating_mul(1_000).max(1_000));
        let load = Load { address: served.address(), at_once, rate };
        let told = load.run(&setting.ballots()[..count], || served.usage().map(|usage| usage.resident))?;
        let after = served.usage()?;
        let ballots_a_commit = served.ballots_a_commit(setting, database.as_deref())?;
        let service_us = (after.seconds - before.seconds) * 1e6 / count as f64;
        let verify_us = bound.verify_us(ballots_a_commit)?;
        Ok(CastRow {
            engine,
            at_once,
            rate,
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
            of_the_cores: count as f64 / told.seconds * verify_us / 1e6 / cores() as f64,
            memory_bytes: std::iter::once(before.resident).chain(told.memory).collect(),
        })
    }
}
