//! Products and squares, and their carries.

use super::words::{above, add, double, op, opaque, opaque_all, splat, times, within};
use super::{Avx2, Limbs, LooseAvx2};
use crate::lanes::Lanes;
use core::arch::x86_64::*;

/// Carries from limb k to the next, from 0 to 8.
#[inline(always)]
fn step(z: &mut Limbs, k: usize) {
    z[k + 1] = add(z[k + 1], above(z[k], k));
    z[k] = within(z[k], k);
}

/// Carries sums of products, or twice that, in two chains at once: from limb 0 to 5, and from 4 over 9 and 0 to 1.
///
/// All sums are below 2⁶⁴. Limb 3 is below 2⁶², so that limb 4 gets less than 2³⁷ from it, and limb 5 once more less than 2¹²
/// from that. Limb 9 has no term times 19 and is below 181·2⁵¹, what limb 8 carries included; its carry is below 181·2²⁶, so
/// limb 1 gets no more than 19·181 + 1 < 2¹² at the end.
#[inline(always)]
fn reduce(mut z: Limbs) -> Avx2 {
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
fn row<const I: usize>(z: &mut Limbs, a: __m256i, twice: __m256i, b: &Limbs, wrapped: &Limbs) {
    for j in 0..10 {
        let left = if I % 2 == 1 && j % 2 == 1 { twice } else { a };
        let right = if I + j >= 10 { wrapped[j] } else { b[j] };
        z[(I + j) % 10] = add(z[(I + j) % 10], times(left, right));
    }
}

/// Adds limb I of a, times limb I and twice all after it. `twice` is 2·a, `wrapped` 19·a of even limbs and 38·a of odd ones.
#[inline(always)]
fn half_row<const I: usize>(z: &mut Limbs, a: &Limbs, twice: &Limbs, wrapped: &Limbs) {
    let odd = I % 2 == 1;
    let once = if odd && I < 5 { twice[I] } else { a[I] };
    z[2 * I % 10] = add(z[2 * I % 10], times(once, if I < 5 { a[I] } else { wrapped[I] }));
    for j in I + 1..10 {
        let (wraps, other_odd) = (I + j >= 10, j % 2 == 1);
        // What wraps is doubled already if j is odd.
        let left = if wraps && !odd && other_odd { a[I] } else { twice[I] };
        let kept = if odd && other_odd { twice[j] } else { a[j] };
        let right = if wraps { wrapped[j] } else { kept };
        z[(I + j) % 10] = add(z[(I + j) % 10], times(left, right));
    }
}

/// a·b.
#[inline(always)]
pub(super) fn product(a: LooseAvx2, b: LooseAvx2) -> Avx2 {
    reduce(sums(a, b))
}

/// 2·a·b.
#[inline(always)]
pub(super) fn twice_product(a: LooseAvx2, b: LooseAvx2) -> Avx2 {
    let mut z = sums(a, b);
    for k in 0..10 {
        z[k] = add(z[k], z[k]);
    }
    reduce(z)
}

/// a·b before it is carried.
#[inline(always)]
fn sums(LooseAvx2(a): LooseAvx2, LooseAvx2(b): LooseAvx2) -> Limbs {
    let (a, b) = (opaque_all(a), opaque_all(b));
    let (mut twice, mut wrapped) = (a, b);
    for k in 1..10 {
        wrapped[k] = op!(opaque(times(b[k], splat(19))));
        twice[k] = double(a[k]);
    }
    let mut z = [splat(0); 10];
    each_limb!(row::<I>(&mut z, a[I], twice[I], &b, &wrapped));
    z
}

/// a².
#[inline(always)]
pub(super) fn product_of_itself(LooseAvx2(a): LooseAvx2) -> Avx2 {
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
pub(super) fn squared_again(a: &Avx2, times: u32) -> Avx2 {
    let mut power = *a;
    for _ in 0..times {
        power = product_of_itself(power.loose());
    }
    power
}
