//! Too few to count in secret, and weights that decode a total (spec 5.3).

use std::collections::BTreeMap;

/// ΣQ up to which subset sums are enumerated.
const ENUMERATED: u64 = 1 << 20;

/// Why a contest is never decrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooFew {
    /// Fewer ballots than the charter's floor.
    Count,
    /// Some ballot of this weight could be read off a total.
    Weight(u32),
}

/// How many of the counted ballots weigh what.
pub type Weights = BTreeMap<u32, u64>;

/// Judges the weights of the counted ballots.
pub fn too_few(weights: &Weights, min_counted: u64) -> Option<TooFew> {
    if weights.values().sum::<u64>() < min_counted.max(1) {
        return Some(TooFew::Count);
    }
    if weights.len() < 2 {
        return None;
    }
    let total: u64 =
        weights.iter().map(|(w, n)| u64::from(*w).saturating_mul(*n)).fold(0, u64::saturating_add);
    let divisors = divisors_of_others(weights);
    let judged = weights.iter().zip(divisors);
    let decoding = |((w, n), divisor): ((&u32, &u64), u32)| {
        decodes(*w, *n == 1, total - u64::from(*w), divisor, weights).then_some(*w)
    };
    judged.filter_map(decoding).next().map(TooFew::Weight)
}

/// For each weight the greatest common divisor of the others that differ from it.
fn divisors_of_others(weights: &Weights) -> Vec<u32> {
    let run = |divisor: &mut u32, weight: &u32| {
        let before = *divisor;
        *divisor = gcd(*divisor, *weight);
        Some(before)
    };
    let below: Vec<u32> = weights.keys().scan(0, run).collect();
    let mut above: Vec<u32> = weights.keys().rev().scan(0, run).collect();
    above.reverse();
    below.into_iter().zip(above).map(|(below, above)| gcd(below, above)).collect()
}

/// Does a total tell how the ballot of weight `w` voted, for some values or for all? `sum` is that of the others.
fn decodes(w: u32, once: bool, sum: u64, divisor: u32, counts: &Weights) -> bool {
    // Two ballots of weight w: the other one is a multiple of w, and without and with it sums differ by w.
    u64::from(w) >= sum
        || once && (!w.is_multiple_of(divisor) || (sum <= ENUMERATED && lacks(w, counts, sum)))
}

/// Do no two subsets of the others differ by `w`? Distinct weights with so small a sum are few.
fn lacks(w: u32, counts: &Weights, sum: u64) -> bool {
    let others: Vec<(u32, u64)> = counts.iter().filter(|(v, _)| **v != w).map(|(v, n)| (*v, *n)).collect();
    !sums_differ_by(w, &others, sum)
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// Have two subsets of `others` sums that differ by exactly `w`?
fn sums_differ_by(w: u32, others: &[(u32, u64)], sum: u64) -> bool {
    // Nearly always two sums are found among the small ones, long before all are reached.
    let window = (16 * u64::from(w)).min(sum);
    [window, sum].into_iter().any(|limit| {
        let mut sums = Sums::new(limit);
        others.iter().any(|(value, count)| {
            sums.add_copies(*value, *count);
            sums.any_pair_differs_by(w as usize)
        })
    })
}

/// The sums that subsets reach, up to a limit: one bit each.
struct Sums {
    words: Vec<u64>,
    limit: u64,
}

impl Sums {
    fn new(limit: u64) -> Self {
        let mut words = vec![0; (limit / 64 + 1) as usize];
        words[0] = 1;
        Self { words, limit }
    }

    /// Up to `count` copies of `value`, in lots of 1, 2, 4, … and the rest: every number of copies can be put together from them.
    fn add_copies(&mut self, value: u32, count: u64) {
        let (mut rest, mut lot) = (count, 1);
        while rest > 0 {
            let taken = lot.min(rest);
            self.add(u64::from(value) * taken);
            rest -= taken;
            lot *= 2;
        }
    }

    /// words |= words << shift.
    fn add(&mut self, shift: u64) {
        let (whole, bits) = ((shift / 64) as usize, shift % 64);
        for i in (whole..self.words.len()).rev() {
            let low = self.words[i - whole] << bits;
            let carry = if bits > 0 && i > whole { self.words[i - whole - 1] >> (64 - bits) } else { 0 };
            self.words[i] |= low | carry;
        }
        let last = self.limit % 64;
        if let Some(word) = self.words.last_mut().filter(|_| last < 63) {
            *word &= (1 << (last + 1)) - 1;
        }
    }

    fn any_pair_differs_by(&self, w: usize) -> bool {
        let (whole, bits) = (w / 64, w % 64);
        (whole..self.words.len()).any(|i| {
            let carry = if bits > 0 && i > whole { self.words[i - whole - 1] >> (64 - bits) } else { 0 };
            self.words[i] & (self.words[i - whole] << bits | carry) != 0
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn too_few(weights: &[u32], min_counted: u64) -> Option<TooFew> {
        let mut counts = Weights::new();
        weights.iter().for_each(|w| *counts.entry(*w).or_default() += 1);
        super::too_few(&counts, min_counted)
    }

    #[test]
    fn the_floor_counts_ballots() {
        assert_eq!(too_few(&[1; 4], 5), Some(TooFew::Count));
        assert_eq!(too_few(&[1; 5], 5), None);
        assert_eq!(too_few(&[], 0), Some(TooFew::Count));
        assert_eq!(too_few(&[3], 1), None);
    }

    #[test]
    fn weights_that_decode_are_found() {
        assert_eq!(too_few(&[1, 2, 4, 8, 16], 5), Some(TooFew::Weight(1)));
        assert_eq!(too_few(&[1, 10, 10, 10, 10], 5), Some(TooFew::Weight(1)));
        assert_eq!(too_few(&[10, 1, 1, 1, 1], 5), Some(TooFew::Weight(10)));
        assert_eq!(too_few(&[2, 2, 2, 3, 3], 5), None);
        // Σ others is past the enumeration, gcd still tells.
        assert_eq!(too_few(&[1 << 21, 1 << 21, 1 << 21, 1 << 21, 3], 5), Some(TooFew::Weight(3)));
    }

    #[test]
    fn a_roll_of_a_million_different_weights_is_judged_at_once() {
        assert_eq!(too_few(&(1..=1_000_000).collect::<Vec<_>>(), 5), None);
        let even_but_one: Vec<u32> = (1..=1_000_000).map(|w| 2 * w).chain([7]).collect();
        assert_eq!(too_few(&even_but_one, 5), Some(TooFew::Weight(7)));
    }

    #[test]
    fn a_roll_of_a_thousand_different_weights_is_judged_at_once() {
        let weights: Vec<u32> = (1..=1_400).collect();
        assert_eq!(too_few(&weights, 5), None);
        let doubled: Vec<u32> = weights.iter().map(|w| w * 2).chain([1]).collect();
        assert_eq!(too_few(&doubled, 5), Some(TooFew::Weight(1)));
    }

    proptest! {
        /// The rule against its own words: enumerate every subset of the others.
        #[test]
        fn the_sums_are_those_of_all_subsets(weights in proptest::collection::vec(1u32..12, 2..8)) {
            let decodes_plainly = |i: usize| {
                let mut others = weights.clone();
                let w = others.remove(i);
                let sums: std::collections::BTreeSet<u32> = (0..1u32 << others.len())
                    .map(|mask| others.iter().enumerate().filter(|(j, _)| mask >> j & 1 == 1).map(|(_, v)| v).sum())
                    .collect();
                let total: u32 = others.iter().sum();
                w >= total || !sums.iter().any(|s| sums.contains(&(s + w)))
            };
            let all_equal = weights.iter().all(|w| *w == weights[0]);
            let expected = !all_equal && (0..weights.len()).any(decodes_plainly);
            prop_assert_eq!(too_few(&weights, 1).is_some(), expected);
        }
    }
}
