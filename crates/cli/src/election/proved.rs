//! All ballots of a record, proved, for the tally.

use crate::booth::Opened;
use crate::error::{At, CliError, Outcome};
use crate::progress;
use crate::record_dir::Record;
use ostrakon_election::cast::{DecodedBallot, verify_ballots};
use rand_core::OsRng;
use rayon::prelude::*;

/// All ballots of a record, proved, by roll; for the tally.
pub(super) fn proved(
    record: &Record,
    opened: &Opened,
) -> Outcome<Vec<Vec<ostrakon_election::cast::VerifiedBallot>>> {
    let rolls = 0..record.manifest().rolls.len();
    let bar = progress::bar("checking proofs", record.view().ballots.len());
    let all = rolls.map(|roll| proved_of(record, opened, roll, &bar)).collect();
    bar.finish_and_clear();
    all
}

fn proved_of(
    record: &Record,
    opened: &Opened,
    roll: usize,
    bar: &indicatif::ProgressBar,
) -> Outcome<Vec<ostrakon_election::cast::VerifiedBallot>> {
    let relation = opened.relation(record, roll)?;
    let own = |index: &u64| crate::booth::roll_of(record.entry(*index)) == Some(roll);
    let indices: Vec<u64> = record.view().ballots.iter().filter(own).collect();
    let batch = |chunk: &[u64]| {
        let decode =
            |i: &u64| DecodedBallot::decode(record.entry(*i), roll, &relation).at(format!("entry {i}"));
        let decoded = chunk.iter().map(decode).collect::<Outcome<Vec<_>>>()?;
        let verdicts = verify_ballots(&relation, decoded, &mut OsRng).at("the proofs")?;
        bar.inc(chunk.len() as u64);
        verdicts.into_iter().map(|v| v.map_err(|b| refused(&b))).collect::<Outcome<Vec<_>>>()
    };
    Ok(indices.par_chunks(128).map(batch).collect::<Outcome<Vec<_>>>()?.into_iter().flatten().collect())
}

fn refused(ballot: &DecodedBallot) -> CliError {
    CliError::new("a ballot on the board has a false proof")
        .at(ostrakon_group::Bytes32::from(ballot.leaf))
        .next("run `ostrakon verify` on the record")
}
