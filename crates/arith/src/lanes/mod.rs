//! Elements of GF(2²⁵⁵ − 19), several at once: one a lane.
//!
//! All formulas above this module are written once, over [`Lanes`]; what differs from processor to processor stands here.
//! Values are public: nothing here takes care to run in constant time.

#[cfg(target_arch = "x86_64")]
pub(crate) mod avx2;
#[cfg(target_arch = "x86_64")]
pub(crate) mod ifma;
pub(crate) mod portable;
mod real;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd128;
pub(crate) mod ten;
pub(crate) mod twelve;
mod word;

/// Five limbs of 51 bits, least first.
pub(crate) type Limbs = [u64; 5];

/// Up to eight elements, limb by limb: `block[limb][lane]`.
pub(crate) type Block = [[u64; 8]; 5];

/// 2⁵¹ − 1.
pub(crate) const MASK: u64 = (1 << 51) - 1;

/// A point (x, y) as what an addition needs: y + x, y − x, 2·d·x·y, five limbs each, *tight*; one word of padding.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(128))]
pub(crate) struct Niels(pub(crate) [u64; 16]);

impl Niels {
    /// The neutral element, (0, 1).
    pub(crate) const IDENTITY: Self = Self([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
}

/// Asks for a point's memory before it is loaded.
#[inline(always)]
#[cfg_attr(
    not(target_arch = "x86_64"),
    expect(unused_variables, reason = "only a hint, and not on every processor")
)]
#[allow(unsafe_code)]
pub(crate) fn prefetch(point: &Niels) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: a hint to the cache, of memory that is there; every processor of this kind has the instruction.
    unsafe {
        use core::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        _mm_prefetch::<_MM_HINT_T0>(point.0.as_ptr().cast());
        _mm_prefetch::<_MM_HINT_T0>(point.0.as_ptr().add(8).cast());
    }
}

/// As many field elements as a register has lanes.
///
/// An element is *tight* if each of its limbs has 51 bits, or a little more; sums and differences of tight elements are
/// [loose](Self::Loose). Products take loose elements and are tight, so the types keep the bounds.
pub(crate) trait Lanes: Copy {
    /// How many; at most 8, and a power of two.
    const N: usize;

    /// A sum or difference of two tight elements.
    type Loose: Copy;

    /// A tight element where a loose one may stand.
    fn loose(self) -> Self::Loose;
    /// The first `N` lanes; limbs below 2⁵¹ + 2¹⁵.
    fn load(block: &Block) -> Self;
    /// Into the first `N` lanes; limbs below 2⁵¹ + 2¹⁵.
    fn store(self, block: &mut Block);
    /// Three coordinates of `points[index[lane]]`, lane by lane.
    fn load_niels(points: &[Niels], index: &[u32; 8]) -> [Self; 3];
    /// a + b.
    fn add(self, other: Self) -> Self::Loose;
    /// a − b.
    fn sub(self, other: Self) -> Self::Loose;
    /// The same element, tight.
    fn carry(loose: Self::Loose) -> Self;
    /// a·b.
    fn mul(a: Self::Loose, b: Self::Loose) -> Self;
    /// a².
    fn square(a: Self::Loose) -> Self;
    /// (ab + cd, ab − cd). Where additions are dear, they are made before the products are reduced.
    #[inline(always)]
    fn mul_two(a: Self::Loose, b: Self::Loose, c: Self::Loose, d: Self::Loose) -> (Self::Loose, Self::Loose) {
        let (ab, cd) = (Self::mul(a, b), Self::mul(c, d));
        (ab.add(cd), ab.sub(cd))
    }
    /// (c + ab, c − ab), likewise.
    #[inline(always)]
    fn mul_beside(a: Self::Loose, b: Self::Loose, c: Self) -> (Self::Loose, Self::Loose) {
        let ab = Self::mul(a, b);
        (c.add(ab), c.sub(ab))
    }
    /// 2ab, likewise.
    #[inline(always)]
    fn mul_double(a: Self::Loose, b: Self::Loose) -> Self {
        let ab = Self::mul(a, b);
        Self::carry(ab.add(ab))
    }
    /// a^(2^times).
    #[inline(always)]
    fn square_times(self, times: u32) -> Self {
        let mut power = self;
        for _ in 0..times {
            power = Self::square(power.loose());
        }
        power
    }
    /// Lane by lane, `a` where the bit is set, else `b`.
    fn select(mask: u8, a: Self, b: Self) -> Self;
    /// The same of loose elements.
    fn select_loose(mask: u8, a: Self::Loose, b: Self::Loose) -> Self::Loose;
    /// The one representative below 2²⁵⁵ − 19, all limbs below 2⁵¹.
    fn canonical(self) -> Self;
    /// A bit for each lane that is 0. Only of canonical elements.
    fn zeros(self) -> u8;
    /// A bit for each lane that is odd. Only of canonical elements.
    fn odds(self) -> u8;
}

#[cfg(test)]
pub(crate) mod tests;
