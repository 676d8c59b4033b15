//! Eight lanes with AVX-512 IFMA: products of 52-bit words, low and high halves added up apart.
//!
//! A product of limbs i and j has its low 52 bits at 2^(51·(i+j)) and its high ones at 2^(51·(i+j) + 52), which is twice the weight
//! of the next limb. What stands at limb 5 + k has 19 times the weight of limb k.
#![allow(unsafe_code)]

use super::{Block, Lanes, MASK, Niels};
use core::arch::x86_64::*;

/// A tight element: limbs below 2⁵¹ + 2¹⁴, so that a product may read 52 bits of them.
///
/// Values come to be only inside the functions of `kernels`, which are called where the processor was found to have
/// AVX-512 F, DQ, VL and IFMA. All `unsafe` here is calls of such instructions, and loads and stores of whole arrays.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ifma(pub(super) [__m512i; 5]);

macro_rules! op {
    ($($e:tt)*) => {{
        // SAFETY: the processor has these instructions; see `Ifma`.
        #[allow(unused_unsafe)]
        unsafe { $($e)* }
    }};
}

#[inline(always)]
fn splat(word: u64) -> __m512i {
    op!(_mm512_set1_epi64(word as i64))
}

#[inline(always)]
fn add(a: __m512i, b: __m512i) -> __m512i {
    op!(_mm512_add_epi64(a, b))
}

#[inline(always)]
fn low(sum: __m512i, a: __m512i, b: __m512i) -> __m512i {
    op!(_mm512_madd52lo_epu64(sum, a, b))
}

#[inline(always)]
fn high(sum: __m512i, a: __m512i, b: __m512i) -> __m512i {
    op!(_mm512_madd52hi_epu64(sum, a, b))
}

#[inline(always)]
fn shift(a: __m512i) -> __m512i {
    op!(_mm512_srli_epi64::<51>(a))
}

#[inline(always)]
fn masked(a: __m512i) -> __m512i {
    op!(_mm512_and_si512(a, splat(MASK)))
}

/// 19·a.
#[inline(always)]
fn nineteen(a: __m512i) -> __m512i {
    op!(_mm512_mullo_epi64(a, splat(19)))
}

/// Limbs below 2⁶³ to tight ones, all carries at once.
#[inline(always)]
fn carry(l: [__m512i; 5]) -> Ifma {
    let top = shift(l[4]);
    Ifma([
        low(masked(l[0]), top, splat(19)),
        add(masked(l[1]), shift(l[0])),
        add(masked(l[2]), shift(l[1])),
        add(masked(l[3]), shift(l[2])),
        add(masked(l[4]), shift(l[3])),
    ])
}

/// A product that was not reduced: Σ limb·2^(51k), k from 0 to 9, limbs below 2⁵⁵.
type Product = [__m512i; 10];

/// Limbs up to 2⁵⁸ to a tight element: sums of a few products, with [`BIAS`].
#[inline(always)]
fn fold(l: Product) -> Ifma {
    let mut r = [l[0]; 5];
    for k in 0..5 {
        r[k] = add(l[k], nineteen(l[k + 5]));
    }
    carry(r)
}

/// 32·(2²⁵⁵ − 19), limb by limb: more than any limb of a product. Twice, at limbs 0 to 4 and 5 to 9, it is a multiple of 2²⁵⁵ − 19.
const BIAS: [u64; 5] = [32 * (MASK - 18), 32 * MASK, 32 * MASK, 32 * MASK, 32 * MASK];

#[inline(always)]
fn plus(a: Product, b: Product) -> Product {
    let mut sum = a;
    for k in 0..10 {
        sum[k] = add(a[k], b[k]);
    }
    sum
}

#[inline(always)]
fn minus(a: Product, b: Product) -> Product {
    let mut difference = a;
    for k in 0..10 {
        difference[k] = op!(_mm512_sub_epi64(add(a[k], splat(BIAS[k % 5])), b[k]));
    }
    difference
}

#[inline(always)]
fn product(a: Ifma, b: Ifma) -> Product {
    let (mut one, mut two) = ([splat(0); 10], [splat(0); 10]);
    for i in 0..5 {
        for j in 0..5 {
            one[i + j] = low(one[i + j], a.0[i], b.0[j]);
            two[i + j + 1] = high(two[i + j + 1], a.0[i], b.0[j]);
        }
    }
    for k in 0..10 {
        one[k] = add(one[k], add(two[k], two[k]));
    }
    one
}

impl Lanes for Ifma {
    const N: usize = 8;
    type Loose = Self;

    #[inline(always)]
    fn loose(self) -> Self {
        self
    }

    #[inline(always)]
    fn load(block: &Block) -> Self {
        let mut limbs = [splat(0); 5];
        for k in 0..5 {
            // SAFETY: the row holds 64 bytes.
            limbs[k] = unsafe { _mm512_loadu_si512(block[k].as_ptr().cast()) };
        }
        Self(limbs)
    }

    #[inline(always)]
    fn store(self, block: &mut Block) {
        for k in 0..5 {
            // SAFETY: the row holds 64 bytes.
            unsafe { _mm512_storeu_si512(block[k].as_mut_ptr().cast(), self.0[k]) };
        }
    }

    #[inline(always)]
    fn load_niels(points: &[Niels], index: &[u32; 8]) -> [Self; 3] {
        let (mut front, mut back) = ([splat(0); 8], [splat(0); 8]);
        for lane in 0..8 {
            let words = &points[index[lane] as usize].0;
            // SAFETY: `words` is 128 bytes long and aligned to 128.
            unsafe {
                front[lane] = _mm512_load_si512(words.as_ptr().cast());
                back[lane] = _mm512_load_si512(words.as_ptr().add(8).cast());
            }
        }
        let (f, b) = (transpose(front), transpose(back));
        [
            Self([f[0], f[1], f[2], f[3], f[4]]),
            Self([f[5], f[6], f[7], b[0], b[1]]),
            Self([b[2], b[3], b[4], b[5], b[6]]),
        ]
    }

    #[inline(always)]
    fn add(self, other: Self) -> Self {
        let mut sum = self.0;
        for k in 0..5 {
            sum[k] = add(sum[k], other.0[k]);
        }
        carry(sum)
    }

    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        let mut difference = self.0;
        for k in 0..5 {
            // 4p is more than any tight limb.
            let p = splat(4 * if k == 0 { MASK - 18 } else { MASK });
            difference[k] = op!(_mm512_sub_epi64(add(difference[k], p), other.0[k]));
        }
        carry(difference)
    }

    #[inline(always)]
    fn carry(loose: Self) -> Self {
        loose
    }

    #[inline(always)]
    fn mul(a: Self, b: Self) -> Self {
        fold(product(a, b))
    }

    #[inline(always)]
    fn mul_two(a: Self, b: Self, c: Self, d: Self) -> (Self, Self) {
        let (ab, cd) = (product(a, b), product(c, d));
        (fold(plus(ab, cd)), fold(minus(ab, cd)))
    }

    #[inline(always)]
    fn mul_beside(a: Self, b: Self, c: Self) -> (Self, Self) {
        let ab = product(a, b);
        let mut long = [splat(0); 10];
        long[..5].copy_from_slice(&c.0);
        (fold(plus(long, ab)), fold(minus(long, ab)))
    }

    #[inline(always)]
    fn mul_double(a: Self, b: Self) -> Self {
        let ab = product(a, b);
        fold(plus(ab, ab))
    }

    #[inline(always)]
    fn square(a: Self) -> Self {
        // Products of two different limbs come twice: their low halves weigh 2, their high halves 4.
        let (mut one, mut two, mut four) = ([splat(0); 10], [splat(0); 10], [splat(0); 10]);
        for i in 0..5 {
            one[2 * i] = low(one[2 * i], a.0[i], a.0[i]);
            two[2 * i + 1] = high(two[2 * i + 1], a.0[i], a.0[i]);
            for j in i + 1..5 {
                two[i + j] = low(two[i + j], a.0[i], a.0[j]);
                four[i + j + 1] = high(four[i + j + 1], a.0[i], a.0[j]);
            }
        }
        for k in 0..10 {
            two[k] = add(two[k], add(four[k], four[k]));
            one[k] = add(one[k], add(two[k], two[k]));
        }
        fold(one)
    }

    #[inline(always)]
    fn select(mask: u8, a: Self, b: Self) -> Self {
        let mut chosen = b.0;
        for k in 0..5 {
            chosen[k] = op!(_mm512_mask_mov_epi64(b.0[k], mask, a.0[k]));
        }
        Self(chosen)
    }

    #[inline(always)]
    fn select_loose(mask: u8, a: Self, b: Self) -> Self {
        Self::select(mask, a, b)
    }

    #[inline(always)]
    fn canonical(self) -> Self {
        let mut l = carry(self.0).0;
        // The quotient by p of a value below 2p is 1 exactly if adding 19 carries out of 255 bits.
        let mut q = splat(19);
        for k in 0..5 {
            q = shift(add(l[k], q));
        }
        let mut rest = nineteen(q);
        for k in 0..5 {
            let sum = add(l[k], rest);
            l[k] = masked(sum);
            rest = shift(sum);
        }
        Self(l)
    }

    #[inline(always)]
    fn zeros(self) -> u8 {
        let mut any = self.0[0];
        for k in 1..5 {
            any = op!(_mm512_or_si512(any, self.0[k]));
        }
        op!(_mm512_testn_epi64_mask(any, any))
    }

    #[inline(always)]
    fn odds(self) -> u8 {
        op!(_mm512_test_epi64_mask(self.0[0], splat(1)))
    }
}

/// Rows to columns, 8 × 8 words.
#[inline(always)]
fn transpose(r: [__m512i; 8]) -> [__m512i; 8] {
    let mut pairs = r;
    for i in 0..4 {
        pairs[2 * i] = op!(_mm512_unpacklo_epi64(r[2 * i], r[2 * i + 1]));
        pairs[2 * i + 1] = op!(_mm512_unpackhi_epi64(r[2 * i], r[2 * i + 1]));
    }
    // Now pairs[2i + h] has, in its 128-bit part q, word 2q + h of rows 2i and 2i + 1.
    let mut quads = pairs;
    for h in 0..2 {
        for i in 0..2 {
            let (a, b) = (pairs[4 * i + h], pairs[4 * i + 2 + h]);
            quads[4 * i + h] = op!(_mm512_shuffle_i64x2::<0b10_00_10_00>(a, b));
            quads[4 * i + 2 + h] = op!(_mm512_shuffle_i64x2::<0b11_01_11_01>(a, b));
        }
    }
    // quads[4i + 2o + h] has parts q = o, o + 2 of pair 2i, then of pair 2i + 1.
    let mut columns = quads;
    for o in 0..2 {
        for h in 0..2 {
            let (a, b) = (quads[2 * o + h], quads[4 + 2 * o + h]);
            columns[2 * o + h] = op!(_mm512_shuffle_i64x2::<0b10_00_10_00>(a, b));
            columns[4 + 2 * o + h] = op!(_mm512_shuffle_i64x2::<0b11_01_11_01>(a, b));
        }
    }
    columns
}
