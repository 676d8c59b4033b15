//! Four lanes with AVX2: ten limbs of 26 and 25 bits in turn, products of 32-bit words.
//!
//! Limb k weighs 2^⌈25.5·k⌉. So limbs i and j make limb i + j, twice if both are odd, and 19 times limb i + j − 10 if that
//! is not below 10. In memory an element has five limbs of 51 bits, of two limbs here each.
//!
//! Bounds, for even limbs and odd ones:
//!
//! | | even | odd | why |
//! |---|---|---|---|
//! | in memory | 2²⁶ − 1 | 2²⁵ | a limb below 2⁵¹ + 2¹⁵, cut after bit 26 |
//! | [tight](Avx2) | 2²⁶ + 2⁶ | 2²⁵ + 2¹² | what `reduce` and `carry` leave |
//! | [loose](LooseAvx2) | 2²⁶ + 2²⁷ + 2⁶ | 2²⁵ + 2²⁶ + 2¹² | a + 2p − b, the greater of sums and differences |
//!
//! A loose even limb times 19 and an odd one times 38 are less than 57·2²⁶ + 2¹⁸ < 2³², so they are words to multiply. The
//! greatest sum of products is limb 0: with E and O for the two bounds, E² + 19·(4·E² + 2·5·O²) < 2⁶³. So
//! even twice a product may stand in its ten limbs before they are carried.
#![allow(unsafe_code)]

mod product;
mod words;

use super::{Block, Lanes, MASK, Niels};
use core::arch::x86_64::*;
use product::{product, product_of_itself, squared_again, twice_product};
use words::{above, above51, add, and, op, splat, times, within};

type Limbs = [__m256i; 10];

/// A tight element.
///
/// Values come to be only inside the functions of `kernels`, which are called where the processor was found to have AVX2.
/// All `unsafe` here is calls of such instructions, and loads and stores of whole arrays.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Avx2(pub(super) Limbs);

/// A sum or difference, not carried.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LooseAvx2(pub(super) Limbs);

/// Two limbs from one of 51 bits.
#[inline(always)]
fn split(limb: __m256i) -> [__m256i; 2] {
    [within(limb, 0), above(limb, 0)]
}

/// Five limbs of 51 bits to ten.
#[inline(always)]
fn split_all(limbs: [__m256i; 5]) -> Avx2 {
    let mut all = [limbs[0]; 10];
    for k in 0..5 {
        [all[2 * k], all[2 * k + 1]] = split(limbs[k]);
    }
    Avx2(all)
}

/// Ten limbs to five below 2⁵¹ + 2⁵; a tight element's are below 2⁵² before they are carried.
#[inline(always)]
fn join_all(limbs: Limbs) -> [__m256i; 5] {
    let mut joined = [limbs[0]; 5];
    for k in 0..5 {
        joined[k] = add(limbs[2 * k], op!(_mm256_slli_epi64::<26>(limbs[2 * k + 1])));
    }
    let mut carried = joined;
    for k in 0..5 {
        let below = above51(joined[(k + 4) % 5]);
        let below = if k == 0 { times(below, splat(19)) } else { below };
        carried[k] = add(and(joined[k], splat(MASK)), below);
    }
    carried
}

impl Lanes for Avx2 {
    const N: usize = 4;
    type Loose = LooseAvx2;

    #[inline(always)]
    fn loose(self) -> LooseAvx2 {
        LooseAvx2(self.0)
    }

    #[inline(always)]
    fn load(block: &Block) -> Self {
        let mut limbs = [splat(0); 5];
        for k in 0..5 {
            // SAFETY: the row holds 64 bytes, of which 32 are read.
            limbs[k] = unsafe { _mm256_loadu_si256(block[k].as_ptr().cast()) };
        }
        split_all(limbs)
    }

    #[inline(always)]
    fn store(self, block: &mut Block) {
        let limbs = join_all(self.0);
        for k in 0..5 {
            // SAFETY: the row holds 64 bytes, of which 32 are written.
            unsafe { _mm256_storeu_si256(block[k].as_mut_ptr().cast(), limbs[k]) };
        }
    }

    #[inline(always)]
    fn load_niels(points: &[Niels], index: &[u32; 8]) -> [Self; 3] {
        let rows = [
            &points[index[0] as usize],
            &points[index[1] as usize],
            &points[index[2] as usize],
            &points[index[3] as usize],
        ];
        let mut words = [splat(0); 16];
        for pair in 0..8 {
            [words[2 * pair], words[2 * pair + 1]] = columns(&rows, pair);
        }
        let w = words;
        [
            split_all([w[0], w[1], w[2], w[3], w[4]]),
            split_all([w[5], w[6], w[7], w[8], w[9]]),
            split_all([w[10], w[11], w[12], w[13], w[14]]),
        ]
    }

    #[inline(always)]
    fn add(self, other: Self) -> LooseAvx2 {
        let mut sum = self.0;
        for k in 0..10 {
            sum[k] = add(sum[k], other.0[k]);
        }
        LooseAvx2(sum)
    }

    #[inline(always)]
    fn sub(self, other: Self) -> LooseAvx2 {
        let mut difference = self.0;
        for k in 0..10 {
            // 2p is more than any tight limb.
            let p = splat(match k {
                0 => 2 * ((1 << 26) - 19),
                _ if k % 2 == 0 => 2 * ((1 << 26) - 1),
                _ => 2 * ((1 << 25) - 1),
            });
            difference[k] = op!(_mm256_sub_epi64(add(difference[k], p), other.0[k]));
        }
        LooseAvx2(difference)
    }

    /// All carries at once: each at most 3, and 19 times that into limb 0.
    #[inline(always)]
    fn carry(LooseAvx2(l): LooseAvx2) -> Self {
        let mut carried = l;
        carried[0] = add(within(l[0], 0), times(above(l[9], 9), splat(19)));
        for k in 1..10 {
            carried[k] = add(within(l[k], k), above(l[k - 1], k - 1));
        }
        Self(carried)
    }

    #[inline(always)]
    fn mul(a: LooseAvx2, b: LooseAvx2) -> Self {
        product(a, b)
    }

    #[inline(always)]
    fn mul_double(a: LooseAvx2, b: LooseAvx2) -> Self {
        twice_product(a, b)
    }

    #[inline(always)]
    fn square(a: LooseAvx2) -> Self {
        product_of_itself(a)
    }

    #[inline(always)]
    fn square_times(self, times: u32) -> Self {
        op!(squared_again(&self, times))
    }

    #[inline(always)]
    fn select(mask: u8, a: Self, b: Self) -> Self {
        let bits = op!(_mm256_set_epi64x(8, 4, 2, 1));
        let chosen = op!(_mm256_cmpeq_epi64(and(splat(mask.into()), bits), bits));
        let mut all = b.0;
        for k in 0..10 {
            all[k] = op!(_mm256_blendv_epi8(b.0[k], a.0[k], chosen));
        }
        Self(all)
    }

    #[inline(always)]
    fn select_loose(mask: u8, a: LooseAvx2, b: LooseAvx2) -> LooseAvx2 {
        Self::select(mask, Self(a.0), Self(b.0)).loose()
    }

    #[inline(always)]
    fn canonical(self) -> Self {
        let mut l = join_all(self.0);
        // The quotient by p of a value below 2p is 1 exactly if adding 19 carries out of 255 bits.
        let mut q = splat(19);
        for k in 0..5 {
            q = above51(add(l[k], q));
        }
        let mut rest = times(q, splat(19));
        for k in 0..5 {
            let sum = add(l[k], rest);
            l[k] = and(sum, splat(MASK));
            rest = above51(sum);
        }
        split_all(l)
    }

    #[inline(always)]
    fn zeros(self) -> u8 {
        let mut any = self.0[0];
        for k in 1..10 {
            any = op!(_mm256_or_si256(any, self.0[k]));
        }
        signs(op!(_mm256_cmpeq_epi64(any, splat(0))))
    }

    #[inline(always)]
    fn odds(self) -> u8 {
        signs(op!(_mm256_slli_epi64::<63>(self.0[0])))
    }
}

/// The highest bit of each lane.
#[inline(always)]
fn signs(a: __m256i) -> u8 {
    op!(_mm256_movemask_pd(_mm256_castsi256_pd(a))) as u8
}

/// Words 2·pair and 2·pair + 1 of four points, lane by lane.
#[inline(always)]
fn columns(rows: &[&Niels; 4], pair: usize) -> [__m256i; 2] {
    let mut halves = [op!(_mm_setzero_si128()); 4];
    for lane in 0..4 {
        // SAFETY: eight pairs of words make up the 128 bytes, aligned to 128.
        halves[lane] = unsafe { _mm_load_si128(rows[lane].0.as_ptr().cast::<__m128i>().add(pair)) };
    }
    let even = op!(_mm256_set_m128i(halves[2], halves[0]));
    let odd = op!(_mm256_set_m128i(halves[3], halves[1]));
    [op!(_mm256_unpacklo_epi64(even, odd)), op!(_mm256_unpackhi_epi64(even, odd))]
}
