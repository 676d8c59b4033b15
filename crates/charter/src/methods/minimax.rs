//! Minimax (spec 7.4): D. Black, "The Theory of Committees and Elections", 1958; P. B. Simpson, "On defining areas of
//! voter choice", 1969; G. H. Kramer, "A dynamical model of political equilibrium", 1977.
//!
//! ```text
//! worst_i = max_{j≠i} (strength of j over i)        the winners have the smallest
//! ```

use core::cmp::Reverse;

use super::Pairs;
use super::pairs::largest;
use crate::Strength;

/// Of every option its worst duel: the strongest opponent, the first of several, and its strength; by margins negative
/// if the option wins every duel. A single option has no opponent.
pub fn worst(pairs: Pairs<'_>, by: Strength) -> Vec<Option<(usize, i128)>> {
    let duels = |i| pairs.others(i).map(move |j| (j, pairs.strength(j, i, by)));
    (0..pairs.options()).map(|i| duels(i).max_by_key(|(j, strength)| (*strength, Reverse(*j)))).collect()
}

/// The winners, ascending.
pub fn winners(pairs: Pairs<'_>, by: Strength) -> Vec<usize> {
    largest(worst(pairs, by).into_iter().map(|worst| Reverse(worst.map(|(_, strength)| strength))))
}
