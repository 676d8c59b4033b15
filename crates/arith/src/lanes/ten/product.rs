//! Products and squares, and their carries.

use super::{LooseTen, Ten, Word, above, within};

/// Carries from limb k to the next, from 0 to 8.
#[inline(always)]
fn step<W: Word>(z: &mut [W; 10], k: usize) {
    z[k + 1] = z[k + 1].plus(above(z[k], k));
    z[k] = within(z[k], k);
}

/// Carries sums of products, or twice that, in two chains at once: from limb 0 to 5, and from 4 over 9 and 0 to 1. What is below which bound
/// is told at the same function of the AVX2 lanes.
#[inline(always)]
fn reduce<W: Word>(mut z: [W; 10]) -> Ten<W> {
    for k in [0, 4, 1, 5, 2, 6, 3, 7, 4, 8] {
        step(&mut z, k);
    }
    let top = above(z[9], 9);
    z[9] = within(z[9], 9);
    z[0] = z[0].plus(top).plus(top.plus(top)).plus(top.raised::<4>());
    step(&mut z, 0);
    Ten(z)
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
    (= $call:ident ($($rest:tt)*)) => { $call::<W, I>($($rest)*) };
}

/// Adds limb I of a, times all limbs of b. `twice` is 2·a, `wrapped` 19·b.
#[inline(always)]
fn row<W: Word, const I: usize>(
    z: &mut [W; 10],
    a: W::Factor,
    twice: W::Factor,
    b: &[W::Factor; 10],
    wrapped: &[W::Factor; 10],
) {
    for j in 0..10 {
        let left = if I % 2 == 1 && j % 2 == 1 { twice } else { a };
        let right = if I + j >= 10 { wrapped[j] } else { b[j] };
        z[(I + j) % 10] = z[(I + j) % 10].plus(W::product(left, right));
    }
}

/// Adds limb I of a, times limb I and twice all after it. `twice` is 2·a, `wrapped` 19·a of even limbs and 38·a of odd ones.
#[inline(always)]
fn half_row<W: Word, const I: usize>(
    z: &mut [W; 10],
    a: &[W::Factor; 10],
    twice: &[W::Factor; 10],
    wrapped: &[W::Factor; 10],
) {
    let odd = I % 2 == 1;
    let once = if odd && I < 5 { twice[I] } else { a[I] };
    z[2 * I % 10] = z[2 * I % 10].plus(W::product(once, if I < 5 { a[I] } else { wrapped[I] }));
    for j in I + 1..10 {
        let (wraps, other_odd) = (I + j >= 10, j % 2 == 1);
        // What wraps is doubled already if j is odd.
        let left = if wraps && !odd && other_odd { a[I] } else { twice[I] };
        let kept = if odd && other_odd { twice[j] } else { a[j] };
        let right = if wraps { wrapped[j] } else { kept };
        z[(I + j) % 10] = z[(I + j) % 10].plus(W::product(left, right));
    }
}

/// a·b.
#[inline(always)]
pub(super) fn product<W: Word>(a: LooseTen<W>, b: LooseTen<W>) -> Ten<W> {
    reduce(sums(a, b))
}

/// 2·a·b.
#[inline(always)]
pub(super) fn twice_product<W: Word>(a: LooseTen<W>, b: LooseTen<W>) -> Ten<W> {
    let mut z = sums(a, b);
    for k in 0..10 {
        z[k] = z[k].plus(z[k]);
    }
    reduce(z)
}

/// a·b before it is carried.
#[inline(always)]
fn sums<W: Word>(LooseTen(a): LooseTen<W>, LooseTen(b): LooseTen<W>) -> [W; 10] {
    let twice = a.map(|limb| limb.plus(limb).factor());
    let (a, b) = (a.map(W::factor), b.map(W::factor));
    let nineteen = W::splat(19).factor();
    let wrapped = b.map(|limb| W::product(limb, nineteen).factor());
    let mut z = [W::splat(0); 10];
    each_limb!(row::<I>(&mut z, a[I], twice[I], &b, &wrapped));
    z
}

/// a².
#[inline(always)]
pub(super) fn product_of_itself<W: Word>(LooseTen(a): LooseTen<W>) -> Ten<W> {
    let twice = a.map(|limb| limb.plus(limb).factor());
    let a = a.map(W::factor);
    let mut wrapped = a;
    for k in 0..10 {
        wrapped[k] = W::product(a[k], W::splat(if k % 2 == 0 { 19 } else { 38 }).factor()).factor();
    }
    let mut z = [W::splat(0); 10];
    each_limb!(half_row::<I>(&mut z, &a, &twice, &wrapped));
    reduce(z)
}
