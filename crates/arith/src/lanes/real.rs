//! A real number a lane: doubles, as IEEE 754 has them.

use super::word::Word;

/// As many doubles as there are lanes. Every operation is rounded to the nearest, by itself: none is joined with another.
pub(crate) trait Real: Copy {
    /// Their bits.
    type Bits: Word;

    /// The same number in every lane.
    fn splat(number: f64) -> Self;
    /// a + b.
    fn plus(self, other: Self) -> Self;
    /// a − b.
    fn minus(self, other: Self) -> Self;
    /// a·b.
    fn times(self, other: Self) -> Self;
    /// The bits that stand for them.
    fn bits(self) -> Self::Bits;
    /// The numbers that bits stand for.
    fn of_bits(bits: Self::Bits) -> Self;
}

impl Real for f64 {
    type Bits = u64;

    #[inline(always)]
    fn splat(number: f64) -> Self {
        number
    }

    #[inline(always)]
    fn plus(self, other: Self) -> Self {
        self + other
    }

    #[inline(always)]
    fn minus(self, other: Self) -> Self {
        self - other
    }

    #[inline(always)]
    fn times(self, other: Self) -> Self {
        self * other
    }

    #[inline(always)]
    fn bits(self) -> u64 {
        self.to_bits()
    }

    #[inline(always)]
    fn of_bits(bits: u64) -> Self {
        Self::from_bits(bits)
    }
}
