//! Twelve limbs in doubles: for machines whose vectors multiply doubles straight away and words only by detours, as a browser's do.
//!
//! (After Bernstein, *Curve25519: new Diffie-Hellman speed records*, 2006, §4.) Limb k is a whole multiple of 2^w(k), w(k) = ⌈21.25·k⌉, and may be
//! negative; an element is the sum of its limbs, so their weights are in the exponents, and limbs i and j make limb i + j without being shifted. From
//! limb 12 on, products are taken 19·2⁻²⁵⁵ times. Carrying is rounding: adding 3·2⁵¹ times a weight, and taking it away again.
//!
//! Nothing is ever rounded but by that, so results are exact: a sum of whole multiples of 2^w, all partial sums at most 2^(w + 53), is exact in any order.
//! Bounds, in units of 2^w(k), for limbs of w(k + 1) − w(k) = b bits (21 or 22):
//!
//! | | at most | why |
//! |---|---|---|
//! | [tight](Twelve) | 2^(b − 1) + 2¹⁷ | half a weight of the next limb, and what is added after that: in `reduce` and `carry` less than 2¹⁵, in `split_all` at most 2¹⁷ |
//! | [loose](LooseTwelve) | twice that | a + b or a − b |
//!
//! The greatest sum of products of loose limbs is limb 0, below 2^51.3, limbs 1 to 11 are below 2^50.7 (a test adds them up). So even twice a product may
//! stand in its limbs before they are carried, and a carry of less than 2³³ besides.

mod product;

use super::real::Real;
use super::word::Word;
use super::{Block, Lanes, MASK, Niels};
use product::{product, product_of_itself, twice_product};

/// w(k): what limb k weighs, in bits; w(12) is that of the first that wraps.
pub(super) const WEIGHT: [usize; 13] = [0, 22, 43, 64, 85, 107, 128, 149, 170, 192, 213, 234, 255];

/// A tight element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Twelve<R>(pub(super) [R; 12]);

/// A sum or difference, not carried.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LooseTwelve<R>(pub(super) [R; 12]);

/// In two lanes where WebAssembly has vectors, in one elsewhere.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(crate) type Floating = Twelve<super::simd128::Two>;
/// In two lanes where WebAssembly has vectors, in one elsewhere.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(crate) type Floating = Twelve<f64>;

/// 2^exponent.
pub(super) const fn power(exponent: isize) -> f64 {
    f64::from_bits(((1023 + exponent) as u64) << 52)
}

/// 19·2⁻²⁵⁵.
const WRAP: f64 = 19.0 * power(-255);

/// The nearest whole multiple of 2^bits.
#[inline(always)]
fn rounded<R: Real>(number: R, bits: usize) -> R {
    let large = R::splat(3.0 * power(bits as isize + 51));
    number.plus(large).minus(large)
}

/// The whole multiple of 2^bits, and what is left.
#[inline(always)]
fn cut<R: Real>(number: R, bits: usize) -> (R, R) {
    let high = rounded(number, bits);
    (number.minus(high), high)
}

/// A word below 2⁵², times 2^bits: in the lower bits of a double that is 2^(52 + bits) otherwise.
#[inline(always)]
fn of_word<R: Real>(word: R::Bits, bits: usize) -> R {
    let one = power(52 + bits as isize);
    R::of_bits(word.plus(R::Bits::splat(one.to_bits()))).minus(R::splat(one))
}

/// Five limbs of 51 bits, or a little more, to twelve.
#[inline(always)]
fn split_all<R: Real>(words: [R::Bits; 5]) -> Twelve<R> {
    let [a, b, c, d, e] = [
        of_word(words[0], 0),
        of_word(words[1], 51),
        of_word(words[2], 102),
        of_word(words[3], 153),
        of_word(words[4], 204),
    ];
    let (l0, a) = cut::<R>(a, 22);
    let (l1, a) = cut(a, 43);
    let (low, b) = cut(b, 64);
    let l2 = a.plus(low);
    let (l3, b) = cut(b, 85);
    let (low, c) = cut(c, 107);
    let l4 = b.plus(low);
    let (l5, c) = cut(c, 128);
    let (l6, c) = cut(c, 149);
    let (low, d) = cut(d, 170);
    let l7 = c.plus(low);
    let (l8, d) = cut(d, 192);
    let (low, e) = cut(e, 213);
    let l9 = d.plus(low);
    let (l10, e) = cut(e, 234);
    let (l11, top) = cut(e, 255);
    let l0 = l0.plus(top.times(R::splat(WRAP)));
    Twelve([l0, l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11])
}

/// The one representative below p, in five limbs of 51 bits.
#[inline(always)]
fn join_all<R: Real>(limbs: &[R; 12]) -> [R::Bits; 5] {
    // With p added limb by limb, all of them are above 0 and below 2²³, and what they make is below 2p.
    let mut u = [R::Bits::splat(0); 12];
    for k in 0..12 {
        let one = power(52 + WEIGHT[k] as isize);
        let p = power(WEIGHT[k + 1] as isize) - if k == 0 { 19.0 } else { power(WEIGHT[k] as isize) };
        u[k] = limbs[k].plus(R::splat(one + p)).bits().minus(R::Bits::splat(one.to_bits()));
    }
    canonical([
        u[0].plus(u[1].raised::<22>()).plus(u[2].and(R::Bits::splat(255)).raised::<43>()),
        u[2].shifted::<8>().plus(u[3].raised::<13>()).plus(u[4].raised::<34>()),
        u[5].raised::<5>().plus(u[6].raised::<26>()).plus(u[7].and(R::Bits::splat(15)).raised::<47>()),
        u[7].shifted::<4>().plus(u[8].raised::<17>()).plus(u[9].raised::<39>()),
        u[10].raised::<9>().plus(u[11].raised::<30>()),
    ])
}

/// Of limbs below 2⁶² that are below 2p together.
#[inline(always)]
fn canonical<W: Word>(mut l: [W; 5]) -> [W; 5] {
    // The quotient by p of a value below 2p is 1 exactly if adding 19 carries out of 255 bits.
    let mut q = W::splat(19);
    for k in 0..5 {
        q = l[k].plus(q).shifted::<51>();
    }
    let mut rest = q.plus(q).plus(q).plus(q.raised::<4>());
    for k in 0..5 {
        let sum = l[k].plus(rest);
        l[k] = sum.and(W::splat(MASK));
        rest = sum.shifted::<51>();
    }
    l
}

impl<R: Real> Lanes for Twelve<R> {
    const N: usize = R::Bits::N;
    type Loose = LooseTwelve<R>;

    #[inline(always)]
    fn loose(self) -> LooseTwelve<R> {
        LooseTwelve(self.0)
    }

    #[inline(always)]
    fn load(block: &Block) -> Self {
        let word = |k: usize| R::Bits::load(&block[k]);
        split_all([word(0), word(1), word(2), word(3), word(4)])
    }

    #[inline(always)]
    fn store(self, block: &mut Block) {
        let limbs = join_all(&self.0);
        for k in 0..5 {
            limbs[k].store(&mut block[k]);
        }
    }

    #[inline(always)]
    fn load_niels(points: &[Niels], index: &[u32; 8]) -> [Self; 3] {
        let word = |at: usize| R::Bits::gathered(|lane| points[index[lane] as usize].0[at]);
        let of = |at: usize| split_all([word(at), word(at + 1), word(at + 2), word(at + 3), word(at + 4)]);
        [of(0), of(5), of(10)]
    }

    #[inline(always)]
    fn add(self, other: Self) -> LooseTwelve<R> {
        let mut sum = self.0;
        for k in 0..12 {
            sum[k] = sum[k].plus(other.0[k]);
        }
        LooseTwelve(sum)
    }

    #[inline(always)]
    fn sub(self, other: Self) -> LooseTwelve<R> {
        let mut difference = self.0;
        for k in 0..12 {
            difference[k] = difference[k].minus(other.0[k]);
        }
        LooseTwelve(difference)
    }

    /// All carries at once: each −1, 0 or 1, and 19 times that into limb 0.
    #[inline(always)]
    fn carry(LooseTwelve(l): LooseTwelve<R>) -> Self {
        let mut carried = l;
        for k in 0..12 {
            let high = rounded(l[k], WEIGHT[k + 1]);
            carried[k] = carried[k].minus(high);
            let next = if k == 11 { high.times(R::splat(WRAP)) } else { high };
            carried[(k + 1) % 12] = carried[(k + 1) % 12].plus(next);
        }
        Self(carried)
    }

    #[inline(always)]
    fn mul(a: LooseTwelve<R>, b: LooseTwelve<R>) -> Self {
        product(&a, &b)
    }

    #[inline(always)]
    fn mul_double(a: LooseTwelve<R>, b: LooseTwelve<R>) -> Self {
        twice_product(&a, &b)
    }

    #[inline(always)]
    fn square(a: LooseTwelve<R>) -> Self {
        product_of_itself(&a)
    }

    #[inline(always)]
    fn select(mask: u8, a: Self, b: Self) -> Self {
        let mut all = b.0;
        for k in 0..12 {
            all[k] = R::of_bits(R::Bits::select(mask, a.0[k].bits(), b.0[k].bits()));
        }
        Self(all)
    }

    #[inline(always)]
    fn select_loose(mask: u8, a: LooseTwelve<R>, b: LooseTwelve<R>) -> LooseTwelve<R> {
        Self::select(mask, Self(a.0), Self(b.0)).loose()
    }

    #[inline(always)]
    fn canonical(self) -> Self {
        split_all(join_all(&self.0))
    }

    #[inline(always)]
    fn zeros(self) -> u8 {
        let [a, b, c, d, e] = join_all(&self.0);
        a.plus(b).plus(c).plus(d).plus(e).mask(|word| word == 0)
    }

    #[inline(always)]
    fn odds(self) -> u8 {
        join_all(&self.0)[0].mask(|word| word & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::WEIGHT;

    /// Sums of products of loose limbs, of their greatest sizes: what is said above, for every limb.
    #[test]
    fn no_sum_of_products_is_rounded() {
        let loose = |k: usize| u128::from(2 * ((1u64 << (WEIGHT[k + 1] - WEIGHT[k] - 1)) + (1 << 17)));
        for k in 0..12 {
            // In units of 2^w(k): a product is worth as many of them as its weights have bits more.
            let term = |i: usize, j: usize| {
                let (wraps, factor) = if i + j < 12 { (0, 1) } else { (255, 19) };
                (factor * loose(i) * loose(j)) << (WEIGHT[i] + WEIGHT[j] - wraps - WEIGHT[k])
            };
            let sum: u128 = (0..12).map(|i| term(i, (k + 12 - i) % 12)).sum();
            // 2^51.3 and 2^50.7 from below.
            let limit = if k == 0 { 630 << 42 } else { 830 << 41 };
            assert!(sum < limit, "limb {k}: {sum}");
            assert!(2 * sum + (1 << 33) < 1 << 53, "limb {k}: {sum}");
        }
    }
}
