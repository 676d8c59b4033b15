//! Ballots read once more after they were verified, for their ciphertexts alone.

use super::HEAD_LENGTH;
use ostrakon_arith::{Arithmetic, Points};
use ostrakon_proofs::ballot::{Ciphertext, Relation};
use ostrakon_tlog::hash::leaf_hash;

/// The sum of some ballots' ciphertexts, one a contest of their roll.
#[derive(Clone, Debug)]
pub struct ReadAgain(Vec<Ciphertext>);

impl ReadAgain {
    /// Of ballots (bytes, leaf hash) that were verified before under these hashes; `None` if some are other bytes.
    ///
    /// The hash stands for the proof: whoever calls this has verified (or, in a verifier that goes on, assumed) the ballots of those leaves.
    pub fn sum(relation: &Relation, ballots: &[(&[u8], [u8; 32])]) -> Option<Self> {
        let count = relation.ciphertext_points();
        let mut encodings: Vec<[u8; 32]> = Vec::with_capacity(ballots.len() * count);
        for (bytes, leaf) in ballots {
            let rows = bytes.get(HEAD_LENGTH..)?.as_chunks().0.get(..count)?;
            encodings.extend_from_slice(rows);
            if leaf_hash(bytes).as_bytes() != leaf {
                return None;
            }
        }
        let (points, valid) = Points::decode(Arithmetic::current(), &encodings, None);
        let sum = |place: usize| {
            let indices: Vec<u32> = (place..encodings.len()).step_by(count).map(|i| i as u32).collect();
            points.sum(&indices)
        };
        valid.iter().all(|valid| *valid).then(|| Self(cut(relation, (0..count).map(sum))))
    }

    /// The sums.
    pub fn ciphertexts(&self) -> &[Ciphertext] {
        &self.0
    }
}

fn cut(relation: &Relation, mut sums: impl Iterator<Item = ostrakon_group::Point>) -> Vec<Ciphertext> {
    let one = |slots: usize| Ciphertext {
        a: sums.next().unwrap_or_default(),
        b: sums.by_ref().take(slots).collect(),
    };
    relation.circuits().iter().map(|c| c.slots().len()).map(one).collect()
}
