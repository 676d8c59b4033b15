//! Elements at the edges, and anywhere between.

use super::inside::{All, Inside, MINUS};

/// SplitMix64: the same numbers again for the same seed.
pub(crate) struct Draw(pub(crate) u64);

impl Draw {
    pub(crate) fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.word() % end
    }

    pub(crate) fn bytes(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        for eight in bytes.as_chunks_mut::<8>().0 {
            *eight = self.word().to_le_bytes();
        }
        bytes
    }

    /// Limbs up to the tight bound (0) or the loose one (1).
    pub(super) fn limbs<L: Inside>(&mut self, bound: usize) -> All {
        let mut limbs = [[0; 8]; 12];
        for lane in 0..L::N {
            let style = self.below(8);
            for k in 0..L::LIMBS {
                let limb = self.limb(L::bounds(k)[bound], L::weight(k + 1) - L::weight(k), style);
                let minus = L::SIGNED && limb != 0 && self.below(2) == 1;
                limbs[k][lane] = if minus { limb | MINUS } else { limb };
            }
            if style == 0 {
                self.special::<L>(&mut limbs, lane);
            }
        }
        limbs
    }

    /// All limbs at their greatest, all random, or any mixture with what is near the edges.
    fn limb(&mut self, bound: u64, bits: usize, style: u64) -> u64 {
        let full = bound.min((1 << bits) - 1);
        match (style, self.below(8)) {
            (1, _) | (2, 0..2) => bound,
            (3, _) | (4, 0..2) => self.below(bound + 1),
            (_, 0) => 0,
            (_, 1) => 1,
            (_, 2) => bound,
            (_, 3) => bound - 1,
            (_, 4) => full,
            (_, 5) => full - 18,
            _ => self.below(bound + 1),
        }
    }

    /// p − 3 … p + 22, or so little above 0, or 2²⁵⁵ − 1; of limbs that may be below 0, so little on either side of 0.
    fn special<L: Inside>(&mut self, limbs: &mut All, lane: usize) {
        let high = !L::SIGNED && self.below(2) == 1;
        for k in 0..L::LIMBS {
            let full = (1 << (L::weight(k + 1) - L::weight(k))) - 1;
            limbs[k][lane] = if high { full } else { 0 };
        }
        limbs[0][lane] = match (high, L::SIGNED) {
            (true, _) => limbs[0][lane] - 21 + self.below(25),
            (false, true) => [0, MINUS][self.below(2) as usize] | (1 + self.below(22)),
            (false, false) => self.below(4),
        };
    }
}
