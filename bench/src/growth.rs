//! How the time of whole records grows with their ballots, and what that says of fifty million.

use serde::{Deserialize, Serialize};
use std::error::Error;

/// What `ostrakon bench national --verify-only --json` says of one record.
#[derive(Clone, Debug, Deserialize)]
pub struct Run {
    /// Ballots on the board.
    pub ballots: u64,
    /// The verification.
    pub verify: Verified,
}

/// Of the verification.
#[derive(Clone, Debug, Deserialize)]
pub struct Verified {
    /// All of it.
    pub seconds: f64,
    /// Cores.
    pub threads: usize,
    /// Are decoding hints used?
    pub hints: bool,
    /// Memory at most.
    pub peak_bytes: Option<u64>,
}

/// All runs.
#[derive(Clone, Debug, Deserialize)]
pub struct Runs {
    /// In any order.
    pub runs: Vec<Run>,
}

/// One way of verifying, over several records.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Growth {
    /// Are decoding hints used?
    pub hints: bool,
    /// Cores.
    pub threads: usize,
    /// Of log seconds over log ballots: 1 if twice the ballots take twice the time.
    pub slope: f64,
    /// The same of memory: 0 if it does not grow.
    pub memory_slope: Option<f64>,
    /// Seconds = a + b·ballots, relative errors least.
    pub a_seconds: f64,
    /// b.
    pub b_seconds: f64,
    /// The largest relative error of that line at a measured record.
    pub worst_error: f64,
    /// What the line says of fifty million ballots.
    pub fifty_million_seconds: f64,
}

/// A country.
pub const FIFTY_MILLION: f64 = 5e7;

/// Every way of verifying that two records or more were measured in.
pub fn growth(runs: &[Run]) -> Result<Vec<Growth>, Box<dyn Error>> {
    let mut ways: Vec<(bool, usize)> =
        runs.iter().map(|run| (run.verify.hints, run.verify.threads)).collect();
    ways.sort_unstable();
    ways.dedup();
    let found: Vec<Growth> = ways.into_iter().filter_map(|way| fit(way, runs)).collect();
    if found.is_empty() {
        Err("two records of different size are needed to see a growth".into())
    } else {
        Ok(found)
    }
}

fn fit((hints, threads): (bool, usize), runs: &[Run]) -> Option<Growth> {
    let own: Vec<&Run> =
        runs.iter().filter(|r| (r.verify.hints, r.verify.threads) == (hints, threads)).collect();
    let seconds: Vec<(f64, f64)> = own.iter().map(|r| (r.ballots as f64, r.verify.seconds)).collect();
    let memory: Option<Vec<(f64, f64)>> =
        own.iter().map(|r| Some((r.ballots as f64, r.verify.peak_bytes? as f64))).collect();
    let (a_seconds, b_seconds) = line(&seconds, |(_, y)| 1.0 / (y * y))?;
    let error = |(x, y): &(f64, f64)| ((a_seconds + b_seconds * x) / y - 1.0).abs();
    Some(Growth {
        hints,
        threads,
        slope: slope(&seconds)?,
        memory_slope: memory.and_then(|m| slope(&m)),
        a_seconds,
        b_seconds,
        worst_error: seconds.iter().map(error).fold(0.0, f64::max),
        fifty_million_seconds: a_seconds + b_seconds * FIFTY_MILLION,
    })
}

/// Of the logarithms.
fn slope(points: &[(f64, f64)]) -> Option<f64> {
    let logs: Vec<(f64, f64)> = points.iter().map(|(x, y)| (x.ln(), y.ln())).collect();
    line(&logs, |_| 1.0).map(|(_, slope)| slope)
}

/// a and b of y = a + b·x with the least weighted squares; `None` of points of one x.
fn line(points: &[(f64, f64)], weight: impl Fn((f64, f64)) -> f64) -> Option<(f64, f64)> {
    let sum =
        |f: &dyn Fn(f64, f64) -> f64| points.iter().map(|&(x, y)| weight((x, y)) * f(x, y)).sum::<f64>();
    let all = sum(&|_, _| 1.0);
    let (x, y) = (sum(&|x, _| x) / all, sum(&|_, y| y) / all);
    let spread = sum(&|px, _| (px - x) * (px - x));
    let b = sum(&|px, py| (px - x) * (py - y)) / spread;
    b.is_finite().then_some((y - b * x, b))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]
    use super::*;

    fn run(ballots: u64, seconds: f64, threads: usize) -> Run {
        Run { ballots, verify: Verified { seconds, threads, hints: false, peak_bytes: Some(1 << 20) } }
    }

    #[test]
    fn a_line_is_found_again() {
        let times = |n: u64| 0.5 + 2e-5 * n as f64;
        let runs: Vec<Run> = [10_000, 100_000, 1_000_000].map(|n| run(n, times(n), 1)).into();
        let found = &growth(&runs).unwrap()[0];
        assert!((found.a_seconds - 0.5).abs() < 1e-9 && (found.b_seconds - 2e-5).abs() < 1e-12);
        assert!((found.fifty_million_seconds - 1000.5).abs() < 1e-6 && found.worst_error < 1e-9);
        assert!(found.slope > 0.7 && found.slope < 1.0 && found.memory_slope.unwrap().abs() < 1e-9);
    }

    #[test]
    fn ways_are_kept_apart_and_one_size_is_no_growth() {
        let runs = [run(10, 1.0, 1), run(100, 10.0, 1), run(10, 0.5, 2), run(100, 5.0, 2)];
        let found = growth(&runs).unwrap();
        assert_eq!(found.iter().map(|g| g.threads).collect::<Vec<_>>(), [1, 2]);
        assert!(found.iter().all(|g| (g.slope - 1.0).abs() < 1e-9));
        assert!(growth(&runs[..1]).is_err());
    }
}
