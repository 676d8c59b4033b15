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
//! greatest sum of products is limb 0: with E and O for the two bounds, E² + 19·(4·E² + 2·5·O²) < 2⁶³.
#![allow(unsafe_code)]

use super::{Block, Lanes, MASK, Niels};
use core::arch::x86_64::*;

type Limbs10 = [__m256i; 10];

/// A tight element.
///
/// Values come to be only inside the functions of `kernels`, which are called where the processor was found to have AVX2.
/// All `unsafe` here is calls of such instructions, and loads and stores of whole arrays.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Avx2(pub(super) Limbs10);

/// A sum or difference, not carried.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LooseAvx2(pub(super) Limbs10);

macro_rules! op {
    ($($e:tt)*) => {{
        // SAFETY: the processor has these instructions; see `Avx2`.
        #[allow(unused_unsafe)]
        unsafe { $($e)* }
    }};
}

#[inline(always)]
fn splat(word: u64) -> __m256i {
    op!(_mm256_set1_epi64x(word as i64))
}

#[inline(always)]
fn add(a: __m256i, b: __m256i) -> __m256i {
    op!(_mm256_add_epi64(a, b))
}

/// a·b of words below 2³².
#[inline(always)]
fn times(a: __m256i, b: __m256i) -> __m256i {
    op!(_mm256_mul_epu32(a, b))
}

/// 2·a of a word below 2³¹, added up as words: a compiler that sees 2·a times b makes 2·(a·b) of it, later and more often.
#[inline(always)]
fn double(a: __m256i) -> __m256i {
    op!(_mm256_add_epi32(a, a))
}

/// The same word, but nobody can tell where it comes from.
///
/// A compiler that sees where words come from leaves out that they are words, and multiplies whole lanes of 64 bits, which takes
/// three products; or makes 19·(a·b) of 19·b times a.
#[target_feature(enable = "avx2")]
#[inline]
fn opaque(mut a: __m256i) -> __m256i {
    #[cfg(not(miri))]
    // SAFETY: no instruction at all.
    unsafe {
        core::arch::asm!("/* {} */", inout(ymm_reg) a, options(pure, nomem, nostack, preserves_flags));
    }
    a
}

#[inline(always)]
fn and(a: __m256i, b: __m256i) -> __m256i {
    op!(_mm256_and_si256(a, b))
}

/// What limb k holds above its bits.
#[inline(always)]
fn above(a: __m256i, k: usize) -> __m256i {
    if k % 2 == 0 { op!(_mm256_srli_epi64::<26>(a)) } else { op!(_mm256_srli_epi64::<25>(a)) }
}

/// What limb k holds in its bits.
#[inline(always)]
fn within(a: __m256i, k: usize) -> __m256i {
    and(a, splat(if k % 2 == 0 { (1 << 26) - 1 } else { (1 << 25) - 1 }))
}

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
fn join_all(limbs: Limbs10) -> [__m256i; 5] {
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

#[inline(always)]
fn above51(a: __m256i) -> __m256i {
    op!(_mm256_srli_epi64::<51>(a))
}

/// Carries from limb k to the next, from 0 to 8.
#[inline(always)]
fn step(z: &mut Limbs10, k: usize) {
    z[k + 1] = add(z[k + 1], above(z[k], k));
    z[k] = within(z[k], k);
}

/// Carries sums of products below 2⁶³, in two chains at once: from limb 0 to 5, and from 4 over 9 and 0 to 1.
///
/// Limb 5 takes up again what limb 4 has left of a carry below 2³⁸, less than 2¹². Limb 9 has no term times 19 and is below
/// 2⁵⁸, with 2³⁸ from limb 8; its carry, below 2³³, makes limb 0 less than 2³⁸, of which limb 1 gets less than 2¹².
#[inline(always)]
fn reduce(mut z: Limbs10) -> Avx2 {
    for k in [0, 4, 1, 5, 2, 6, 3, 7, 4, 8] {
        step(&mut z, k);
    }
    let top = above(z[9], 9);
    z[9] = within(z[9], 9);
    let (two, sixteen) = (op!(opaque(add(top, top))), op!(_mm256_slli_epi64::<4>(top)));
    z[0] = add(add(z[0], top), add(two, sixteen));
    step(&mut z, 0);
    Avx2(z)
}

/// Writes a call ten times, for I from 0 to 9: loops in loops are not always unrolled.
macro_rules! each_limb {
    ($call:ident::<I>($($rest:tt)*)) => {
        each_limb!(@ ($call) ($($rest)*) 0 1 2 3 4 5 6 7 8 9)
    };
    (@ ($call:ident) $rest:tt $($i:literal)*) => {$({
        const I: usize = $i;
        each_limb!(= $call $rest);
    })*};
    (= $call:ident ($($rest:tt)*)) => { $call::<I>($($rest)*) };
}

/// Adds limb I of a, times all limbs of b. `twice` is 2·a, `wrapped` 19·b.
#[inline(always)]
fn row<const I: usize>(z: &mut Limbs10, a: __m256i, twice: __m256i, b: &Limbs10, wrapped: &Limbs10) {
    for j in 0..10 {
        let left = if I % 2 == 1 && j % 2 == 1 { twice } else { a };
        let right = if I + j >= 10 { wrapped[j] } else { b[j] };
        z[(I + j) % 10] = add(z[(I + j) % 10], times(left, right));
    }
}

/// Adds limb I of a, times limb I and twice all after it. `twice` is 2·a, `wrapped` 19·a of even limbs and 38·a of odd ones.
#[inline(always)]
fn half_row<const I: usize>(z: &mut Limbs10, a: &Limbs10, twice: &Limbs10, wrapped: &Limbs10) {
    let odd = I % 2 == 1;
    let own =
        if 2 * I >= 10 { times(a[I], wrapped[I]) } else { times(if odd { twice[I] } else { a[I] }, a[I]) };
    z[2 * I % 10] = add(z[2 * I % 10], own);
    for j in I + 1..10 {
        // What wraps is doubled already if j is odd.
        let left = if I + j >= 10 && !odd && j % 2 == 1 { a[I] } else { twice[I] };
        let right = match I + j >= 10 {
            true => wrapped[j],
            false => {
                if odd && j % 2 == 1 {
                    twice[j]
                } else {
                    a[j]
                }
            }
        };
        z[(I + j) % 10] = add(z[(I + j) % 10], times(left, right));
    }
}

#[inline(always)]
fn opaque_all(mut limbs: Limbs10) -> Limbs10 {
    for k in 0..10 {
        limbs[k] = op!(opaque(limbs[k]));
    }
    limbs
}

/// a·b.
#[inline(always)]
fn product(LooseAvx2(a): LooseAvx2, LooseAvx2(b): LooseAvx2) -> Avx2 {
    let (a, b) = (opaque_all(a), opaque_all(b));
    let (mut twice, mut wrapped) = (a, b);
    for k in 1..10 {
        wrapped[k] = op!(opaque(times(b[k], splat(19))));
        twice[k] = double(a[k]);
    }
    let mut z = [splat(0); 10];
    each_limb!(row::<I>(&mut z, a[I], twice[I], &b, &wrapped));
    reduce(z)
}

/// a².
#[inline(always)]
fn product_of_itself(LooseAvx2(a): LooseAvx2) -> Avx2 {
    let a = opaque_all(a);
    let (mut twice, mut wrapped) = (a, a);
    for k in 0..10 {
        twice[k] = double(a[k]);
        wrapped[k] = op!(opaque(times(a[k], splat(if k % 2 == 0 { 19 } else { 38 }))));
    }
    let mut z = [splat(0); 10];
    each_limb!(half_row::<I>(&mut z, &a, &twice, &wrapped));
    reduce(z)
}

/// a^(2^times). A function of its own, so that this loop's code is there once.
#[target_feature(enable = "avx2")]
#[inline(never)]
fn squared_again(a: &Avx2, times: u32) -> Avx2 {
    let mut power = *a;
    for _ in 0..times {
        power = product_of_itself(power.loose());
    }
    power
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
