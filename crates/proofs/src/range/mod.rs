//! Range proofs of a ballot's numbers (spec 3.5): Bulletproofs (Bünz, Bootle, Boneh, Poelstra, Wuille, Maxwell 2018, §4.2),
//! proved by the crate `bulletproofs`, verified here.
//!
//! The crate verifies one proof at a time, at the cost of 2·n·M fixed generators for each. Here the two equations of a proof are added to
//! a sum in which every generator has one term, however many proofs there are. On each proof alone the verdict is the crate's.
//!
//! * `generators`, `commitments`, `challenges`: what is public, recomputed
//! * `proof`, `element`: the proof's bytes, strictly
//! * `prove`: commitments and proof
//! * `equations`, `sum`: what must vanish

mod challenges;
mod commitments;
mod element;
mod equations;
mod generators;
mod proof;
mod prove;
mod sum;

#[cfg(test)]
mod tests;

pub use challenges::RangeChallenges;
pub use element::Encoded;
pub use proof::{RangeElement, RangeError, RangeProof};
pub use prove::RangeFailure;

pub(crate) use commitments::Commitments;
pub(crate) use element::{LENIENT, Reading, STRICT};
pub(crate) use equations::{add_inner_product, add_polynomial};
pub(crate) use prove::prove;
pub(crate) use sum::Sum;

use crate::circuit::{MAX_RANGE_BITS, RangeShape};
use bulletproofs::{BulletproofGens, PedersenGens};
use ostrakon_group::multiply::times_generator;
use ostrakon_group::{GENERATOR, Point, Scalar};
use std::sync::OnceLock;

/// What is fixed for the range proofs of all ballots of a roll.
pub(crate) struct Ranges {
    shape: RangeShape,
    largest: Vec<u64>,
    /// (j, S_j·G) of the numbers whose complement is proved too.
    tops: Vec<(usize, Point)>,
    /// G and H̃.
    pedersen: PedersenGens,
    /// 𝐆, then 𝐇; only a verifier needs them.
    generators: OnceLock<Vec<Point>>,
    /// The same as the crate keeps them; only a prover needs them.
    prover: OnceLock<BulletproofGens>,
}

impl Ranges {
    /// Of numbers with these largest values; `None` if they take more bits than spec 0.8 allows, or there are none.
    pub(crate) fn new(largest: Vec<u64>, value_blinding: Point) -> Option<Self> {
        let shape = RangeShape::of(&largest).filter(|shape| shape.total_bits() <= MAX_RANGE_BITS)?;
        let top = |j: usize| (j, times_generator(&Scalar::from(largest[j])));
        let tops = shape.complements(&largest).map(top).collect();
        let pedersen = PedersenGens { B: GENERATOR, B_blinding: value_blinding };
        Some(Self { shape, largest, tops, pedersen, generators: OnceLock::new(), prover: OnceLock::new() })
    }

    /// n and M.
    pub(crate) fn shape(&self) -> RangeShape {
        self.shape
    }

    /// S_1 … S_W.
    pub(crate) fn largest(&self) -> &[u64] {
        &self.largest
    }

    /// The numbers (from 0) whose complement is proved too, with S_j·G.
    pub(crate) fn tops(&self) -> impl Iterator<Item = (usize, &Point)> {
        self.tops.iter().map(|(j, top)| (*j, top))
    }

    /// G and H̃.
    pub(crate) fn pedersen(&self) -> &PedersenGens {
        &self.pedersen
    }

    /// 𝐆, then 𝐇; made when first asked for, about 10 µs each.
    pub(crate) fn generators(&self) -> &[Point] {
        self.generators.get_or_init(|| generators::generators(self.shape.bits, self.shape.values))
    }

    fn prover(&self) -> &BulletproofGens {
        self.prover.get_or_init(|| BulletproofGens::new(self.shape.bits, self.shape.values))
    }
}
