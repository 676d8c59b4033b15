//! Scalars cut into windows of w bits, each a digit −2^(w−1) … 2^(w−1).

use crate::terms::Terms;

/// Bits of a full scalar below ℓ.
const LONG_BITS: u32 = 253;
/// Bits of a short scalar.
const SHORT_BITS: u32 = 128;

/// Terms made ready to be cut. All windows but the last are made signed by adding 2^(w−1) to each of them beforehand, so that a window can be cut alone.
pub(crate) struct Digits {
    width: u32,
    long: Vec<(u32, [u64; 4])>,
    short: Vec<(u32, [u64; 4])>,
}

impl Digits {
    pub(crate) fn new(terms: &Terms, width: u32) -> Self {
        let (long_half, short_half) = (halves(LONG_BITS, width), halves(SHORT_BITS, width));
        let long = terms.long.iter().map(|(i, s)| (*i, plus(s.0, long_half))).collect();
        let two = |s: &u128| [*s as u64, (*s >> 64) as u64, 0, 0];
        let short = terms.short.iter().map(|(i, s)| (*i, plus(two(s), short_half))).collect();
        Self { width, long, short }
    }

    /// The width that makes a sum of so many terms cheapest, counted in additions.
    pub(crate) fn best_width(long: usize, short: usize) -> u32 {
        let cost = |w: u32| {
            let buckets = 1u64 << (w - 1);
            let (full, half) = (u64::from(windows(LONG_BITS, w)), u64::from(windows(SHORT_BITS, w)));
            let all = if long == 0 { half } else { full };
            full * long as u64 + half * short as u64 + 2 * all * buckets
        };
        (4..=16).min_by_key(|w| cost(*w)).unwrap_or(4)
    }

    /// As many as the longest scalars need.
    pub(crate) fn windows(&self) -> u32 {
        let bits = if self.long.is_empty() { SHORT_BITS } else { LONG_BITS };
        windows(bits, self.width)
    }

    /// (point, digit) of every term that reaches window number `window`.
    pub(crate) fn of_window(&self, window: u32, each: &mut impl FnMut(u32, i32)) {
        cut(&self.long, window, windows(LONG_BITS, self.width), self.width, each);
        cut(&self.short, window, windows(SHORT_BITS, self.width), self.width, each);
    }
}

/// The last window holds what is left, fewer than w bits, and a carry.
fn windows(bits: u32, width: u32) -> u32 {
    bits / width + 1
}

#[inline(always)]
fn cut(terms: &[(u32, [u64; 4])], window: u32, windows: u32, width: u32, each: &mut impl FnMut(u32, i32)) {
    if window >= windows {
        return;
    }
    let (at, mask) = (window * width, (1u64 << width) - 1);
    let half = if window + 1 == windows { 0 } else { 1i32 << (width - 1) };
    let (word, bit) = ((at / 64) as usize, at % 64);
    for (point, words) in terms {
        // In words of 64 bits: shifting 128 is a call where a processor has only 32.
        let above = words.get(word + 1).unwrap_or(&0) << 1 << (63 - bit);
        each(*point, ((words[word] >> bit | above) & mask) as i32 - half);
    }
}

/// Σ 2^(w−1)·2^(w·i) over all windows but the last.
fn halves(bits: u32, width: u32) -> [u64; 4] {
    let mut sum = [0; 4];
    for window in 0..windows(bits, width) - 1 {
        let at = window * width + width - 1;
        sum[(at / 64) as usize] |= 1 << (at % 64);
    }
    sum
}

/// a + b, below 2²⁵⁶.
fn plus(a: [u64; 4], b: [u64; 4]) -> [u64; 4] {
    let (mut sum, mut carry) = ([0; 4], 0);
    for i in 0..4 {
        let wide = u128::from(a[i]) + u128::from(b[i]) + carry;
        (sum[i], carry) = (wide as u64, wide >> 64);
    }
    sum
}
