//! Fiat–Shamir transcripts with named verbs (spec 0.5).

use crate::{Point, Scalar, encode_point, short_scalar, wide_scalar};

/// A merlin transcript. Clone one that has absorbed a common context instead of absorbing it again.
#[derive(Clone)]
pub struct Transcript(merlin::Transcript);

impl Transcript {
    /// Starts a transcript of its own domain.
    pub fn new(label: &'static str) -> Self {
        Self(merlin::Transcript::new(label.as_bytes()))
    }

    /// Absorbs bytes.
    pub fn absorb(&mut self, label: &'static str, bytes: &[u8]) {
        self.0.append_message(label.as_bytes(), bytes);
    }

    /// Absorbs an integer, as its big-endian u64.
    pub fn absorb_int(&mut self, label: &'static str, value: u64) {
        self.absorb(label, &value.to_be_bytes());
    }

    /// Absorbs a point's encoding.
    pub fn absorb_point(&mut self, label: &'static str, point: &Point) {
        self.absorb(label, &encode_point(point));
    }

    /// `count` short scalars (128 bits each) from one challenge.
    pub fn short_challenges(&mut self, label: &'static str, count: usize) -> Vec<Scalar> {
        let mut bytes = vec![[0u8; 16]; count];
        self.0.challenge_bytes(label.as_bytes(), bytes.as_flattened_mut());
        bytes.iter().map(short_scalar).collect()
    }

    /// Fills `bytes` from one challenge.
    pub fn challenge_bytes(&mut self, label: &'static str, bytes: &mut [u8]) {
        self.0.challenge_bytes(label.as_bytes(), bytes);
    }

    /// The merlin transcript inside, for a proof of another crate, which absorbs and challenges under labels of its own.
    pub fn merlin(&mut self) -> &mut merlin::Transcript {
        &mut self.0
    }

    /// One scalar, uniform mod ℓ.
    pub fn challenge(&mut self, label: &'static str) -> Scalar {
        let mut bytes = [0u8; 64];
        self.0.challenge_bytes(label.as_bytes(), &mut bytes);
        wide_scalar(&bytes)
    }
}
