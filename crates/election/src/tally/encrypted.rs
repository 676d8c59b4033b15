//! A_Σ and B_Σ of one contest: what is signed off and decrypted (spec 5.2).

use super::{RollTally, TallyDocument, too_few};
use crate::board::Head;
use ostrakon_charter::Id;
use ostrakon_group::{Bytes32, Point, encode_point};

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
    /// Made only of what a roll's ballots come to.
    pub(super) fn new(roll: &RollTally, (a, b): (Point, Vec<Point>), min_counted: u64) -> Self {
        let too_few = too_few(roll.weights(), min_counted).is_some();
        Self { a, b, ballots: roll.ballots(), counted: roll.counted(), weight: roll.weight(), too_few }
    }

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
