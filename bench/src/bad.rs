//! False ballots among many: what it costs to find them.

use crate::Kind;
use crate::batch::Batch;
use crate::measure::{commit, cpu, time};
use crate::ours::Ours;
use serde::Serialize;
use std::error::Error;

/// One kind of ballot; times are microseconds a ballot on one core.
#[derive(Clone, Debug, Serialize)]
pub struct BadRow {
    /// Kind of ballot.
    pub ballot: &'static str,
    /// How many ballots there are.
    pub ballots: usize,
    /// How many are false.
    pub bad: usize,
    /// Ballots a multiplication.
    pub batch: usize,
    /// If none is false.
    pub good_us: f64,
    /// With the false ones.
    pub bad_us: f64,
    /// bad / good.
    pub ratio: f64,
}

/// Both kinds.
#[derive(Clone, Debug, Serialize)]
pub struct Bad {
    /// The lines.
    pub rows: Vec<BadRow>,
    /// The commit, with `+` if the tree was changed.
    pub commit: String,
    /// The processor.
    pub cpu: String,
}

/// Measures `ballots` ballots of which `bad`, evenly spread, have a false proof that every strict reader accepts.
pub fn bad(ballots: usize, bad: usize, batch: usize) -> Result<Bad, Box<dyn Error>> {
    let row = |kind: Kind| measure(kind, ballots, bad.min(ballots), batch);
    Ok(Bad { rows: Kind::ALL.into_iter().map(row).collect::<Result<_, _>>()?, commit: commit(), cpu: cpu() })
}

fn measure(kind: Kind, ballots: usize, bad: usize, batch: usize) -> Result<BadRow, Box<dyn Error>> {
    let ours = Ours::new(kind.form())?;
    let different = ours.ballots(batch.min(ballots))?;
    let hints = ours.hints(&different);
    let mut whole = Batch::of(&different, &hints, ballots);
    let good_us = judge(&ours, &whole, batch, 0)?;
    let falsified = falsify(different[0].bytes());
    (0..bad).for_each(|i| {
        let place = i * ballots / bad;
        whole.ballots[place] = &falsified;
        whole.hints[place] = &hints[0];
    });
    let bad_us = judge(&ours, &whole, batch, bad)?;
    Ok(BadRow { ballot: kind.name(), ballots, bad, batch, good_us, bad_us, ratio: bad_us / good_us })
}

fn judge(ours: &Ours, whole: &Batch<'_>, batch: usize, bad: usize) -> Result<f64, Box<dyn Error>> {
    let (cut, mut refused) = (whole.cut(batch), 0);
    let us = time(whole.len(), || {
        cut.iter().try_for_each(|b| {
            refused += ours.judge(b)?.said().iter().filter(|said| said.is_none()).count();
            Ok(())
        })
    })?;
    if refused == bad {
        Ok(us)
    } else {
        Err(format!("{refused} ballots refused, where {bad} are false").into())
    }
}

/// Another last response, still a canonical scalar.
fn falsify(ballot: &[u8]) -> Vec<u8> {
    let mut bytes = ballot.to_vec();
    let last = bytes.len().saturating_sub(32);
    bytes[last..].iter_mut().take(1).for_each(|byte| *byte ^= 1);
    bytes
}
