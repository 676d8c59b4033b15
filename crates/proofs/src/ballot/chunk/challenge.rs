//! A ballot's challenges (spec 3.5), as they are computed with here.

use super::Encoded;
use super::shape::Shape;
use crate::ballot::challenges::statement_digest;
use ostrakon_arith::Residue;

/// δ, θ, y, ω and x.
pub(super) struct Challenged {
    /// δ, then θ, y and ω, as [`Shape`] counts them.
    pub(super) short: Vec<u128>,
    pub(super) x: Residue,
}

impl Challenged {
    /// Of a ballot of the wrong length, they mean nothing.
    pub(super) fn of(shape: &Shape<'_>, ballot: &Encoded<'_>) -> Self {
        let mut transcript = shape.relation.context().clone();
        transcript.absorb("statement", &statement_digest(ballot.statement));
        let mut bytes = vec![[0; 16]; shape.challenges];
        transcript.challenge_bytes("linear", bytes.as_flattened_mut());
        let short = bytes.into_iter().map(u128::from_le_bytes).collect();
        let at = 32 * (shape.points - 2);
        let t = ballot.elements.get(at..at + 32).unwrap_or(&[0; 32]);
        transcript.absorb("linear-commitment", t);
        let mut point = [0; 64];
        transcript.challenge_bytes("point", &mut point);
        Self { short, x: Residue::from_wide(&point) }
    }
}
