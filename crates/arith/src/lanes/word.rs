//! A word a lane, of 64 bits.

/// As many words as there are lanes.
pub(crate) trait Word: Copy {
    /// How many.
    const N: usize;

    /// The same word in every lane.
    fn splat(word: u64) -> Self;
    /// Words of the first lanes.
    fn load(words: &[u64; 8]) -> Self;
    /// Into the first lanes.
    fn store(self, words: &mut [u64; 8]);
    /// The word that each lane's number gives.
    fn gathered(word: impl Fn(usize) -> u64) -> Self;
    /// a + b.
    fn plus(self, other: Self) -> Self;
    /// a − b, which is not negative.
    fn minus(self, other: Self) -> Self;
    /// a·b of words below 2³².
    fn times(self, other: Self) -> Self {
        Self::product(self.factor(), other.factor())
    }
    /// Words below 2³², ready to be multiplied again and again.
    type Factor: Copy;
    /// Makes them so.
    fn factor(self) -> Self::Factor;
    /// a·b.
    fn product(a: Self::Factor, b: Self::Factor) -> Self;
    /// Bits of both.
    fn and(self, other: Self) -> Self;
    /// ⌊a / 2^BITS⌋.
    fn shifted<const BITS: u32>(self) -> Self;
    /// a·2^BITS.
    fn raised<const BITS: u32>(self) -> Self;
    /// Lane by lane, `a` where the bit is set, else `b`.
    fn select(mask: u8, a: Self, b: Self) -> Self;
    /// A bit for each lane of which this is true.
    fn mask(self, is: impl Fn(u64) -> bool) -> u8;
}

impl Word for u64 {
    const N: usize = 1;

    #[inline(always)]
    fn splat(word: u64) -> Self {
        word
    }

    #[inline(always)]
    fn load(words: &[u64; 8]) -> Self {
        words[0]
    }

    #[inline(always)]
    fn store(self, words: &mut [u64; 8]) {
        words[0] = self;
    }

    #[inline(always)]
    fn gathered(word: impl Fn(usize) -> u64) -> Self {
        word(0)
    }

    #[inline(always)]
    fn plus(self, other: Self) -> Self {
        self + other
    }

    #[inline(always)]
    fn minus(self, other: Self) -> Self {
        self - other
    }

    type Factor = u32;

    #[inline(always)]
    fn factor(self) -> u32 {
        self as u32
    }

    #[inline(always)]
    fn product(a: u32, b: u32) -> u64 {
        u64::from(a) * u64::from(b)
    }

    #[inline(always)]
    fn and(self, other: Self) -> Self {
        self & other
    }

    #[inline(always)]
    fn shifted<const BITS: u32>(self) -> Self {
        self >> BITS
    }

    #[inline(always)]
    fn raised<const BITS: u32>(self) -> Self {
        self << BITS
    }

    #[inline(always)]
    fn select(mask: u8, a: Self, b: Self) -> Self {
        // No branch: what is chosen cannot be foreseen, and a branch a limb costs more than a sum of points.
        b ^ ((a ^ b) & 0u64.wrapping_sub(u64::from(mask & 1)))
    }

    #[inline(always)]
    fn mask(self, is: impl Fn(u64) -> bool) -> u8 {
        is(self).into()
    }
}
