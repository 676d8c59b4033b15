//! Ristretto decoding (RFC 9496 §4.3.1) of as many points as there are lanes, with or without hints.
//!
//! Nearly all of a decoding is the inverse square root I = 1/√(v·u₂²). Whoever is told I checks v·u₂²·I² = 1 and goes on as the RFC does: x = |2s·I·u₂|
//! and y = u₁·I·u₂·I·v do not depend on I's sign, and if v·u₂² is no square no I passes. A hint is nothing to be trusted, only work saved.

use crate::constants::{D, D2, ONE, SQRT_M1};
use crate::field::{equal, is_canonical, limbs_of, mul, negated, power_p58, splat, square};
use crate::lanes::{Block, Lanes, Niels};

/// What decoding `N` encodings gives.
pub(crate) struct Decoded {
    /// A bit a lane: decoded.
    pub(crate) valid: u8,
    /// The points; of a lane that is not valid, anything.
    pub(crate) points: [Niels; 8],
    /// The inverse square roots, if they were computed; limbs of any representative.
    pub(crate) roots: Block,
}

/// Decodes the first `N` encodings, by `hints` where they hold.
#[inline(always)]
pub(crate) fn decode<L: Lanes>(encodings: &[[u8; 32]], hints: Option<&[[u8; 32]]>) -> Decoded {
    let canonical = canonical_lanes(&encodings[..L::N]);
    let s = load::<L>(encodings);
    let one = splat::<L>(&ONE);
    let ss = square(s);
    let (u1, u2) = (L::carry(one.sub(ss)), L::carry(one.add(ss)));
    let u2_squared = square(u2);
    let v = negated(L::carry(mul(square(u1), splat(&D)).add(u2_squared)));
    let w = mul(v, u2_squared);
    let (root, is_square) = inverse_root(w, hints);
    let x_denominator = mul(root, u2);
    let y_denominator = mul(mul(root, x_denominator), v);
    let x = mul(L::carry(s.add(s)), x_denominator).canonical();
    let x = L::select(x.odds(), negated(x), x);
    let y = mul(u1, y_denominator);
    let t = mul(x, y);
    let valid = canonical & is_square & !t.canonical().odds() & !y.canonical().zeros();
    let mut roots = [[0; 8]; 5];
    root.store(&mut roots);
    Decoded { valid, points: niels(x, y, t), roots }
}

/// 1/√w in the lanes that the mask names: those where w is a square other than 0.
#[inline(always)]
fn inverse_root<L: Lanes>(w: L, hints: Option<&[[u8; 32]]>) -> (L, u8) {
    let all = u8::MAX >> (8 - L::N);
    let Some(hints) = hints else { return computed_root(w) };
    let hint = load::<L>(hints);
    let held = equal(mul(w, square(hint)), splat(&ONE)) & all;
    if held == all {
        return (hint, held);
    }
    let (root, is_square) = computed_root(w);
    (L::select(held, hint, root), held | is_square)
}

/// SQRT_RATIO_M1(1, w) (RFC 9496 §4.2), of either sign.
#[inline(always)]
pub(crate) fn computed_root<L: Lanes>(w: L) -> (L, u8) {
    let one = splat::<L>(&ONE);
    let w3 = mul(square(w), w);
    let w7 = mul(square(w3), w);
    let root = mul(w3, power_p58(w7));
    let check = mul(w, square(root));
    let correct = equal(check, one);
    let flipped = equal(check, negated(one));
    (L::select(flipped, mul(root, splat(&SQRT_M1)), root), correct | flipped)
}

#[inline(always)]
fn niels<L: Lanes>(x: L, y: L, t: L) -> [Niels; 8] {
    let mut blocks = [[[0; 8]; 5]; 3];
    L::carry(y.add(x)).store(&mut blocks[0]);
    L::carry(y.sub(x)).store(&mut blocks[1]);
    mul(t, splat(&D2)).store(&mut blocks[2]);
    let mut points = [Niels::IDENTITY; 8];
    for lane in 0..L::N {
        for coordinate in 0..3 {
            for limb in 0..5 {
                points[lane].0[5 * coordinate + limb] = blocks[coordinate][limb][lane];
            }
        }
    }
    points
}

/// Lanes whose bytes are below p and even: a nonnegative s.
#[inline(always)]
fn canonical_lanes(encodings: &[[u8; 32]]) -> u8 {
    let mut mask = 0;
    for (lane, bytes) in encodings.iter().enumerate() {
        mask |= u8::from(is_canonical(bytes) && bytes[0] & 1 == 0) << lane;
    }
    mask
}

#[inline(always)]
fn load<L: Lanes>(bytes: &[[u8; 32]]) -> L {
    let mut block = [[0; 8]; 5];
    for (lane, bytes) in bytes[..L::N].iter().enumerate() {
        let limbs = limbs_of(bytes);
        for k in 0..5 {
            block[k][lane] = limbs[k];
        }
    }
    L::load(&block)
}
