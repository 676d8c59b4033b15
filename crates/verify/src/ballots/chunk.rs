//! Some thousand ballots in a row: read again, verified together, each with what is wrong with it.

use super::Stopped;
use super::gathered::{ChunkFacts, FingerprintKey, first};
use crate::bundle::{Bundle, Source};
use crate::hints::HintFile;
use crate::spill::rows::{Event, Used};
use ostrakon_election::cast::{
    DecodedBallot, ProvedChunk, Said, VerifiedBallot, ballot_randomness, ballot_roll,
};
use ostrakon_proofs::ballot::Relation;
use rand_core::OsRng;
use std::collections::BTreeMap;
use std::ops::Range;

/// What chunks are verified with.
pub(super) struct Verifier<'a> {
    pub(super) source: Source<'a>,
    pub(super) relations: &'a BTreeMap<usize, Relation>,
    pub(super) hints: Option<&'a HintFile>,
    pub(super) key: FingerprintKey,
}

/// A ballot whose roll is known, with its hints, if there are any.
type Placed<'a> = (u64, &'a [u8], &'a [u8]);

impl Verifier<'_> {
    /// Verifies the ballots of these runs. What is found of each does not depend on the others.
    pub(super) fn verify(&self, runs: &[Range<u64>]) -> Result<ChunkFacts, Stopped> {
        let bundles = self.read(runs)?;
        let hints = self.hints.map(|file| file.read(&bundles, self.relations)).unwrap_or_default();
        let mut facts = ChunkFacts::default();
        let mut by_roll: BTreeMap<usize, Vec<Placed<'_>>> = BTreeMap::new();
        for (place, bundle) in bundles.iter().enumerate() {
            for index in runs.iter().flat_map(|run| overlap(run, &bundle.indices())) {
                let bytes = bundle.entry(index);
                facts.count += 1;
                match self.roll(bytes) {
                    Ok(roll) => {
                        let hint = hints.get(place).map_or(&[][..], |of_bundle| of_bundle.of(index));
                        by_roll.entry(roll).or_default().push((index, bytes, hint));
                    }
                    Err(why) => facts.refuse(index, why),
                }
            }
        }
        by_roll.iter().try_for_each(|(roll, ballots)| self.verify_roll(*roll, ballots, &mut facts))?;
        Ok(facts)
    }

    fn read(&self, runs: &[Range<u64>]) -> Result<Vec<Bundle>, Stopped> {
        let mut bundles: Vec<Bundle> = Vec::new();
        for run in runs {
            let mut next = bundles.last().map_or(run.start, |last| run.start.max(last.indices().end));
            while next < run.end {
                let bundle = self.source.bundle(next)?;
                next = bundle.indices().end;
                bundles.push(bundle);
            }
        }
        Ok(bundles)
    }

    /// The roll that a ballot belongs to, if it was opened.
    fn roll(&self, bytes: &[u8]) -> Result<usize, String> {
        let rolls = self.relations.keys().max().map_or(0, |last| last + 1);
        let roll = ballot_roll(bytes, rolls).map_err(|e| e.to_string())?;
        match self.relations.contains_key(&roll) {
            true => Ok(roll),
            false => Err(format!("roll {roll} was not opened")),
        }
    }

    fn verify_roll(
        &self,
        roll: usize,
        ballots: &[Placed<'_>],
        facts: &mut ChunkFacts,
    ) -> Result<(), Stopped> {
        let relation = &self.relations[&roll];
        let bytes: Vec<&[u8]> = ballots.iter().map(|(_, bytes, _)| *bytes).collect();
        let hints: Vec<&[u8]> = ballots.iter().map(|(_, _, hints)| *hints).collect();
        let hints = if self.hints.is_some() { &hints[..] } else { &[] };
        let chunk = ProvedChunk::verify(relation, roll, &bytes, hints, &mut OsRng)
            .map_err(|e| Stopped::Other(e.to_string()))?;
        facts.tallies.entry(roll).or_default().add_chunk(&chunk);
        for ((index, bytes, _), said) in ballots.iter().zip(chunk.said()) {
            let said = match said {
                Some(said) => Some(*said),
                None => facts.judge(*index, bytes, roll, relation),
            };
            if let Some(said) = said {
                facts.note(*index, bytes, roll, relation, &said, self.key);
            }
        }
        Ok(())
    }
}

fn overlap(run: &Range<u64>, indices: &Range<u64>) -> Range<u64> {
    run.start.max(indices.start)..run.end.min(indices.end)
}

impl ChunkFacts {
    /// Bytes that mean nothing.
    fn refuse(&mut self, index: u64, why: String) {
        self.bytes_faults.push(index, why);
        self.unread = first(self.unread, Some(index));
    }

    /// Finds out what is wrong with a ballot, and goes on with it as far as its bytes mean anything.
    fn judge(&mut self, index: u64, bytes: &[u8], roll: usize, relation: &Relation) -> Option<Said> {
        let ballot = match DecodedBallot::decode(bytes, roll, relation) {
            Ok(ballot) => ballot,
            Err(error) => match DecodedBallot::decode_lenient(bytes, roll, relation) {
                Ok(ballot) => {
                    self.bytes_faults.push(index, error.to_string());
                    ballot
                }
                Err(_) => {
                    self.refuse(index, error.to_string());
                    return None;
                }
            },
        };
        if let Err(error) = ballot.claim.verify(relation) {
            self.proof_faults.push(index, error.to_string());
        }
        let ballot = VerifiedBallot::assume_proved(ballot);
        self.tallies.entry(roll).or_default().add(&ballot);
        Some(Said { key: *ballot.key(), previous: *ballot.previous(), leaf: *ballot.leaf() })
    }

    /// Notes a ballot for what is asked of all of them together.
    fn note(
        &mut self,
        index: u64,
        bytes: &[u8],
        roll: usize,
        relation: &Relation,
        said: &Said,
        key: FingerprintKey,
    ) {
        let Said { key: credential, previous, leaf } = *said;
        self.events.push(Event { roll: roll as u16, key: credential, index, previous, leaf }.encode());
        let used = |(contest, a): (usize, &[u8; 32])| {
            Used { fingerprint: key.fingerprint(a), index, contest: contest as u16 }.encode()
        };
        self.used.extend(ballot_randomness(bytes, relation).map(used));
    }
}
