//! Copeland's rule (spec 7.4): A. H. Copeland, "A 'reasonable' social welfare function", University of Michigan
//! seminar, 1951.
//!
//! ```text
//! c_i = Σ_{j≠i} (2 if d_ij > d_ji, 1 if d_ij = d_ji, else 0)        the winners have the largest c
//! ```

use core::cmp::Ordering;

use super::Pairs;
use super::pairs::largest;

/// c: two for every duel won, one for every duel that is even.
pub fn scores(pairs: Pairs<'_>) -> Vec<usize> {
    let duel = |i, j| match pairs.before(i, j).cmp(&pairs.before(j, i)) {
        Ordering::Greater => 2,
        Ordering::Equal => 1,
        Ordering::Less => 0,
    };
    (0..pairs.options()).map(|i| pairs.others(i).map(|j| duel(i, j)).sum()).collect()
}

/// The winners, ascending.
pub fn winners(pairs: Pairs<'_>) -> Vec<usize> {
    largest(scores(pairs))
}
