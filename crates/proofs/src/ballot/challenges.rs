//! What the transcript gives: first δ, θ, y, ω, τ, then, with T and T₃, the point x (spec 3.5).

use super::{BallotProof, Relation};
use crate::range::{Commitments, RangeChallenges};
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
    /// τ_j, one a number.
    pub tau: Vec<Scalar>,
}

/// All challenges of a proof.
#[derive(Clone, Debug)]
pub struct Challenges {
    /// δ, θ, y, ω, τ.
    pub linear: LinearChallenges,
    /// x, the point at which all responses are evaluated.
    pub x: Scalar,
    /// Those of the range proof, with numbers.
    pub range: Option<RangeChallenges>,
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
        let count = 1 + relation.contests() + slots + rules + relation.numbers();
        let mut scalars = transcript.short_challenges("linear", count).into_iter();
        let mut take = |n: usize| -> Vec<Scalar> { scalars.by_ref().take(n).collect() };
        let delta = take(1)[0];
        let theta = take(relation.contests());
        let y = relation.circuits().iter().map(|c| take(c.slots().len())).collect();
        let omega = relation.circuits().iter().map(|c| take(c.rules().len())).collect();
        let tau = take(relation.numbers());
        (transcript, Self { delta, theta, y, omega, tau })
    }
}

impl Challenges {
    /// All challenges of a ballot whose proof begins at `start`. Of bytes that are too short for the proof, they mean nothing.
    pub(super) fn of_ballot(relation: &Relation, proof: &BallotProof, bytes: &[u8], start: usize) -> Self {
        let front = |end: usize| bytes.get(..end).unwrap_or(bytes);
        let element =
            |at: usize| bytes.get(at..).and_then(|rest| rest.first_chunk()).copied().unwrap_or_default();
        let end = start + 32 * relation.range_elements() + 64;
        let (t, t3) = (element(end), proof.numbers.as_ref().map(|_| element(end + 32)));
        let all = Self::recompute(relation, &statement_digest(front(end)), &t, t3.as_ref());
        let range_digest = || sha256(front(start + 32 * relation.numbers()));
        let range = proof.numbers.as_ref().zip(relation.ranges()).map(|(numbers, ranges)| {
            let commitments = Commitments::new(ranges, &numbers.values);
            let digest = range_digest();
            RangeChallenges::recompute(ranges, relation.context(), &digest, &commitments, &numbers.range)
        });
        Self { range, ..all }
    }

    /// Recomputes δ to x from the statement's digest and the bytes of T and, with numbers, T₃; not those of the range proof.
    pub fn recompute(
        relation: &Relation,
        digest: &[u8; 32],
        linear_commitment: &[u8; 32],
        value_commitment: Option<&[u8; 32]>,
    ) -> Self {
        let (transcript, linear) = LinearChallenges::draw(relation, digest);
        Self { linear, x: point(transcript, linear_commitment, value_commitment), range: None }
    }
}

/// x, once T and T₃ are known.
pub(crate) fn point(
    mut transcript: Transcript,
    linear_commitment: &[u8; 32],
    value_commitment: Option<&[u8; 32]>,
) -> Scalar {
    transcript.absorb("linear-commitment", linear_commitment);
    if let Some(value_commitment) = value_commitment {
        transcript.absorb("value-commitment", value_commitment);
    }
    transcript.challenge("point")
}
