//! The prover's numbers: V, the range proof, and what T₃ and z_γ are made of (spec 3.5).

use super::challenges::LinearChallenges;
use super::{NumbersProof, Relation};
use crate::range::{self, Encoded, RangeFailure, RangeProof, Ranges};
use ostrakon_group::multiply::MultiscalarMul;
use ostrakon_group::{GENERATOR, Point, Scalar, sha256};
use rand_core::CryptoRngCore;
use zeroize::{Zeroize, Zeroizing};

/// Commitments to the numbers with their secrets γ and γ₀. Consumed by the response.
pub(super) struct CommittedNumbers {
    pub(super) gamma: Vec<Scalar>,
    pub(super) gamma0: Scalar,
    pub(super) values: Vec<Encoded>,
    pub(super) range: RangeProof,
}

impl CommittedNumbers {
    /// Draws γ and γ₀, commits, proves the ranges; appends V and the range proof to the statement.
    pub(super) fn draw(
        relation: &Relation,
        ranges: &Ranges,
        numbers: &[u64],
        statement: &mut Vec<u8>,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Self, RangeFailure> {
        let gamma = Zeroizing::new(numbers.iter().map(|_| Scalar::random(rng)).collect::<Vec<_>>());
        let commit = |(u, gamma): (&u64, &Scalar)| ranges.pedersen().commit(Scalar::from(*u), *gamma);
        let values: Vec<_> = numbers.iter().zip(gamma.iter()).map(commit).map(Encoded::new).collect();
        values.iter().for_each(|v| statement.extend(v.bytes()));
        let digest = sha256(statement);
        let range = range::prove(ranges, relation.context(), &digest, numbers, &gamma, &mut *rng)?;
        range.write(statement);
        Ok(Self { gamma: gamma.to_vec(), gamma0: Scalar::random(rng), values, range })
    }

    /// T₃ = ⟨τ, a⟩ G + γ₀ H̃.
    pub(super) fn commitment(
        &self,
        relation: &Relation,
        linear: &LinearChallenges,
        masks: &[Scalar],
    ) -> Point {
        let form: Scalar = linear.tau.iter().zip(masks).map(|(tau, a)| tau * a).sum();
        Point::multiscalar_mul([&form, &self.gamma0], [&GENERATOR, &relation.bases().value_blinding])
    }

    /// z_γ = x Σ τ_j γ_j + γ₀, beside f̂ and T₃.
    pub(super) fn respond(
        &self,
        linear: &LinearChallenges,
        x: Scalar,
        f: Vec<Scalar>,
        t: Point,
    ) -> NumbersProof {
        let slope: Scalar = linear.tau.iter().zip(&self.gamma).map(|(tau, gamma)| tau * gamma).sum();
        let z_values = x * slope + self.gamma0;
        NumbersProof { values: self.values.clone(), range: self.range.clone(), t, f, z_values }
    }
}

impl Drop for CommittedNumbers {
    fn drop(&mut self) {
        self.gamma.zeroize();
        self.gamma0.zeroize();
    }
}
