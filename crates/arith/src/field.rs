//! What is computed from products alone: powers, and bytes.

use crate::lanes::{Lanes, Limbs, MASK};

/// a·b of tight elements.
#[inline(always)]
pub(crate) fn mul<L: Lanes>(a: L, b: L) -> L {
    L::mul(a.loose(), b.loose())
}

/// a² of a tight element.
#[inline(always)]
pub(crate) fn square<L: Lanes>(a: L) -> L {
    L::square(a.loose())
}

/// The same limbs in every lane.
#[inline(always)]
pub(crate) fn splat<L: Lanes>(limbs: &Limbs) -> L {
    let mut block = [[0; 8]; 5];
    for k in 0..5 {
        block[k] = [limbs[k]; 8];
    }
    L::load(&block)
}

/// a^((p − 5)/8) = a^(2²⁵² − 3); `name_n` is a^(2ⁿ − 1).
#[inline(always)]
pub(crate) fn power_p58<L: Lanes>(a: L) -> L {
    let a2 = square(a);
    let a9 = mul(a, a2.square_times(2));
    let a11 = mul(a2, a9);
    let a_5 = mul(a9, square(a11));
    let a_10 = mul(a_5, a_5.square_times(5));
    let a_20 = mul(a_10, a_10.square_times(10));
    let a_40 = mul(a_20, a_20.square_times(20));
    let a_50 = mul(a_10, a_40.square_times(10));
    let a_100 = mul(a_50, a_50.square_times(50));
    let a_200 = mul(a_100, a_100.square_times(100));
    let a_250 = mul(a_50, a_200.square_times(50));
    mul(a, a_250.square_times(2))
}

/// The lanes where a = b.
#[inline(always)]
pub(crate) fn equal<L: Lanes>(a: L, b: L) -> u8 {
    L::carry(a.sub(b)).canonical().zeros()
}

/// −a.
#[inline(always)]
pub(crate) fn negated<L: Lanes>(a: L) -> L {
    L::carry(splat::<L>(&[0; 5]).sub(a))
}

/// 255 bits as limbs; the last bit of the bytes is left out.
pub(crate) fn limbs_of(bytes: &[u8; 32]) -> Limbs {
    let word = |at: usize| {
        let mut eight = [0; 8];
        eight.copy_from_slice(&bytes[at..at + 8]);
        u64::from_le_bytes(eight)
    };
    [
        word(0) & MASK,
        (word(6) >> 3) & MASK,
        (word(12) >> 6) & MASK,
        (word(19) >> 1) & MASK,
        (word(24) >> 12) & MASK,
    ]
}

/// The bytes of canonical limbs.
pub(crate) fn bytes_of(limbs: &Limbs) -> [u8; 32] {
    let [a, b, c, d, e] = *limbs;
    let words = [a | b << 51, b >> 13 | c << 38, c >> 26 | d << 25, d >> 39 | e << 12];
    let mut bytes = [0; 32];
    for (eight, word) in bytes.as_chunks_mut::<8>().0.iter_mut().zip(words) {
        *eight = word.to_le_bytes();
    }
    bytes
}

/// Is it below 2²⁵⁵ − 19, in its bytes?
pub(crate) fn is_canonical(bytes: &[u8; 32]) -> bool {
    let limbs = limbs_of(bytes);
    bytes[31] >> 7 == 0 && !(limbs[0] >= MASK - 18 && limbs[1..] == [MASK; 4])
}
