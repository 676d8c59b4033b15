//! Nothing-up-my-sleeve bases (spec 0.4).

use crate::Point;
use sha2::{Digest, Sha512};

/// `base(name, i)`: RFC 9496's one-way map (§4.3.4) applied to SHA-512 of a public label.
///
/// Nobody knows a relation between two bases, or between a base and G, unless the map is broken.
pub fn base(name: &str, index: u32) -> Point {
    let mut hash = Sha512::new();
    hash.update(b"ostrakon-v1/base\0");
    hash.update(name.as_bytes());
    hash.update([0]);
    hash.update(index.to_be_bytes());
    Point::from_uniform_bytes(&hash.finalize().into())
}

/// The bases of one ballot form: N bits, W numbers, C contests.
#[derive(Clone, Debug)]
pub struct Bases {
    /// g₁ … g_N, under the bits.
    pub bits: Vec<Point>,
    /// g′₁ … g′_N, under what a bit must not leave behind.
    pub squares: Vec<Point>,
    /// n₁ … n_W, under the numbers.
    pub numbers: Vec<Point>,
    /// h_{r,1} … h_{r,C}, one a contest's randomness.
    pub randomness: Vec<Point>,
    /// h_k, under the credential.
    pub credential: Point,
    /// h, under the blinding.
    pub blinding: Point,
    /// H̃, under what blinds the commitments to numbers.
    pub value_blinding: Point,
}

impl Bases {
    /// Computes them; about 8 µs a base.
    pub fn new(bits: usize, numbers: usize, contests: usize) -> Self {
        let row = |name, count: usize| (1..=count as u32).map(|i| base(name, i)).collect();
        Self {
            bits: row("bit", bits),
            squares: row("bit-square", bits),
            numbers: row("number", numbers),
            randomness: row("randomness", contests),
            credential: base("credential", 0),
            blinding: base("blinding", 0),
            value_blinding: base("value-blinding", 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn bases_are_distinct_and_not_the_generator() {
        let bases = Bases::new(64, 16, 8);
        let mut all: Vec<Point> = bases.bits.clone();
        all.extend(bases.squares);
        all.extend(bases.numbers);
        all.extend(bases.randomness);
        all.extend([bases.credential, bases.blinding, bases.value_blinding]);
        all.extend([crate::GENERATOR, Point::default()]);
        let encodings: BTreeSet<_> = all.iter().map(crate::encode_point).collect();
        assert_eq!(encodings.len(), all.len());
    }
}
