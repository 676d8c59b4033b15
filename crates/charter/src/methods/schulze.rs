//! Schulze's rule (spec 7.4): M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and
//! Condorcet-consistent single-winner election method", Social Choice and Welfare 36 (2011).
//!
//! ```text
//! p_ij = max over all paths from i to j of (the smallest strength of the path's links), 0 without a path
//! i wins if p_ij ≥ p_ji for all j
//! ```

use core::cmp::Reverse;

use super::Pairs;
use crate::Strength;

/// How an option is reached from another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// p: the strength of the strongest path, 0 without a path.
    pub strength: i128,
    /// The option before it on such a path.
    pub last: Option<usize>,
}

/// How every option is reached from one of them: of those not yet settled the one that is reached most strongly is,
/// and its links may strengthen the others (Dijkstra's procedure, with the weakest link in the place of the sum).
pub fn reach(pairs: Pairs<'_>, by: Strength, from: usize) -> Vec<Reach> {
    let mut reach = vec![Reach::default(); pairs.options()];
    let mut open: Vec<usize> = pairs.others(from).collect();
    let (mut settled, mut strength) = (from, i128::MAX);
    loop {
        for to in open.iter().copied().filter(|to| pairs.beats(settled, *to)) {
            let over = pairs.strength(settled, to, by).min(strength);
            if let Some(weaker) = reach.get_mut(to).filter(|reach| reach.strength < over) {
                *weaker = Reach { strength: over, last: Some(settled) };
            }
        }
        let strongest = |option: &usize| (reach.get(*option).map(|reach| reach.strength), Reverse(*option));
        let Some(next) = open.iter().copied().max_by_key(strongest) else { return reach };
        open.retain(|option| *option != next);
        (settled, strength) = (next, reach.get(next).map_or(0, |reach| reach.strength));
        if strength == 0 {
            return reach;
        }
    }
}

/// The path by which an option is reached, both ends included; nothing if it is not.
pub fn path(reach: &[Reach], to: usize) -> Option<Vec<usize>> {
    let mut path = vec![to];
    while let Some(last) = path.last().and_then(|option| reach.get(*option)?.last) {
        path.push(last);
    }
    path.reverse();
    (path.len() > 1).then_some(path)
}

/// p, row by row: how strongly every option reaches every other.
pub fn strongest(pairs: Pairs<'_>, by: Strength) -> Vec<Vec<i128>> {
    let row = |from| reach(pairs, by, from).into_iter().map(|reach| reach.strength).collect();
    (0..pairs.options()).map(row).collect()
}

/// The winners by p, ascending.
pub fn winners(p: &[Vec<i128>]) -> Vec<usize> {
    let at = |i: usize, j: usize| p.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0);
    (0..p.len()).filter(|i| (0..p.len()).all(|j| at(*i, j) >= at(j, *i))).collect()
}
