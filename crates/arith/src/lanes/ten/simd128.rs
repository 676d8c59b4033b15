//! Four lanes in two vectors of 128 bits, as WebAssembly has them: `i64x2.extmul` multiplies four words of 32 bits two by two.

use super::Word;
use core::arch::wasm32::*;

/// Lanes 0 and 1, then 2 and 3.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Four(v128, v128);

impl Four {
    #[inline(always)]
    fn each(self, other: Self, work: impl Fn(v128, v128) -> v128) -> Self {
        Self(work(self.0, other.0), work(self.1, other.1))
    }

    /// The lower halves of all words.
    #[inline(always)]
    fn low(self) -> v128 {
        i32x4_shuffle::<0, 2, 4, 6>(self.0, self.1)
    }

    #[inline(always)]
    fn words(self) -> [u64; 4] {
        [
            u64x2_extract_lane::<0>(self.0),
            u64x2_extract_lane::<1>(self.0),
            u64x2_extract_lane::<0>(self.1),
            u64x2_extract_lane::<1>(self.1),
        ]
    }
}

impl Word for Four {
    const N: usize = 4;

    #[inline(always)]
    fn splat(word: u64) -> Self {
        Self(u64x2_splat(word), u64x2_splat(word))
    }

    #[inline(always)]
    fn load(words: &[u64; 8]) -> Self {
        Self(u64x2(words[0], words[1]), u64x2(words[2], words[3]))
    }

    #[inline(always)]
    fn store(self, words: &mut [u64; 8]) {
        words[..4].copy_from_slice(&self.words());
    }

    #[inline(always)]
    fn gathered(word: impl Fn(usize) -> u64) -> Self {
        Self(u64x2(word(0), word(1)), u64x2(word(2), word(3)))
    }

    #[inline(always)]
    fn plus(self, other: Self) -> Self {
        self.each(other, |a, b| u64x2_add(a, b))
    }

    #[inline(always)]
    fn minus(self, other: Self) -> Self {
        self.each(other, |a, b| u64x2_sub(a, b))
    }

    #[inline(always)]
    fn times(self, other: Self) -> Self {
        let (a, b) = (self.low(), other.low());
        Self(u64x2_extmul_low_u32x4(a, b), u64x2_extmul_high_u32x4(a, b))
    }

    #[inline(always)]
    fn and(self, other: Self) -> Self {
        self.each(other, |a, b| v128_and(a, b))
    }

    #[inline(always)]
    fn shifted<const BITS: u32>(self) -> Self {
        Self(u64x2_shr(self.0, BITS), u64x2_shr(self.1, BITS))
    }

    #[inline(always)]
    fn raised<const BITS: u32>(self) -> Self {
        Self(u64x2_shl(self.0, BITS), u64x2_shl(self.1, BITS))
    }

    #[inline(always)]
    fn select(mask: u8, a: Self, b: Self) -> Self {
        let lane = |lane: u8| (mask >> lane & 1 == 1).then_some(u64::MAX).unwrap_or_default();
        let (first, second) = (u64x2(lane(0), lane(1)), u64x2(lane(2), lane(3)));
        Self(v128_bitselect(a.0, b.0, first), v128_bitselect(a.1, b.1, second))
    }

    #[inline(always)]
    fn mask(self, is: impl Fn(u64) -> bool) -> u8 {
        let words = self.words();
        (0..4).fold(0, |mask, lane| mask | u8::from(is(words[lane])) << lane)
    }
}
