//! The ballots that count, held in memory, for whoever has few of them (spec 5.1).

use super::{Corrections, EncryptedTally, RollTally};
use crate::cast::VerifiedBallot;
use std::collections::BTreeMap;

/// The ballots of one roll: the last of each credential counts.
#[derive(Clone, Debug, Default)]
pub struct CountedBallots {
    tally: RollTally,
    last: BTreeMap<[u8; 32], (VerifiedBallot, u32)>,
}

impl CountedBallots {
    /// Adds the board's next ballot of this roll, with its voter's weight.
    pub fn add(&mut self, ballot: VerifiedBallot, weight: u32) {
        let mut corrections = Corrections::default();
        corrections.add(&ballot, i64::from(weight) - 1);
        self.tally.add(&ballot);
        self.tally.count(weight);
        if let Some((before, weight)) = self.last.insert(*ballot.key(), (ballot, weight)) {
            corrections.add(&before, -i64::from(weight));
            self.tally.uncount(weight);
        }
        self.tally.correct(&corrections);
    }

    /// Ballots on the board.
    pub fn ballots(&self) -> u64 {
        self.tally.ballots()
    }

    /// Ballots that count.
    pub fn counted(&self) -> u64 {
        self.tally.counted()
    }

    /// Σ weights of those.
    pub fn weight(&self) -> u64 {
        self.tally.weight()
    }

    /// The last ballot of a credential.
    pub fn last_of(&self, key: &[u8; 32]) -> Option<&VerifiedBallot> {
        self.last.get(key).map(|(ballot, _)| ballot)
    }

    /// What they come to.
    pub fn roll(&self) -> &RollTally {
        &self.tally
    }

    /// Sums one contest: `place` is its place in the roll's ballots, `slots` its number of slots.
    pub fn tally(&self, place: usize, slots: usize, min_counted: u64) -> EncryptedTally {
        self.tally.tally(place, slots, min_counted)
    }
}
