//! Products and squares, and their carries.

use super::{LooseTwelve, Real, Twelve, WEIGHT, WRAP, cut};

/// Writes a call for each of some numbers: loops in loops are not always unrolled.
macro_rules! each {
    ($call:ident $rest:tt: $($i:literal)*) => { $(each!(= $call $i $rest);)* };
    (= $call:ident $i:literal ($($rest:expr),*)) => { $call::<R, $i>($($rest),*) };
}

/// Carries from limb K to the next.
#[inline(always)]
fn step<R: Real, const K: usize>(z: &mut [R; 12]) {
    let (low, high) = cut(z[K], WEIGHT[K + 1]);
    z[K] = low;
    let next = if K == 11 { high.times(R::splat(WRAP)) } else { high };
    z[(K + 1) % 12] = z[(K + 1) % 12].plus(next);
}

/// Carries sums of products, or twice that, in four chains at once: from limb 0 to 3, 3 to 6, 6 to 9 and 9 to 0, and from each of these once more.
///
/// All sums are below 2^52.3, so each carry of the first three rounds is below 2³², and limb 0 gets less than 19·2³². What it carries on is below 2¹⁵, and
/// what limbs 3, 6 and 9 do is less.
#[inline(always)]
fn reduce<R: Real>(mut z: [R; 12]) -> Twelve<R> {
    each!(step(&mut z): 0 3 6 9 1 4 7 10 2 5 8 11 0 3 6 9);
    Twelve(z)
}

/// Limb I of a product.
#[inline(always)]
fn column<R: Real, const I: usize>(z: &mut [R; 12], a: &[R; 12], b: &[R; 12], wrapped: &[R; 12]) {
    let mut sum = a[0].times(b[I]);
    for i in 1..12 {
        let right = if i <= I { b[I - i] } else { wrapped[I + 12 - i] };
        sum = sum.plus(a[i].times(right));
    }
    z[I] = sum;
}

/// Limb I of a square. `twice` is 2·a, `wrapped` 19·2⁻²⁵⁵·a.
#[inline(always)]
fn half_column<R: Real, const I: usize>(z: &mut [R; 12], a: &[R; 12], twice: &[R; 12], wrapped: &[R; 12]) {
    // Limbs i ≤ j with i + j = I or I + 12.
    let term = |i: usize, j: usize| {
        let left = if i == j { a[i] } else { twice[i] };
        left.times(if i + j < 12 { a[j] } else { wrapped[j] })
    };
    let mut sum = term(I / 2, I - I / 2);
    for i in 0..I / 2 {
        sum = sum.plus(term(i, I - i));
    }
    for i in I + 1..=(I + 12) / 2 {
        sum = sum.plus(term(i, I + 12 - i));
    }
    z[I] = sum;
}

/// a·b.
#[inline(never)]
pub(super) fn product<R: Real>(a: &LooseTwelve<R>, b: &LooseTwelve<R>) -> Twelve<R> {
    reduce(sums(a, b))
}

/// 2·a·b.
#[inline(never)]
pub(super) fn twice_product<R: Real>(a: &LooseTwelve<R>, b: &LooseTwelve<R>) -> Twelve<R> {
    let mut z = sums(a, b);
    for k in 0..12 {
        z[k] = z[k].plus(z[k]);
    }
    reduce(z)
}

/// a·b before it is carried.
#[inline(always)]
fn sums<R: Real>(LooseTwelve(a): &LooseTwelve<R>, LooseTwelve(b): &LooseTwelve<R>) -> [R; 12] {
    let mut wrapped = [R::splat(0.0); 12];
    for k in 1..12 {
        wrapped[k] = b[k].times(R::splat(WRAP));
    }
    let mut z = [R::splat(0.0); 12];
    each!(column(&mut z, a, b, &wrapped): 0 1 2 3 4 5 6 7 8 9 10 11);
    z
}

/// a².
#[inline(never)]
pub(super) fn product_of_itself<R: Real>(LooseTwelve(a): &LooseTwelve<R>) -> Twelve<R> {
    let mut twice = [R::splat(0.0); 12];
    let mut wrapped = twice;
    for k in 0..12 {
        twice[k] = a[k].plus(a[k]);
        wrapped[k] = a[k].times(R::splat(WRAP));
    }
    let mut z = [R::splat(0.0); 12];
    each!(half_column(&mut z, a, &twice, &wrapped): 0 1 2 3 4 5 6 7 8 9 10 11);
    reduce(z)
}
