//! Chunks on one core and on several: how much faster.

use crate::Kind;
use crate::batch::Batch;
use crate::measure::{commit, cores, cpu, median, time};
use crate::ours::Ours;
use rayon::prelude::*;
use serde::Serialize;
use std::error::Error;

/// One kind of ballot on so many cores.
#[derive(Clone, Debug, Serialize)]
pub struct ThreadsRow {
    /// Kind of ballot.
    pub ballot: &'static str,
    /// Are decoding hints used?
    pub hints: bool,
    /// Ballots a multiplication.
    pub batch: usize,
    /// Cores.
    pub threads: usize,
    /// Ballots verified a second.
    pub ballots_per_second: f64,
    /// Beside one core.
    pub speedup: f64,
}

/// All lines.
#[derive(Clone, Debug, Serialize)]
pub struct Threads {
    /// The lines.
    pub rows: Vec<ThreadsRow>,
    /// The commit, with `+` if the tree was changed.
    pub commit: String,
    /// The processor.
    pub cpu: String,
}

/// Chunks a round, for each core that there is.
const CHUNKS: usize = 4;

/// Measures both kinds on 1 … n cores, medians of `rounds` rounds.
pub fn threads(batch: usize, rounds: usize) -> Result<Threads, Box<dyn Error>> {
    let mut rows = Vec::new();
    for kind in Kind::ALL {
        let ours = Ours::new(kind.form())?;
        let ballots = ours.ballots(batch)?;
        let hinted = ours.hints(&ballots);
        for hints in [&[], hinted.as_slice()] {
            let whole = Batch::of(&ballots, hints, batch * CHUNKS * cores());
            rows.extend(measure(kind, &ours, &whole, batch, rounds)?);
        }
    }
    Ok(Threads { rows, commit: commit(), cpu: cpu() })
}

fn measure(
    kind: Kind,
    ours: &Ours,
    whole: &Batch<'_>,
    batch: usize,
    rounds: usize,
) -> Result<Vec<ThreadsRow>, Box<dyn Error>> {
    let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pools = (1..=cores()).map(pool).collect::<Result<Vec<_>, _>>()?;
    let cut = whole.cut(batch);
    let mut times = vec![Vec::new(); pools.len()];
    for _ in 0..rounds {
        for (pool, times) in pools.iter().zip(&mut times) {
            let all = || cut.par_iter().all(|b| ours.verify(b).is_ok());
            times.push(time(whole.len(), || {
                pool.install(all).then_some(()).ok_or_else(|| "a ballot's proof is false".into())
            })?);
        }
    }
    let medians: Vec<f64> = times.into_iter().map(median).collect();
    let row = |(threads, us): (usize, &f64)| ThreadsRow {
        ballot: kind.name(),
        hints: !whole.hints.is_empty(),
        batch,
        threads,
        ballots_per_second: 1e6 / us,
        speedup: medians[0] / us,
    };
    Ok((1..).zip(&medians).map(row).collect())
}
