//! Two lanes with WebAssembly's vectors of 128 bits: words and doubles.

use super::real::Real;
use super::word::Word;
use core::arch::wasm32::*;

/// Two words, or two doubles.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Two(pub(super) v128);

impl Word for Two {
    const N: usize = 2;

    #[inline(always)]
    fn splat(word: u64) -> Self {
        Self(u64x2_splat(word))
    }

    #[inline(always)]
    fn load(words: &[u64; 8]) -> Self {
        Self(u64x2(words[0], words[1]))
    }

    #[inline(always)]
    fn store(self, words: &mut [u64; 8]) {
        (words[0], words[1]) = (u64x2_extract_lane::<0>(self.0), u64x2_extract_lane::<1>(self.0));
    }

    #[inline(always)]
    fn gathered(word: impl Fn(usize) -> u64) -> Self {
        Self(u64x2(word(0), word(1)))
    }

    #[inline(always)]
    fn plus(self, other: Self) -> Self {
        Self(u64x2_add(self.0, other.0))
    }

    #[inline(always)]
    fn minus(self, other: Self) -> Self {
        Self(u64x2_sub(self.0, other.0))
    }

    /// Words side by side in the lower half.
    type Factor = v128;

    #[inline(always)]
    fn factor(self) -> v128 {
        u32x4_shuffle::<0, 2, 0, 2>(self.0, self.0)
    }

    #[inline(always)]
    fn product(a: v128, b: v128) -> Self {
        Self(u64x2_extmul_low_u32x4(a, b))
    }

    #[inline(always)]
    fn and(self, other: Self) -> Self {
        Self(v128_and(self.0, other.0))
    }

    #[inline(always)]
    fn shifted<const BITS: u32>(self) -> Self {
        Self(u64x2_shr(self.0, BITS))
    }

    #[inline(always)]
    fn raised<const BITS: u32>(self) -> Self {
        Self(u64x2_shl(self.0, BITS))
    }

    #[inline(always)]
    fn select(mask: u8, a: Self, b: Self) -> Self {
        let bits = u64x2(1, 2);
        let chosen = u64x2_eq(v128_and(u64x2_splat(mask.into()), bits), bits);
        Self(v128_bitselect(a.0, b.0, chosen))
    }

    #[inline(always)]
    fn mask(self, is: impl Fn(u64) -> bool) -> u8 {
        u8::from(is(u64x2_extract_lane::<0>(self.0))) | u8::from(is(u64x2_extract_lane::<1>(self.0))) << 1
    }
}

impl Real for Two {
    type Bits = Self;

    #[inline(always)]
    fn splat(number: f64) -> Self {
        Self(f64x2_splat(number))
    }

    #[inline(always)]
    fn plus(self, other: Self) -> Self {
        Self(f64x2_add(self.0, other.0))
    }

    #[inline(always)]
    fn minus(self, other: Self) -> Self {
        Self(f64x2_sub(self.0, other.0))
    }

    #[inline(always)]
    fn times(self, other: Self) -> Self {
        Self(f64x2_mul(self.0, other.0))
    }

    #[inline(always)]
    fn bits(self) -> Self {
        self
    }

    #[inline(always)]
    fn of_bits(bits: Self) -> Self {
        bits
    }
}
