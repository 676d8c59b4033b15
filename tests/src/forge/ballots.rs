//! The ballots of the board as the colluders read them.

use super::Election;
use ostrakon_election::cast::{DecodedBallot, VerifiedBallot, ballot_roll};
use ostrakon_election::tally::CountedBallots;
use ostrakon_group::{Point, Scalar};

/// A ballot with what it weighs.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "as the board has it")]
pub struct CountedBallot {
    pub index: u64,
    pub weight: u32,
    pub ballot: VerifiedBallot,
}

impl Election {
    /// All ballots of a roll, as far as their bytes mean anything. Who is on no roll weighs 1.
    pub fn ballots(&self, roll: usize) -> Vec<CountedBallot> {
        let decode = |index: u64| {
            let bytes = &self.log.entries()[index as usize];
            let own = ballot_roll(bytes, self.rolls.len()).ok()? == roll;
            let ballot =
                DecodedBallot::decode_lenient(bytes, roll, &self.relations[roll]).ok().filter(|_| own)?;
            let weight = self.weight(roll, &ballot.key);
            Some(CountedBallot { index, weight, ballot: VerifiedBallot::assume_proved(ballot) })
        };
        self.view().ballots.iter().filter_map(decode).collect()
    }

    /// Where the board has its ballot of this number, from 0.
    pub fn entry_of(&self, ballot: usize) -> u64 {
        self.view().ballots.get(ballot as u64).expect("a ballot of this number")
    }

    /// What a credential weighs.
    pub fn weight(&self, roll: usize, key: &[u8; 32]) -> u32 {
        self.rolls[roll].members.iter().find(|m| m.key() == *key).map_or(1, |m| m.weight)
    }

    /// What counts of a roll.
    pub fn counted(&self, roll: usize) -> CountedBallots {
        let mut counted = CountedBallots::default();
        self.ballots(roll).into_iter().for_each(|b| counted.add(b.ballot, b.weight));
        counted
    }

    /// (A, B) of the ballot at an entry, in one contest of its roll, times a weight.
    pub fn weighted(&self, roll: usize, entry: u64, place: usize, weight: u32) -> (Point, Vec<Point>) {
        let ballots = self.ballots(roll);
        let ballot = ballots.iter().find(|b| b.index == entry).expect("a ballot of this roll");
        let ciphertext = &ballot.ballot.ciphertexts()[place];
        let weight = Scalar::from(weight);
        (ciphertext.a * weight, ciphertext.b.iter().map(|b| b * weight).collect())
    }
}
