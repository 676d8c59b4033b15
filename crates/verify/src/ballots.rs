//! Reads and verifies all ballots, in chunks on all cores; what is wrong with each is left to checks 301 to 305.

use crate::facts::Facts;
use ostrakon_election::cast::{DecodedBallot, VerifiedBallot, ballot_roll, verify_ballots};
use ostrakon_proofs::ballot::Relation;
use rand_core::OsRng;
#[cfg(feature = "parallel")]
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Ballots verified in one multi-scalar multiplication.
const CHUNK: usize = 2048;

/// One ballot of the board.
pub(crate) struct BallotFacts {
    /// Entry index.
    pub(crate) index: u64,
    /// Why its bytes are refused (301).
    pub(crate) bytes_fault: Option<String>,
    /// Why its proof is false (304).
    pub(crate) proof_fault: Option<String>,
    /// What it says, if its bytes mean anything.
    pub(crate) ballot: Option<VerifiedBallot>,
}

/// All ballots, in the board's order. The verdict about each does not depend on the chunks.
pub(crate) fn read_ballots(facts: &Facts<'_>) -> Result<Vec<BallotFacts>, String> {
    let ballots = &facts.view.ballots;
    facts.progress.stage("verifying ballots", ballots.len() as u64);
    let chunk = |indices: &[u64]| {
        let read = read_chunk(&facts.entries, &facts.relations, indices);
        facts.progress.advance(indices.len() as u64);
        read
    };
    #[cfg(feature = "parallel")]
    let chunks: Vec<_> = ballots.par_chunks(CHUNK).map(chunk).collect();
    #[cfg(not(feature = "parallel"))]
    let chunks: Vec<_> = ballots.chunks(CHUNK).map(chunk).collect();
    chunks.into_iter().collect::<Result<Vec<_>, _>>().map(|c| c.into_iter().flatten().collect())
}

fn read_chunk(
    entries: &[Vec<u8>],
    relations: &BTreeMap<usize, Relation>,
    indices: &[u64],
) -> Result<Vec<BallotFacts>, String> {
    let mut facts = Vec::with_capacity(indices.len());
    let mut decoded: BTreeMap<usize, Vec<(usize, DecodedBallot)>> = BTreeMap::new();
    for (place, index) in indices.iter().enumerate() {
        let (ballot, bytes_fault) = decode(&entries[*index as usize], relations);
        if let Some(ballot) = ballot {
            decoded.entry(ballot.roll).or_default().push((place, ballot));
        }
        facts.push(BallotFacts { index: *index, bytes_fault, proof_fault: None, ballot: None });
    }
    for (roll, ballots) in decoded {
        let (places, ballots): (Vec<usize>, Vec<DecodedBallot>) = ballots.into_iter().unzip();
        let verdicts = verify_ballots(&relations[&roll], ballots, &mut OsRng).map_err(|e| e.to_string())?;
        for (place, verdict) in places.into_iter().zip(verdicts) {
            let (ballot, fault) = match verdict {
                Ok(ballot) => (ballot, None),
                Err(ballot) => {
                    let fault = ballot.claim.verify(&relations[&roll]).err().map(|e| e.to_string());
                    (VerifiedBallot::assume_proved(*ballot), fault)
                }
            };
            facts[place].proof_fault = fault;
            facts[place].ballot = Some(ballot);
        }
    }
    Ok(facts)
}

/// Strictly; if that is refused, as far as the bytes mean anything.
fn decode(bytes: &[u8], relations: &BTreeMap<usize, Relation>) -> (Option<DecodedBallot>, Option<String>) {
    let rolls = relations.keys().max().map_or(0, |last| last + 1);
    let relation = ballot_roll(bytes, rolls).map(|roll| (roll, relations.get(&roll)));
    match relation {
        Err(error) => (None, Some(error.to_string())),
        Ok((roll, None)) => (None, Some(format!("roll {roll} was not opened"))),
        Ok((roll, Some(relation))) => match DecodedBallot::decode(bytes, roll, relation) {
            Ok(ballot) => (Some(ballot), None),
            Err(error) => {
                (DecodedBallot::decode_lenient(bytes, roll, relation).ok(), Some(error.to_string()))
            }
        },
    }
}
