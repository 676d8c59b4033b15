//! STAR, "score then automatic run-off" (spec 7.5): Equal Vote Coalition, 2014.
//!
//! ```text
//! finalists {a, b}: two options that can be the two highest by total v
//! a wins it if d_ab > d_ba, or if d_ab = d_ba and v_a > v_b;   both win it if neither decides
//! the winners are all that win any such pair
//! ```

use core::cmp::Ordering;

use super::Pairs;

/// The pairs that can be the two highest, the one with more first; none if all totals are 0 or there is one option.
pub fn finals(totals: &[u64]) -> Vec<(usize, usize)> {
    let highest = totals.iter().copied().max().unwrap_or(0);
    let with = |total: u64| totals.iter().enumerate().filter(move |(_, v)| **v == total).map(|(i, _)| i);
    if highest == 0 {
        return Vec::new();
    }
    let first: Vec<usize> = with(highest).collect();
    if let [only] = first.as_slice() {
        let next = totals.iter().copied().filter(|v| *v < highest).max();
        return next.into_iter().flat_map(with).map(|second| (*only, second)).collect();
    }
    let after = |place| first.iter().skip(place + 1);
    first.iter().enumerate().flat_map(|(place, a)| after(place).map(|b| (*a, *b))).collect()
}

/// Who of two finalists wins: more prefer it, else its total is higher, else both.
pub fn run_off(totals: &[u64], pairs: Pairs<'_>, (a, b): (usize, usize)) -> Vec<usize> {
    let preferred = pairs.before(a, b).cmp(&pairs.before(b, a));
    match preferred.then(totals.get(a).cmp(&totals.get(b))) {
        Ordering::Greater => vec![a],
        Ordering::Less => vec![b],
        Ordering::Equal => vec![a, b],
    }
}

/// The winners, ascending.
pub fn winners(totals: &[u64], pairs: Pairs<'_>) -> Vec<usize> {
    if let [total] = totals {
        return if *total > 0 { vec![0] } else { Vec::new() };
    }
    let mut winners: Vec<usize> =
        finals(totals).into_iter().flat_map(|pair| run_off(totals, pairs, pair)).collect();
    winners.sort_unstable();
    winners.dedup();
    winners
}
