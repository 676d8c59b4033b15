//! The generators of spec 3.5, computed from SHAKE-256; the crate hides its own.

use ostrakon_group::Point;
use sha3::Shake256;
use sha3::digest::{ExtendableOutput, Update, XofReader};

/// 𝐆_{0,0}, …, 𝐆_{M−1,n−1}, then the same of 𝐇: 2·n·M points.
pub(crate) fn generators(bits: usize, values: usize) -> Vec<Point> {
    let rows = [b'G', b'H'].into_iter().flat_map(|letter| (0..values as u32).map(move |j| (letter, j)));
    rows.flat_map(|(letter, j)| row(letter, j, bits)).collect()
}

/// The first `bits` generators of one commitment.
fn row(letter: u8, commitment: u32, bits: usize) -> impl Iterator<Item = Point> {
    let mut shake = Shake256::default();
    shake.update(b"GeneratorsChain");
    shake.update(&[letter]);
    shake.update(&commitment.to_le_bytes());
    let mut reader = shake.finalize_xof();
    (0..bits).map(move |_| {
        let mut uniform = [0; 64];
        reader.read(&mut uniform);
        Point::from_uniform_bytes(&uniform)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use bulletproofs::BulletproofGens;

    /// 𝐆 against the crate's; 𝐇, which it does not show, is tested where its proofs are accepted.
    #[test]
    fn they_are_those_of_the_crate() {
        for (bits, values) in [(8, 1), (16, 4), (64, 2)] {
            let own = generators(bits, values);
            let theirs = BulletproofGens::new(bits, values);
            let all: Vec<Point> = (0..values).flat_map(|j| theirs.share(j).G(bits).copied()).collect();
            assert_eq!(own[..bits * values], all);
            assert_eq!(own.len(), 2 * bits * values);
        }
    }
}
