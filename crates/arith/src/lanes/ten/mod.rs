//! Ten limbs of 26 and 25 bits in turn, products of 32-bit words: for machines that multiply no wider, as a browser without vectors. In plain Rust; one
//! lane a [`Word`], or several. (In WebAssembly's vectors each product of words unpacks both its factors; `twelve` is faster there.)
//!
//! Limbs, weights and bounds are those of the AVX2 lanes, whose module says why no sum overflows: an even limb is below 2²⁶ + 2⁶ and an odd one
//! below 2²⁵ + 2¹² where an element is tight, and a 2p more where it is loose.

mod product;

use super::word::Word;
use super::{Block, Lanes, MASK, Niels};
use product::{product, product_of_itself, twice_product};

/// A tight element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ten<W>(pub(super) [W; 10]);

/// A sum or difference, not carried.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LooseTen<W>(pub(super) [W; 10]);

/// One lane, on any processor.
pub(crate) type Narrow = Ten<u64>;

/// What limb k holds above its bits.
#[inline(always)]
fn above<W: Word>(a: W, k: usize) -> W {
    if k.is_multiple_of(2) { a.shifted::<26>() } else { a.shifted::<25>() }
}

/// What limb k holds in its bits.
#[inline(always)]
fn within<W: Word>(a: W, k: usize) -> W {
    a.and(W::splat(if k.is_multiple_of(2) { (1 << 26) - 1 } else { (1 << 25) - 1 }))
}

/// Five limbs of 51 bits to ten.
#[inline(always)]
fn split_all<W: Word>(limbs: [W; 5]) -> Ten<W> {
    let mut all = [limbs[0]; 10];
    for k in 0..5 {
        (all[2 * k], all[2 * k + 1]) = (within(limbs[k], 0), above(limbs[k], 0));
    }
    Ten(all)
}

/// Ten limbs to five below 2⁵¹ + 2⁵; a tight element's are below 2⁵² before they are carried.
#[inline(always)]
fn join_all<W: Word>(limbs: [W; 10]) -> [W; 5] {
    let mut joined = [limbs[0]; 5];
    for k in 0..5 {
        joined[k] = limbs[2 * k].plus(limbs[2 * k + 1].raised::<26>());
    }
    let mut carried = joined;
    for k in 0..5 {
        let below = joined[(k + 4) % 5].shifted::<51>();
        let below = if k == 0 { below.times(W::splat(19)) } else { below };
        carried[k] = joined[k].and(W::splat(MASK)).plus(below);
    }
    carried
}

impl<W: Word> Lanes for Ten<W> {
    const N: usize = W::N;
    type Loose = LooseTen<W>;

    #[inline(always)]
    fn loose(self) -> LooseTen<W> {
        LooseTen(self.0)
    }

    #[inline(always)]
    fn load(block: &Block) -> Self {
        let mut limbs = [W::splat(0); 5];
        for k in 0..5 {
            limbs[k] = W::load(&block[k]);
        }
        split_all(limbs)
    }

    #[inline(always)]
    fn store(self, block: &mut Block) {
        let limbs = join_all(self.0);
        for k in 0..5 {
            limbs[k].store(&mut block[k]);
        }
    }

    #[inline(always)]
    fn load_niels(points: &[Niels], index: &[u32; 8]) -> [Self; 3] {
        let word = |at: usize| W::gathered(|lane| points[index[lane] as usize].0[at]);
        let of = |at: usize| split_all([word(at), word(at + 1), word(at + 2), word(at + 3), word(at + 4)]);
        [of(0), of(5), of(10)]
    }

    #[inline(always)]
    fn add(self, other: Self) -> LooseTen<W> {
        let mut sum = self.0;
        for k in 0..10 {
            sum[k] = sum[k].plus(other.0[k]);
        }
        LooseTen(sum)
    }

    #[inline(always)]
    fn sub(self, other: Self) -> LooseTen<W> {
        let mut difference = self.0;
        for k in 0..10 {
            // 2p is more than any tight limb.
            let p = W::splat(match k {
                0 => 2 * ((1 << 26) - 19),
                _ if k % 2 == 0 => 2 * ((1 << 26) - 1),
                _ => 2 * ((1 << 25) - 1),
            });
            difference[k] = difference[k].plus(p).minus(other.0[k]);
        }
        LooseTen(difference)
    }

    /// All carries at once: each at most 3, and 19 times that into limb 0.
    #[inline(always)]
    fn carry(LooseTen(l): LooseTen<W>) -> Self {
        let mut carried = l;
        carried[0] = within(l[0], 0).plus(above(l[9], 9).times(W::splat(19)));
        for k in 1..10 {
            carried[k] = within(l[k], k).plus(above(l[k - 1], k - 1));
        }
        Self(carried)
    }

    #[inline(always)]
    fn mul(a: LooseTen<W>, b: LooseTen<W>) -> Self {
        product(a, b)
    }

    #[inline(always)]
    fn mul_double(a: LooseTen<W>, b: LooseTen<W>) -> Self {
        twice_product(a, b)
    }

    #[inline(always)]
    fn square(a: LooseTen<W>) -> Self {
        product_of_itself(a)
    }

    #[inline(always)]
    fn select(mask: u8, a: Self, b: Self) -> Self {
        let mut all = b.0;
        for k in 0..10 {
            all[k] = W::select(mask, a.0[k], b.0[k]);
        }
        Self(all)
    }

    #[inline(always)]
    fn select_loose(mask: u8, a: LooseTen<W>, b: LooseTen<W>) -> LooseTen<W> {
        Self::select(mask, Self(a.0), Self(b.0)).loose()
    }

    #[inline(always)]
    fn canonical(self) -> Self {
        let mut l = join_all(self.0);
        // The quotient by p of a value below 2p is 1 exactly if adding 19 carries out of 255 bits.
        let mut q = W::splat(19);
        for k in 0..5 {
            q = l[k].plus(q).shifted::<51>();
        }
        let mut rest = q.times(W::splat(19));
        for k in 0..5 {
            let sum = l[k].plus(rest);
            l[k] = sum.and(W::splat(MASK));
            rest = sum.shifted::<51>();
        }
        split_all(l)
    }

    #[inline(always)]
    fn zeros(self) -> u8 {
        // Canonical limbs are so small that their sum is 0 only if they are.
        let mut all = self.0[0];
        for k in 1..10 {
            all = all.plus(self.0[k]);
        }
        all.mask(|word| word == 0)
    }

    #[inline(always)]
    fn odds(self) -> u8 {
        self.0[0].mask(|word| word & 1 == 1)
    }
}
