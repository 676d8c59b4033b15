//! Schulze's rule (spec 7.4): M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and
//! Condorcet-consistent single-winner election method", Social Choice and Welfare 36 (2011).
//!
//! ```text
//! p_ij = max over all paths from i to j of (the smallest strength of the path's links), 0 without a path
//! i wins if p_ij ≥ p_ji for all j
//! ```

use super::graph::Graph;
use super::{Link, Pairs};
use crate::Strength;

/// p: how strongly every option reaches every other (the paper's section 2.3.1).
pub fn strongest(pairs: Pairs<'_>, by: Strength) -> Vec<Vec<i128>> {
    let k = pairs.options();
    let mut p = vec![vec![0; k]; k];
    for Link { from, to, strength } in pairs.links(by) {
        set(&mut p, from, to, strength);
    }
    for via in 0..k {
        for from in 0..k {
            let first = at(&p, from, via);
            for to in (0..k).filter(|to| first > 0 && *to != from) {
                let over = first.min(at(&p, via, to));
                if over > at(&p, from, to) {
                    set(&mut p, from, to, over);
                }
            }
        }
    }
    p
}

/// The winners, ascending.
pub fn winners(pairs: Pairs<'_>, by: Strength) -> Vec<usize> {
    let p = strongest(pairs, by);
    (0..pairs.options()).filter(|i| pairs.others(*i).all(|j| at(&p, *i, j) >= at(&p, j, *i))).collect()
}

/// A shortest path of links that are all at least so strong.
pub fn path(pairs: Pairs<'_>, by: Strength, from: usize, to: usize, least: i128) -> Option<Vec<usize>> {
    let mut graph = Graph::new(pairs.options());
    for link in pairs.links(by).iter().filter(|link| link.strength >= least) {
        graph.insert(link.from, link.to);
    }
    graph.path(from, to)
}

fn at(p: &[Vec<i128>], from: usize, to: usize) -> i128 {
    p.get(from).and_then(|row| row.get(to)).copied().unwrap_or(0)
}

fn set(p: &mut [Vec<i128>], from: usize, to: usize, strength: i128) {
    if let Some(cell) = p.get_mut(from).and_then(|row| row.get_mut(to)) {
        *cell = strength;
    }
}
