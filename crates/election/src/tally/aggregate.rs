//! A_Σ and B_Σ over the ballots that count (spec 5.1, 5.2).

use super::{TallyDocument, too_few};
use crate::board::Head;
use crate::cast::VerifiedBallot;
use ostrakon_charter::Id;
use ostrakon_group::{Bytes32, Point, Scalar, encode_point};
use std::collections::BTreeMap;

/// The ballots of one roll: the last of each credential counts.
#[derive(Clone, Debug, Default)]
pub struct CountedBallots {
    ballots: u64,
    last: BTreeMap<[u8; 32], (VerifiedBallot, u32)>,
}

impl CountedBallots {
    /// Adds the board's next ballot of this roll, with its voter's weight.
    pub fn add(&mut self, ballot: VerifiedBallot, weight: u32) {
        self.ballots += 1;
        self.last.insert(*ballot.key(), (ballot, weight));
    }

    /// Ballots on the board.
    pub fn ballots(&self) -> u64 {
        self.ballots
    }

    /// Ballots that count.
    pub fn counted(&self) -> u64 {
        self.last.len() as u64
    }

    /// Σ weights of those.
    pub fn weight(&self) -> u64 {
        self.last.values().map(|(_, w)| u64::from(*w)).sum()
    }

    /// Their weights.
    pub fn weights(&self) -> Vec<u32> {
        self.last.values().map(|(_, w)| *w).collect()
    }

    /// The last ballot of a credential.
    pub fn last_of(&self, key: &[u8; 32]) -> Option<&VerifiedBallot> {
        self.last.get(key).map(|(ballot, _)| ballot)
    }

    /// Sums one contest: `place` is its place in the roll's ballots, `slots` its number of slots.
    pub fn tally(&self, place: usize, slots: usize, min_counted: u64) -> EncryptedTally {
        let (mut a, mut b) = (Point::default(), vec![Point::default(); slots]);
        for (ballot, weight) in self.last.values() {
            let Some(ciphertext) = ballot.ciphertexts().get(place) else { continue };
            a += weighted(&ciphertext.a, *weight);
            b.iter_mut().zip(&ciphertext.b).for_each(|(sum, point)| *sum += weighted(point, *weight));
        }
        EncryptedTally {
            a,
            b,
            ballots: self.ballots,
            counted: self.counted(),
            weight: self.weight(),
            too_few: too_few(&self.weights(), min_counted).is_some(),
        }
    }
}

fn weighted(point: &Point, weight: u32) -> Point {
    if weight == 1 { *point } else { point * Scalar::from(weight) }
}

/// A contest's sums, made from verified ballots only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncryptedTally {
    a: Point,
    b: Vec<Point>,
    ballots: u64,
    counted: u64,
    weight: u64,
    too_few: bool,
}

impl EncryptedTally {
    /// A_Σ.
    pub fn a(&self) -> &Point {
        &self.a
    }

    /// B_{Σ,s}.
    pub fn b(&self) -> &[Point] {
        &self.b
    }

    /// W.
    pub fn weight(&self) -> u64 {
        self.weight
    }

    /// How many ballots count.
    pub fn counted(&self) -> u64 {
        self.counted
    }

    /// Is it never decrypted?
    pub fn too_few(&self) -> bool {
        self.too_few
    }

    /// What the organiser signs.
    pub fn document(&self, election: Bytes32, contest: Id, closing: Head, time: u64) -> TallyDocument {
        TallyDocument {
            a: encode_point(&self.a).into(),
            b: self.b.iter().map(|p| encode_point(p).into()).collect(),
            ballots: self.ballots,
            closing,
            contest,
            counted: self.counted,
            election,
            superseded: self.ballots - self.counted,
            time,
            too_few: self.too_few,
            weight: self.weight,
        }
    }
}
