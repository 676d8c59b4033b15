//! The prover: commit, answer the linear challenges, respond at x.

use super::challenges::{LinearChallenges, point, statement_digest};
use super::{BallotProof, Relation};
use crate::circuit::Unsatisfied;
use ostrakon_group::multiply::MultiscalarMul;
use ostrakon_group::{GENERATOR, HedgedRng, Point, Scalar, SecretScalar, StuckGenerator, encode_point};
use rand_core::CryptoRngCore;
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

/// What the voter's device knows.
pub struct Witness<'a> {
    /// Bits of all contests, in order.
    pub bits: &'a [bool],
    /// r_c, one a contest.
    pub randomness: &'a [SecretScalar],
    /// k.
    pub credential: &'a SecretScalar,
}

impl fmt::Debug for Witness<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted>")
    }
}

/// Why nothing can be proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WitnessError {
    /// Bits or randomness for another ballot form.
    #[error("the witness has another shape than the ballot form")]
    Shape,
    /// The bits break a rule of a contest (counted from 0).
    #[error("contest {contest}: {source}")]
    Unsatisfied {
        /// Which contest.
        contest: usize,
        /// Which rule.
        source: Unsatisfied,
    },
    /// No randomness.
    #[error(transparent)]
    Random(#[from] StuckGenerator),
}

/// Secrets between commitment and response. Consumed by the response: no two proofs share an α.
pub(super) struct Committed {
    bits: Vec<Scalar>,
    randomness: Vec<Scalar>,
    credential: Scalar,
    alpha: Vec<Scalar>,
    rho: Vec<Scalar>,
    kappa: Scalar,
    eta: [Scalar; 2],
    pub(super) u1: Point,
    pub(super) u0: Point,
}

impl Relation {
    /// Proves the statement whose bytes up to U₁ are `prefix`. Returns the proof and the bytes U₁ … z to append.
    pub fn prove(
        &self,
        prefix: &[u8],
        witness: &Witness<'_>,
        rng: &mut impl CryptoRngCore,
    ) -> Result<(BallotProof, Vec<u8>), WitnessError> {
        self.check_witness(witness)?;
        let mut hedged = HedgedRng::new(rng, witness.credential.expose().as_bytes(), prefix)?;
        let committed = Committed::draw(self, witness, &mut hedged);
        let mut bytes = prefix.to_vec();
        BallotProof::write_commitments(&committed.u1, &committed.u0, &mut bytes);
        let (transcript, linear) = LinearChallenges::draw(self, &statement_digest(&bytes));
        let t = committed.linear_commitment(self, &linear);
        let proof = committed.respond(point(transcript, &encode_point(&t)), t);
        proof.write_answers(&mut bytes);
        bytes.drain(..prefix.len());
        Ok((proof, bytes))
    }

    fn check_witness(&self, witness: &Witness<'_>) -> Result<(), WitnessError> {
        if witness.bits.len() != self.bits() || witness.randomness.len() != self.contests() {
            return Err(WitnessError::Shape);
        }
        for (contest, (circuit, range)) in self.parts().enumerate() {
            circuit
                .check(&witness.bits[range])
                .map_err(|source| WitnessError::Unsatisfied { contest, source })?;
        }
        Ok(())
    }
}

impl Committed {
    /// Draws α, ρ, κ, η and computes U₁ and U₀, in constant time.
    pub(super) fn draw(relation: &Relation, witness: &Witness<'_>, rng: &mut impl CryptoRngCore) -> Self {
        let bits = witness.bits.iter().map(|b| Scalar::from(u8::from(*b))).collect();
        let randomness = witness.randomness.iter().map(|r| *r.expose()).collect();
        Self::draw_scalars(relation, bits, randomness, *witness.credential.expose(), rng)
    }

    /// As `draw`, for "bits" that may be any scalars: what a forger would do.
    pub(super) fn draw_scalars(
        relation: &Relation,
        bits: Vec<Scalar>,
        randomness: Vec<Scalar>,
        credential: Scalar,
        rng: &mut impl CryptoRngCore,
    ) -> Self {
        let mut random = |n: usize| -> Vec<Scalar> { (0..n).map(|_| Scalar::random(rng)).collect() };
        let (alpha, rho) = (random(relation.bits()), random(relation.contests()));
        let last = Zeroizing::new(random(3));
        let (kappa, eta) = (last[0], [last[1], last[2]]);
        let cross: Zeroizing<Vec<_>> =
            Zeroizing::new(bits.iter().zip(&alpha).map(|(b, a)| a - a * (b + b)).collect());
        let squares: Zeroizing<Vec<_>> = Zeroizing::new(alpha.iter().map(|a| -(a * a)).collect());
        let u1 = commit(relation, [&bits, &cross, &randomness], credential, eta[0]);
        let u0 = commit(relation, [&alpha, &squares, &rho], kappa, eta[1]);
        Self { bits, randomness, credential, alpha, rho, kappa, eta, u1, u0 }
    }

    /// T = Σ_c ρ_c(θ_c G + Σ_s y_{c,s} K_s) + (κδ + ⟨y, Mα⟩ + ⟨ω, Lα⟩) G.
    pub(super) fn linear_commitment(&self, relation: &Relation, linear: &LinearChallenges) -> Point {
        let mut generator =
            self.kappa * linear.delta + relation.linear_form(&linear.y, &linear.omega, &self.alpha);
        let mut scalars = Zeroizing::new(vec![Scalar::ZERO; relation.keys().len()]);
        for ((rho, theta), y) in self.rho.iter().zip(&linear.theta).zip(&linear.y) {
            generator += rho * theta;
            scalars.iter_mut().zip(y).for_each(|(sum, y)| *sum += rho * y);
        }
        scalars.push(generator);
        Point::multiscalar_mul(scalars.iter(), relation.keys().iter().chain([&GENERATOR]))
    }

    /// Evaluates at x.
    pub(super) fn respond(self, x: Scalar, t: Point) -> BallotProof {
        let line = |(slope, start): (&Scalar, &Scalar)| x * slope + start;
        BallotProof {
            u1: self.u1,
            u0: self.u0,
            t,
            f: self.bits.iter().zip(&self.alpha).map(line).collect(),
            z_randomness: self.randomness.iter().zip(&self.rho).map(line).collect(),
            z_credential: line((&self.credential, &self.kappa)),
            z_blinding: line((&self.eta[0], &self.eta[1])),
        }
    }
}

impl Drop for Committed {
    fn drop(&mut self) {
        for list in [&mut self.bits, &mut self.randomness, &mut self.alpha, &mut self.rho] {
            list.zeroize();
        }
        self.credential.zeroize();
        self.kappa.zeroize();
        self.eta.zeroize();
    }
}

/// Σ uᵢ gᵢ + Σ u′ᵢ g′ᵢ + Σ r_c h_{r,c} + k h_k + η h.
fn commit(
    relation: &Relation,
    [bits, squares, randomness]: [&[Scalar]; 3],
    credential: Scalar,
    eta: Scalar,
) -> Point {
    let bases = relation.bases();
    let points = bases.bits.iter().chain(&bases.squares).chain(&bases.randomness);
    let scalars = bits.iter().chain(squares).chain(randomness).chain([&credential, &eta]);
    Point::multiscalar_mul(scalars, points.chain([&bases.credential, &bases.blinding]))
}
