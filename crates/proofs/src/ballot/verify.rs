//! One ballot's two equations (spec 3.5), tested each on its own.

use super::{BallotProof, Challenges, Relation, Statement};
use ostrakon_group::multiply::{IsIdentity, VartimeMultiscalarMul};
use ostrakon_group::{GENERATOR, Point, Scalar};

/// A statement, its proof and the recomputed challenges: ready to be tested.
#[derive(Clone, Debug)]
pub struct Claim {
    /// P, A, B.
    pub statement: Statement,
    /// The proof.
    pub proof: BallotProof,
    /// δ, θ, y, ω, x.
    pub challenges: Challenges,
}

/// Which equation does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Equation {
    /// Bits, randomness and credential are what U₁ and U₀ hold.
    #[error("equation (1) of the ballot proof does not hold: the committed values are not bits")]
    Bits,
    /// Ciphertexts, credential and rules agree with them.
    #[error("equation (2) of the ballot proof does not hold: ciphertexts, credential or rules disagree")]
    Linear,
}

impl Claim {
    /// Recomputes the challenges. `digest` is the statement's ([`super::statement_digest`]), `t` T's encoding.
    pub fn new(
        relation: &Relation,
        statement: Statement,
        proof: BallotProof,
        digest: &[u8; 32],
        t: &[u8; 32],
    ) -> Self {
        let challenges = Challenges::recompute(relation, digest, t);
        Self { statement, proof, challenges }
    }

    /// Tests both equations.
    pub fn verify(&self, relation: &Relation) -> Result<(), Equation> {
        let mut bits = Terms::new(relation);
        self.add_bits(relation, Scalar::ONE, &mut bits);
        if !bits.vanish(relation) {
            return Err(Equation::Bits);
        }
        let mut linear = Terms::new(relation);
        self.add_linear(relation, Scalar::ONE, &mut linear);
        match linear.vanish(relation) {
            true => Ok(()),
            false => Err(Equation::Linear),
        }
    }

    /// weight · (x U₁ + U₀ − Σ fᵢ gᵢ − Σ fᵢ(x − fᵢ) g′ᵢ − Σ z_c h_{r,c} − z_k h_k − z h)
    pub(super) fn add_bits(&self, relation: &Relation, weight: Scalar, terms: &mut Terms) {
        let (proof, x) = (&self.proof, self.challenges.x);
        terms.point(weight * x, &proof.u1);
        terms.point(weight, &proof.u0);
        let bits = relation.bits();
        for (i, f) in proof.f.iter().enumerate() {
            let weighted = weight * f;
            terms.bases[i] -= weighted;
            terms.bases[bits + i] -= weighted * (x - f);
        }
        let rest = proof.z_randomness.iter().chain([&proof.z_credential, &proof.z_blinding]);
        terms.bases[2 * bits..].iter_mut().zip(rest).for_each(|(sum, z)| *sum -= weight * z);
    }

    /// weight · (T + x(Σ θ_c A_c + δP + Σ y B + ⟨ω,c⟩G) − Σ z_c(θ_c G + Σ y K_s) − (z_k δ + ⟨y,Mf⟩ + ⟨ω,Lf⟩) G)
    pub(super) fn add_linear(&self, relation: &Relation, weight: Scalar, terms: &mut Terms) {
        let (proof, x, linear) = (&self.proof, self.challenges.x, &self.challenges.linear);
        let weighted_x = weight * x;
        terms.point(weight, &proof.t);
        terms.point(weighted_x * linear.delta, &self.statement.credential);
        let mut generator = x * relation.constants(&linear.omega) - proof.z_credential * linear.delta;
        generator -= relation.linear_form(&linear.y, &linear.omega, &proof.f);
        for (c, ciphertext) in self.statement.ciphertexts.iter().enumerate() {
            let (z, theta) = (proof.z_randomness[c], linear.theta[c]);
            terms.point(weighted_x * theta, &ciphertext.a);
            generator -= z * theta;
            let weighted_z = weight * z;
            for (s, (y, b)) in linear.y[c].iter().zip(&ciphertext.b).enumerate() {
                terms.point(weighted_x * y, b);
                terms.keys[s] -= weighted_z * y;
            }
        }
        terms.generator += weight * generator;
    }
}

/// A sum of points that should vanish: shared bases collapse to one term each.
pub(super) struct Terms {
    generator: Scalar,
    keys: Vec<Scalar>,
    /// g, g′, h_r, h_k, h.
    bases: Vec<Scalar>,
    scalars: Vec<Scalar>,
    points: Vec<Point>,
}

impl Terms {
    pub(super) fn new(relation: &Relation) -> Self {
        Self {
            generator: Scalar::ZERO,
            keys: vec![Scalar::ZERO; relation.keys().len()],
            bases: vec![Scalar::ZERO; 2 * relation.bits() + relation.contests() + 2],
            scalars: Vec::new(),
            points: Vec::new(),
        }
    }

    fn point(&mut self, scalar: Scalar, point: &Point) {
        self.scalars.push(scalar);
        self.points.push(*point);
    }

    /// One multi-scalar multiplication.
    pub(super) fn vanish(mut self, relation: &Relation) -> bool {
        let bases = relation.bases();
        self.scalars.push(self.generator);
        self.points.push(GENERATOR);
        self.scalars.append(&mut self.keys);
        self.points.extend(relation.keys());
        self.scalars.append(&mut self.bases);
        self.points.extend(bases.bits.iter().chain(&bases.squares).chain(&bases.randomness));
        self.points.extend([bases.credential, bases.blinding]);
        Point::vartime_multiscalar_mul(&self.scalars, &self.points).is_identity()
    }
}
