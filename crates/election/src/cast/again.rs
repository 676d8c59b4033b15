//! Ballots read once more after they were verified, for their ciphertexts alone.

use super::HEAD_LENGTH;
use ostrakon_arith::{Arithmetic, Points};
use ostrakon_group::Point;
use ostrakon_proofs::ballot::{Ciphertext, Relation};
use ostrakon_tlog::hash::leaf_hash;

/// Ciphertexts of some ballots of one roll that were verified before.
#[derive(Clone)]
pub struct ReadAgain<'a> {
    relation: &'a Relation,
    encodings: Vec<[u8; 32]>,
}

/// These are not the bytes that were verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("other bytes than those that were verified")]
pub struct OtherBytes;

impl<'a> ReadAgain<'a> {
    /// None so far.
    pub fn new(relation: &'a Relation) -> Self {
        Self { relation, encodings: Vec::new() }
    }

    /// Adds a ballot that was verified under this leaf hash. Only its points are kept.
    ///
    /// The hash stands for the proof: whoever calls this has verified (or, in a verifier that goes on, assumed) the ballot of that leaf.
    pub fn add(&mut self, bytes: &[u8], leaf: &[u8; 32]) -> Result<(), OtherBytes> {
        let rows = bytes.get(HEAD_LENGTH..).map(|rest| rest.as_chunks().0);
        let points = rows.and_then(|rows| rows.get(..self.relation.ciphertext_points())).ok_or(OtherBytes)?;
        if leaf_hash(bytes).as_bytes() != leaf {
            return Err(OtherBytes);
        }
        self.encodings.extend_from_slice(points);
        Ok(())
    }

    /// The sum of them all, one a contest.
    pub fn sum(&self) -> Result<Vec<Ciphertext>, OtherBytes> {
        let (points, valid) = Points::decode(Arithmetic::current(), &self.encodings, None);
        // What was verified under this hash has points.
        if valid.contains(&false) {
            return Err(OtherBytes);
        }
        let count = self.relation.ciphertext_points();
        let mut sums = (0..count).map(|place| {
            let indices: Vec<u32> = (place..self.encodings.len()).step_by(count).map(|i| i as u32).collect();
            points.sum(&indices)
        });
        let mut next = || sums.next().unwrap_or_default();
        let mut one =
            |slots: usize| Ciphertext { a: next(), b: (0..slots).map(|_| next()).collect::<Vec<Point>>() };
        Ok(self.relation.circuits().iter().map(|c| one(c.slots().len())).collect())
    }
}
