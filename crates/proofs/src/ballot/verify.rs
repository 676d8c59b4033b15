//! One ballot's equations (spec 3.5), tested each on its own.

use super::terms::Terms;
use super::{BallotProof, Challenges, Relation, Statement};
use ostrakon_group::Scalar;

/// A statement, its proof and the recomputed challenges: ready to be tested.
#[derive(Clone, Debug)]
pub struct Claim {
    /// P, A, B.
    pub statement: Statement,
    /// The proof.
    pub proof: BallotProof,
    /// δ, θ, y, ω, τ, x, and those of the range proof.
    pub challenges: Challenges,
}

/// Which equation does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Equation {
    /// Bits, numbers, randomness and credential are what U₁ and U₀ hold.
    #[error("equation (1) of the ballot proof does not hold: the committed values are not bits")]
    Bits,
    /// Ciphertexts, credential and rules agree with them.
    #[error("equation (2) of the ballot proof does not hold: ciphertexts, credential or rules disagree")]
    Linear,
    /// V commits to the same numbers as U₁.
    #[error("equation (3) of the ballot proof does not hold: the commitments V are to other numbers")]
    Values,
    /// V commits to numbers within their ranges.
    #[error("the range proof does not hold: a number is not between 0 and its largest value")]
    Range,
}

impl Claim {
    /// Recomputes the challenges. `bytes` is the whole ballot, in which the proof begins at `start`.
    pub fn new(
        relation: &Relation,
        statement: Statement,
        proof: BallotProof,
        bytes: &[u8],
        start: usize,
    ) -> Self {
        let challenges = Challenges::of_ballot(relation, &proof, bytes, start);
        Self { statement, proof, challenges }
    }

    /// Tests all equations.
    pub fn verify(&self, relation: &Relation) -> Result<(), Equation> {
        if !self.fits(relation) {
            return Err(Equation::Values);
        }
        let test = |equation, add: &dyn Fn(&mut Terms)| {
            let mut terms = Terms::new(relation);
            add(&mut terms);
            if terms.vanish(relation) { Ok(()) } else { Err(equation) }
        };
        let (zero, one) = (Scalar::ZERO, Scalar::ONE);
        test(Equation::Bits, &|terms| self.add_bits(relation, one, terms))?;
        test(Equation::Linear, &|terms| self.add_linear(relation, one, terms))?;
        if relation.numbers() == 0 {
            return Ok(());
        }
        test(Equation::Values, &|terms| self.add_numbers(relation, [one, zero, zero], terms))?;
        test(Equation::Range, &|terms| self.add_numbers(relation, [zero, one, zero], terms))?;
        test(Equation::Range, &|terms| self.add_numbers(relation, [zero, zero, one], terms))
    }

    /// Are numbers proved exactly if there are any? A claim that was decoded always fits.
    pub(super) fn fits(&self, relation: &Relation) -> bool {
        let wide = relation.numbers() > 0;
        self.proof.numbers.is_some() == wide && self.challenges.range.is_some() == wide
    }

    /// weight · (x U₁ + U₀ − Σ fᵢ gᵢ − Σ fᵢ(x − fᵢ) g′ᵢ − Σ f̂_j n_j − Σ z_c h_{r,c} − z_k h_k − z h)
    pub(super) fn add_bits(&self, relation: &Relation, weight: Scalar, terms: &mut Terms) {
        let (proof, x) = (&self.proof, self.challenges.x);
        terms.sum.point(weight * x, &proof.u1);
        terms.sum.point(weight, &proof.u0);
        let bits = relation.bits();
        for (i, f) in proof.f.iter().enumerate() {
            let weighted = weight * f;
            terms.bases[i] -= weighted;
            terms.bases[bits + i] -= weighted * (x - f);
        }
        let rest = proof.numbers.iter().flat_map(|n| &n.f).chain(&proof.z_randomness);
        let rest = rest.chain([&proof.z_credential, &proof.z_blinding]);
        terms.bases[2 * bits..].iter_mut().zip(rest).for_each(|(sum, z)| *sum -= weight * z);
    }

    /// weight · (T + x(Σ θ_c A_c + δP + Σ y B + ⟨ω,c⟩G) − Σ z_c(θ_c G + Σ y K_s) − (z_k δ + ⟨y,M(f,f̂)⟩ + ⟨ω,L(f,f̂)⟩) G)
    pub(super) fn add_linear(&self, relation: &Relation, weight: Scalar, terms: &mut Terms) {
        let (proof, x, linear) = (&self.proof, self.challenges.x, &self.challenges.linear);
        let weighted_x = weight * x;
        terms.sum.point(weight, &proof.t);
        terms.sum.point(weighted_x * linear.delta, &self.statement.credential);
        let mut generator = x * relation.constants(&linear.omega) - proof.z_credential * linear.delta;
        let f_numbers = proof.numbers.as_ref().map_or(&[][..], |n| &n.f);
        generator -= relation.linear_form(&linear.y, &linear.omega, &proof.f, f_numbers);
        for (c, ciphertext) in self.statement.ciphertexts.iter().enumerate() {
            let (z, theta) = (proof.z_randomness[c], linear.theta[c]);
            terms.sum.point(weighted_x * theta, &ciphertext.a);
            generator -= z * theta;
            let weighted_z = weight * z;
            for (s, (y, b)) in linear.y[c].iter().zip(&ciphertext.b).enumerate() {
                terms.sum.point(weighted_x * y, b);
                terms.keys[s] -= weighted_z * y;
            }
        }
        terms.sum.generator += weight * generator;
    }
}
