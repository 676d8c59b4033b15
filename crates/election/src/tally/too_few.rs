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

/// Judges the weights of the counted ballots.
pub fn too_few(weights: &[u32], min_counted: u64) -> Option<TooFew> {
    if (weights.len() as u64) < min_counted.max(1) {
        return Some(TooFew::Count);
    }
    let mut counts: BTreeMap<u32, u64> = BTreeMap::new();
    weights.iter().for_each(|w| *counts.entry(*w).or_default() += 1);
    if counts.len() < 2 {
        return None;
    }
    counts.keys().copied().find(|w| decodes(*w, &counts)).map(TooFew::Weight)
}

/// Does a total tell how the ballot of weight `w` voted, for some values or for all?
fn decodes(w: u32, counts: &BTreeMap<u32, u64>) -> bool {
    let others = counts.iter().map(|(v, n)| (*v, n - u64::from(*v == w))).filter(|(_, n)| *n > 0);
    let others: Vec<(u32, u64)> = others.collect();
    let sum: u64 = others.iter().map(|(v, n)| u64::from(*v) * n).sum();
    let divisor = others.iter().fold(0, |g, (v, _)| gcd(g, *v));
    u64::from(w) >= sum
        || !w.is_multiple_of(divisor)
        || (sum <= ENUMERATED && !sums_differ_by(w, &others, sum))
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// Have two subsets of `others` sums that differ by exactly `w`?
fn sums_differ_by(w: u32, others: &[(u32, u64)], sum: u64) -> bool {
    let mut reachable = vec![false; sum as usize + 1];
    reachable[0] = true;
    for (value, count) in others {
        add_copies(&mut reachable, *value as usize, *count as usize);
    }
    let w = w as usize;
    (w..reachable.len()).any(|s| reachable[s] && reachable[s - w])
}

/// Adds up to `count` copies of `value`: for each residue, a sum is reachable if one at most `count` steps below was.
fn add_copies(reachable: &mut [bool], value: usize, count: usize) {
    for residue in 0..value.min(reachable.len()) {
        let mut budget = None;
        for s in (residue..reachable.len()).step_by(value) {
            budget = if reachable[s] { Some(count) } else { budget.and_then(|b: usize| b.checked_sub(1)) };
            reachable[s] = budget.is_some();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
