//! Single instructions, four words each.

#[cfg(not(miri))]
use core::arch::asm;
use core::arch::x86_64::*;

macro_rules! op {
    ($($e:tt)*) => {{
        // SAFETY: the processor has these instructions; see `Avx2`.
        #[allow(unused_unsafe)]
        unsafe { $($e)* }
    }};
}

pub(super) use op;

#[inline(always)]
pub(super) fn splat(word: u64) -> __m256i {
    op!(_mm256_set1_epi64x(word as i64))
}

#[inline(always)]
pub(super) fn add(a: __m256i, b: __m256i) -> __m256i {
    op!(_mm256_add_epi64(a, b))
}

/// a·b of words below 2³².
#[inline(always)]
pub(super) fn times(a: __m256i, b: __m256i) -> __m256i {
    op!(_mm256_mul_epu32(a, b))
}

/// 2·a of a word below 2³¹, added up as words: a compiler that sees 2·a times b makes 2·(a·b) of it, later and more often.
#[inline(always)]
pub(super) fn double(a: __m256i) -> __m256i {
    op!(_mm256_add_epi32(a, a))
}

/// The same word, but nobody can tell where it comes from.
///
/// A compiler that sees where words come from leaves out that they are words, and multiplies whole lanes of 64 bits, which takes
/// three products; or makes 19·(a·b) of 19·b times a.
#[cfg(not(miri))]
#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn opaque(word: __m256i) -> __m256i {
    let same;
    // SAFETY: no instruction at all.
    unsafe {
        asm!("/* {} */", inout(ymm_reg) word => same, options(pure, nomem, nostack, preserves_flags));
    }
    same
}

/// Miri runs no assembly.
#[cfg(miri)]
#[inline(always)]
pub(super) fn opaque(word: __m256i) -> __m256i {
    word
}

#[inline(always)]
pub(super) fn and(a: __m256i, b: __m256i) -> __m256i {
    op!(_mm256_and_si256(a, b))
}

/// What limb k holds above its bits.
#[inline(always)]
pub(super) fn above(a: __m256i, k: usize) -> __m256i {
    if k.is_multiple_of(2) { op!(_mm256_srli_epi64::<26>(a)) } else { op!(_mm256_srli_epi64::<25>(a)) }
}

/// What limb k holds in its bits.
#[inline(always)]
pub(super) fn within(a: __m256i, k: usize) -> __m256i {
    and(a, splat(if k.is_multiple_of(2) { (1 << 26) - 1 } else { (1 << 25) - 1 }))
}

#[inline(always)]
pub(super) fn above51(a: __m256i) -> __m256i {
    op!(_mm256_srli_epi64::<51>(a))
}

/// All of them [opaque].
#[inline(always)]
pub(super) fn opaque_all(mut limbs: [__m256i; 10]) -> [__m256i; 10] {
    for k in 0..10 {
        limbs[k] = op!(opaque(limbs[k]));
    }
    limbs
}
