//! The range proof's transcript, on a fork of the ballot's (spec 3.5).

use super::{Commitments, RangeProof, Ranges};
use ostrakon_group::{Scalar, Transcript};

/// y, z, x, w and one u a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RangeChallenges {
    /// y, of the bits' positions.
    pub y: Scalar,
    /// z, of the commitments.
    pub z: Scalar,
    /// x, the point at which the polynomial is evaluated.
    pub x: Scalar,
    /// w, of the inner product.
    pub w: Scalar,
    /// u, one a round.
    pub u: Vec<Scalar>,
}

/// The transcript on which ranges are proved: `context` is the ballot's before "statement".
pub(crate) fn fork(context: &Transcript, digest: &[u8; 32]) -> Transcript {
    let mut transcript = context.clone();
    transcript.absorb("range-statement", digest);
    transcript
}

impl RangeChallenges {
    /// Replays the transcript; `digest` is SHA-256 of the range statement.
    pub(crate) fn recompute(
        ranges: &Ranges,
        context: &Transcript,
        digest: &[u8; 32],
        commitments: &Commitments,
        proof: &RangeProof,
    ) -> Self {
        let mut transcript = fork(context, digest);
        transcript.absorb("dom-sep", b"rangeproof v1");
        little_endian(&mut transcript, "n", ranges.shape().bits);
        little_endian(&mut transcript, "m", ranges.shape().values);
        commitments.encodings().iter().for_each(|v| transcript.absorb("V", v));
        transcript.absorb("A", proof.a.bytes());
        transcript.absorb("S", proof.s.bytes());
        let (y, z) = (transcript.challenge("y"), transcript.challenge("z"));
        transcript.absorb("T_1", proof.t[0].bytes());
        transcript.absorb("T_2", proof.t[1].bytes());
        let x = transcript.challenge("x");
        transcript.absorb("t_x", proof.t_hat.as_bytes());
        transcript.absorb("t_x_blinding", proof.t_blinding.as_bytes());
        transcript.absorb("e_blinding", proof.e_blinding.as_bytes());
        let w = transcript.challenge("w");
        Self { y, z, x, w, u: rounds(&mut transcript, ranges, proof) }
    }
}

fn rounds(transcript: &mut Transcript, ranges: &Ranges, proof: &RangeProof) -> Vec<Scalar> {
    transcript.absorb("dom-sep", b"ipp v1");
    little_endian(transcript, "n", ranges.shape().total_bits());
    let round = |[l, r]: &[super::Encoded; 2]| {
        transcript.absorb("L", l.bytes());
        transcript.absorb("R", r.bytes());
        transcript.challenge("u")
    };
    proof.rounds.iter().map(round).collect()
}

/// Bulletproofs' integers are merlin's, not those of spec 0.5.
fn little_endian(transcript: &mut Transcript, label: &'static str, value: usize) {
    transcript.absorb(label, &(value as u64).to_le_bytes());
}
