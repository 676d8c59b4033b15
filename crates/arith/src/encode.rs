//! Ristretto encoding (RFC 9496 §4.3.2), one point at a time: only results are encoded.

use crate::constants::{INVSQRT_A_MINUS_D, SQRT_M1};
use crate::decode::computed_root;
use crate::field::{bytes_of, mul, negated, splat, square};
use crate::lanes::{Lanes, portable::Portable};
use crate::point::Extended;

/// The point's only encoding.
pub(crate) fn encode(p: &Extended<Portable>) -> [u8; 32] {
    let (u1, u2) = (Portable::mul(p.z.add(p.y), p.z.sub(p.y)), mul(p.x, p.y));
    let (root, _) = computed_root(mul(u1, square(u2)));
    let (den1, den2) = (mul(root, u1), mul(root, u2));
    let z_inverse = mul(mul(den1, den2), p.t);
    let rotated = mul(p.t, z_inverse).canonical().odds();
    let i = splat(&SQRT_M1);
    let x = Portable::select(rotated, mul(p.y, i), p.x);
    let y = Portable::select(rotated, mul(p.x, i), p.y);
    let denominator = Portable::select(rotated, mul(den1, splat(&INVSQRT_A_MINUS_D)), den2);
    let flipped = mul(x, z_inverse).canonical().odds();
    let y = Portable::select(flipped, negated(y), y);
    let s = mul(denominator, Portable::carry(p.z.sub(y))).canonical();
    let s = Portable::select(s.odds(), negated(s).canonical(), s);
    bytes_of(&s.0)
}

/// Is it the neutral element of ristretto255? (RFC 9496 §4.3.3: x = 0 or y = 0.)
pub(crate) fn is_identity(p: &Extended<Portable>) -> bool {
    p.x.canonical().zeros() == 1 || p.y.canonical().zeros() == 1
}
