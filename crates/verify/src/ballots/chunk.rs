//! Some thousand ballots in a row: read again, verified together, each with what is wrong with it.

use super::Stopped;
use super::gathered::{ChunkFacts, first};
use crate::bundle::Source;
use crate::hints::HintFile;
use crate::spill::rows::{Event, Randomness};
use ostrakon_election::cast::{
    DecodedBallot, ProvedChunk, Said, VerifiedBallot, ballot_length, ballot_randomness, ballot_roll,
    hints_length,
};
use ostrakon_group::SortedMap;
use ostrakon_proofs::ballot::Relation;
use rand_core::OsRng;
use std::collections::BTreeMap;
use std::ops::Range;

/// What chunks are verified with.
pub(crate) struct Verifier<'a> {
    pub(crate) source: Source<'a>,
    pub(crate) relations: &'a SortedMap<usize, Relation>,
    pub(crate) hints: Option<&'a HintFile>,
}

/// Ballots of one roll, all of the length that its ballots have: one behind the other, and so their hints.
#[derive(Default)]
struct OfRoll {
    indices: Vec<u64>,
    bytes: Vec<u8>,
    hints: Vec<u8>,
}

impl Verifier<'_> {
    /// Verifies the ballots of these runs. What is found of each does not depend on the others.
    pub(crate) fn verify(&self, runs: &[Range<u64>]) -> Result<ChunkFacts, Stopped> {
        let mut facts = ChunkFacts::default();
        let mut by_roll: BTreeMap<usize, OfRoll> = BTreeMap::new();
        for run in runs {
            let mut next = run.start;
            while next < run.end {
                let bundle = self.source.bundle(next)?;
                let hints =
                    self.hints.and_then(|file| file.read(&bundle, self.relations)).unwrap_or_default();
                for index in next..run.end.min(bundle.indices().end) {
                    self.sort(index, bundle.entry(index), hints.of(index), &mut by_roll, &mut facts);
                }
                next = bundle.indices().end;
            }
        }
        by_roll.iter().try_for_each(|(roll, ballots)| self.verify_roll(*roll, ballots, &mut facts))?;
        Ok(facts)
    }

    /// Puts a ballot to those of its roll. One of another length is judged at once: nothing of it is held, however long it is.
    fn sort(
        &self,
        index: u64,
        bytes: &[u8],
        hints: &[u8],
        by_roll: &mut BTreeMap<usize, OfRoll>,
        facts: &mut ChunkFacts,
    ) {
        facts.count += 1;
        let roll = match self.roll(bytes) {
            Ok(roll) => roll,
            Err(why) => return facts.refuse(index, why),
        };
        let relation = &self.relations[&roll];
        if bytes.len() != ballot_length(relation) {
            let said = facts.judge(index, bytes, roll, relation);
            return facts.note(index, bytes, roll, relation, said);
        }
        let ballots = by_roll.entry(roll).or_default();
        ballots.indices.push(index);
        ballots.bytes.extend_from_slice(bytes);
        if self.hints.is_some() {
            // Where there is no hint, one of zeros helps nobody and harms nobody.
            ballots.hints.extend_from_slice(hints);
            ballots.hints.resize(ballots.indices.len() * hints_length(relation), 0);
        }
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

    fn verify_roll(&self, roll: usize, ballots: &OfRoll, facts: &mut ChunkFacts) -> Result<(), Stopped> {
        let relation = &self.relations[&roll];
        let bytes: Vec<&[u8]> = ballots.bytes.chunks_exact(ballot_length(relation)).collect();
        let hints: Vec<&[u8]> = ballots.hints.chunks_exact(hints_length(relation).max(1)).collect();
        let chunk = ProvedChunk::verify(relation, roll, &bytes, &hints, &mut OsRng)
            .map_err(|e| Stopped::Other(e.to_string()))?;
        facts.tallies.entry(roll).or_default().add_chunk(&chunk);
        for ((index, bytes), said) in ballots.indices.iter().zip(bytes).zip(chunk.said()) {
            let said = said.or_else(|| facts.judge(*index, bytes, roll, relation));
            facts.note(*index, bytes, roll, relation, said);
        }
        Ok(())
    }
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

    /// Notes a ballot that means something for what is asked of all of them together.
    fn note(&mut self, index: u64, bytes: &[u8], roll: usize, relation: &Relation, said: Option<Said>) {
        let Some(Said { key: credential, previous, leaf }) = said else { return };
        self.events.push(Event { roll: roll as u16, key: credential, index, previous, leaf }.encode());
        let used = |(contest, a): (usize, &[u8; 32])| Randomness { a: *a, index, contest: contest as u16 };
        self.used.extend(ballot_randomness(bytes, relation).map(used));
    }
}
