//! What the transcript gives: first δ, θ, y, ω, then, with T, the point x (spec 3.5).

use super::Relation;
use ostrakon_group::{Scalar, Transcript, sha256};

/// Short challenges drawn once the statement, U₁ and U₀ are fixed.
#[derive(Clone, Debug)]
pub struct LinearChallenges {
    /// δ, of the credential.
    pub delta: Scalar,
    /// θ_c, one a contest.
    pub theta: Vec<Scalar>,
    /// y_{c,s}.
    pub y: Vec<Vec<Scalar>>,
    /// ω_{c,j}.
    pub omega: Vec<Vec<Scalar>>,
}

/// All challenges of a proof.
#[derive(Clone, Debug)]
pub struct Challenges {
    /// δ, θ, y, ω.
    pub linear: LinearChallenges,
    /// x, the point at which f, z_c, z_k and z are evaluated.
    pub x: Scalar,
}

/// SHA-256 of a ballot's bytes up to and with U₀.
pub fn statement_digest(statement: &[u8]) -> [u8; 32] {
    sha256(statement)
}

impl LinearChallenges {
    /// Absorbs the statement's digest; returns the transcript that then takes T.
    pub fn draw(relation: &Relation, digest: &[u8; 32]) -> (Transcript, Self) {
        let mut transcript = relation.context().clone();
        transcript.absorb("statement", digest);
        let slots: usize = relation.circuits().iter().map(|c| c.slots().len()).sum();
        let rules: usize = relation.circuits().iter().map(|c| c.rules().len()).sum();
        let count = 1 + relation.contests() + slots + rules;
        let mut scalars = transcript.short_challenges("linear", count).into_iter();
        let mut take = |n: usize| -> Vec<Scalar> { scalars.by_ref().take(n).collect() };
        let delta = take(1)[0];
        let theta = take(relation.contests());
        let y = relation.circuits().iter().map(|c| take(c.slots().len())).collect();
        let omega = relation.circuits().iter().map(|c| take(c.rules().len())).collect();
        (transcript, Self { delta, theta, y, omega })
    }
}

impl Challenges {
    /// Recomputes all challenges of a proof from the statement's digest and T's bytes.
    pub fn recompute(relation: &Relation, digest: &[u8; 32], linear_commitment: &[u8; 32]) -> Self {
        let (transcript, linear) = LinearChallenges::draw(relation, digest);
        Self { linear, x: point(transcript, linear_commitment) }
    }
}

/// x, once T is known.
pub(crate) fn point(mut transcript: Transcript, linear_commitment: &[u8; 32]) -> Scalar {
    transcript.absorb("linear-commitment", linear_commitment);
    transcript.challenge("point")
}
