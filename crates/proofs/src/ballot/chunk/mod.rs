//! Many ballots of one relation, from bytes to verdicts, without numbers: the way of spec 3.6 with the arithmetic of `ostrakon-arith`.
//!
//! The verdict about each ballot is that of reading its proof strictly and testing its [claim](super::Claim). What is computed is laid out for many: all points in one
//! list, all scalars in another, products added up and reduced once.
//!
//! * `shape`: what is fixed for all ballots of a relation
//! * `read`: points and scalars; `challenge`: δ, θ, y, ω and x of each ballot
//! * `equations`: the weighted sum of some ballots' equations
//! * `search`: which of them may be false

mod challenge;
mod equations;
mod read;
mod search;
mod shape;

use super::{Relation, WeightError};
use challenge::Challenged;
use ostrakon_arith::{Arithmetic, Points, Residue};
use ostrakon_group::Point;
use rand_core::CryptoRngCore;
use shape::Shape;

/// One ballot's bytes, cut where they mean something (spec 3.4).
#[derive(Clone, Copy, Debug)]
pub struct Encoded<'a> {
    /// P.
    pub credential: &'a [u8; 32],
    /// From A_1 to the end.
    pub elements: &'a [u8],
    /// The statement: everything up to and with U₀.
    pub statement: &'a [u8],
}

/// What is known of a ballot after its chunk was verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It reads, and its equations hold with all those beside it.
    Proved,
    /// It does not read.
    Refused,
    /// It reads, and is one of a few among which one at least is false: its own [claim](super::Claim) says whether it is.
    Alone,
}

/// Ballots that were read together.
///
/// Points of ballot i are numbers i·p to (i + 1)·p − 1 of the list: P, all A and B, U₁, U₀, T.
pub struct Chunk<'a> {
    shape: Shape<'a>,
    points: Points,
    /// f, z_c, z_k, z of each ballot.
    responses: Vec<Residue>,
    challenges: Vec<Challenged>,
    readable: Vec<bool>,
}

impl<'a> Chunk<'a> {
    /// Reads ballots strictly and recomputes their challenges. `None` of a relation with numbers, whose range proofs are verified elsewhere.
    ///
    /// `hints` has one part a ballot, 32 bytes a point in their order, or is empty. Parts of another length are no hints.
    pub fn read(relation: &'a Relation, ballots: &[Encoded<'_>], hints: &[&[u8]]) -> Option<Self> {
        let shape = Shape::of(relation)?;
        let read = read::Read::new(&shape, Arithmetic::current(), ballots, hints);
        let challenges = ballots.iter().map(|b| Challenged::of(&shape, b)).collect();
        let read::Read { points, responses, readable } = read;
        Some(Self { shape, points, responses, challenges, readable })
    }

    /// The verdict about each. `digest` is a hash of all their bytes.
    pub fn verify(
        &self,
        digest: &[u8; 32],
        rng: &mut impl CryptoRngCore,
    ) -> Result<Vec<Verdict>, WeightError> {
        search::verdicts(self, digest, rng)
    }

    /// Σ of the points number `place` (0 is A) of contest `contest` over the ballots that `counted` names, one flag a ballot.
    pub fn sum(&self, contest: usize, place: usize, counted: &[bool]) -> Point {
        let at = self.shape.ciphertext(contest) + place;
        let ballots = (0..self.len()).filter(|i| counted.get(*i) == Some(&true));
        let indices: Vec<u32> = ballots.map(|i| (i * self.shape.points + at) as u32).collect();
        self.points.sum(&indices)
    }

    fn len(&self) -> usize {
        self.readable.len()
    }

    fn responses_of(&self, ballot: usize) -> &[Residue] {
        let count = self.shape.responses;
        &self.responses[ballot * count..][..count]
    }
}
