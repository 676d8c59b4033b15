//! Hints: what makes reading a ballot's points cheap, for whoever computed it once (spec 8.5).

use super::{HEAD_LENGTH, ballot_length};
use ostrakon_arith::{Arithmetic, hints};
use ostrakon_proofs::ballot::Relation;

/// Bytes of hints that a ballot of this relation has: 32 a point of P, all A and B, U₁, U₀, T; none with numbers.
pub fn hints_length(relation: &Relation) -> usize {
    if relation.numbers() > 0 { 0 } else { 32 * (relation.ciphertext_points() + 4) }
}

/// A ballot's hints, in the order of its points; none of bytes of another length. Nothing of the ballot is judged.
pub fn ballot_hints(relation: &Relation, bytes: &[u8]) -> Vec<u8> {
    let points = hints_length(relation) / 32;
    if points == 0 || bytes.len() != ballot_length(relation) {
        return Vec::new();
    }
    let key = bytes[6..].first_chunk().copied();
    let rows = bytes[HEAD_LENGTH..].as_chunks().0;
    let encodings: Vec<[u8; 32]> = key.into_iter().chain(rows[..points - 1].iter().copied()).collect();
    hints(Arithmetic::current(), &encodings).concat()
}
