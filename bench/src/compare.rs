//! Ours and the peer in turn: medians of interleaved rounds, so that a drifting machine drifts for both.

use crate::Kind;
use crate::ours::Ours;
use crate::peer::{self, Peer, PeerBallot};
use serde::Serialize;
use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

/// One measured line; times are microseconds a ballot on one core.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Kind of ballot.
    pub ballot: &'static str,
    /// What is done: seal, verify or tally.
    pub op: &'static str,
    /// Are decoding hints used?
    pub hints: bool,
    /// Ballots a round.
    pub batch: usize,
    /// Ours.
    pub ours_us: f64,
    /// elastic-elgamal's.
    pub peer_us: f64,
    /// peer / ours.
    pub ratio: f64,
}

/// All lines, with where they were measured.
#[derive(Clone, Debug, Serialize)]
pub struct Comparison {
    /// The lines.
    pub rows: Vec<Row>,
    /// The commit, with `+` if the tree was changed.
    pub commit: String,
    /// The processor.
    pub cpu: String,
}

/// Measures every kind. `batch` ballots of ours a round, a sixteenth of it of the peer's, `rounds` rounds.
pub fn compare(batch: usize, rounds: usize) -> Result<Comparison, Box<dyn Error>> {
    let mut rows = Vec::new();
    for kind in Kind::ALL {
        rows.extend(measure(kind, batch, rounds)?);
    }
    Ok(Comparison { rows, commit: commit(), cpu: cpu() })
}

fn measure(kind: Kind, batch: usize, rounds: usize) -> Result<Vec<Row>, Box<dyn Error>> {
    let few = (batch / 16).max(1);
    let ours = Ours::new(kind.form())?;
    let (peer, mut rng) = Peer::new(kind, 1);
    let (booth, credential) = (ours.booth()?, Ours::credential()?);
    let ballots = ours.ballots(batch)?;
    let peers: Vec<PeerBallot> = (0..few).map(|i| peer.seal(i, &mut rng)).collect();
    let verified = ours.verify(&ballots)?;
    let ciphertexts = peers.iter().map(|b| peer.verify(b)).collect::<Result<Vec<_>, _>>()?;
    let mut times: [[Vec<f64>; 2]; 3] = Default::default();
    for _ in 0..rounds {
        let seal = |i: usize| ours.seal(&booth, &credential, i);
        times[0][0].push(time(few, || (0..few).try_for_each(|i| seal(i).map(|b| drop(black_box(b)))))?);
        times[0][1].push(time(few, || {
            (0..few).for_each(|i| drop(black_box(peer.seal(i, &mut rng))));
            Ok(())
        })?);
        times[1][0].push(time(batch, || ours.verify(&ballots).map(|v| drop(black_box(v))))?);
        times[1][1].push(time(few, || {
            peers.iter().try_for_each(|b| peer.verify(b).map(|c| black_box(c.len())).map(drop))
        })?);
        times[2][0].push(time(batch, || {
            black_box(ours.tally(&verified));
            Ok(())
        })?);
        times[2][1].push(time(few, || {
            black_box(peer::tally(&ciphertexts));
            Ok(())
        })?);
    }
    let row = |(op, [ours, peer]): (&'static str, [Vec<f64>; 2])| {
        let (ours_us, peer_us) = (median(ours), median(peer));
        Row { ballot: kind.name(), op, hints: false, batch, ours_us, peer_us, ratio: peer_us / ours_us }
    };
    Ok(["seal", "verify", "tally"].into_iter().zip(times).map(row).collect())
}

/// Microseconds a unit.
pub(crate) fn time(
    units: usize,
    mut work: impl FnMut() -> Result<(), Box<dyn Error>>,
) -> Result<f64, Box<dyn Error>> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed().as_secs_f64() * 1e6 / units as f64)
}

pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

pub(crate) fn commit() -> String {
    let git = |arguments: &[&str]| {
        let output = std::process::Command::new("git").args(arguments).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_string())
    };
    let changed = git(&["status", "--porcelain"]).is_some_and(|s| !s.is_empty());
    git(&["rev-parse", "--short=12", "HEAD"]).unwrap_or_default() + if changed { "+" } else { "" }
}

pub(crate) fn cpu() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let line = info.lines().find_map(|l| l.strip_prefix("model name")).unwrap_or_default();
    line.trim_start_matches([' ', '\t', ':']).to_string()
}
