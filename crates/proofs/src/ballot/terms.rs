//! A sum of points that should vanish: shared bases collapse to one term each.

use super::Relation;
use crate::range::Sum;
use ostrakon_group::Scalar;

/// Scalars of the bases, and the points that belong to one ballot.
pub(super) struct Terms {
    /// G, the range proofs' generators, and what belongs to one ballot.
    pub(super) sum: Sum,
    /// K.
    pub(super) keys: Vec<Scalar>,
    /// g, g′, n, h_r, h_k, h.
    pub(super) bases: Vec<Scalar>,
}

impl Terms {
    pub(super) fn new(relation: &Relation) -> Self {
        let bases = 2 * relation.bits() + relation.numbers() + relation.contests() + 2;
        Self {
            sum: Sum::new(),
            keys: vec![Scalar::ZERO; relation.keys().len()],
            bases: vec![Scalar::ZERO; bases],
        }
    }

    /// One multi-scalar multiplication.
    pub(super) fn vanish(mut self, relation: &Relation) -> bool {
        let bases = relation.bases();
        let rows = [&bases.bits, &bases.squares, &bases.numbers, &bases.randomness];
        let points = rows.into_iter().flatten().chain([&bases.credential, &bases.blinding]);
        self.keys.iter().zip(relation.keys()).for_each(|(scalar, key)| self.sum.point(*scalar, key));
        self.bases.iter().zip(points).for_each(|(scalar, base)| self.sum.point(*scalar, base));
        self.sum.vanish(relation.ranges())
    }
}
