//! Comparisons of every two options, as the methods of spec 7.4 and 7.5 read them.

use crate::Strength;

/// d_ij: how many put option i before option j.
#[derive(Clone, Copy, Debug)]
pub struct Pairs<'a>(&'a [Vec<u64>]);

impl<'a> Pairs<'a> {
    /// Takes the comparisons row by row. What a row does not have counts as 0.
    pub fn new(rows: &'a [Vec<u64>]) -> Self {
        Self(rows)
    }

    /// How many options there are.
    pub fn options(self) -> usize {
        self.0.len()
    }

    /// d_ij.
    pub fn before(self, i: usize, j: usize) -> u64 {
        self.0.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0)
    }

    /// Whether more put i before j than j before i.
    pub fn beats(self, i: usize, j: usize) -> bool {
        self.before(i, j) > self.before(j, i)
    }

    /// Whether nobody put any option before another.
    pub fn is_empty(self) -> bool {
        self.0.iter().flatten().all(|d| *d == 0)
    }

    /// The options other than i.
    pub fn others(self, i: usize) -> impl Iterator<Item = usize> + use<> {
        (0..self.options()).filter(move |j| *j != i)
    }

    /// The strength of i over j (spec 7.4); by margins it is negative where j beats i.
    pub fn strength(self, i: usize, j: usize, by: Strength) -> i128 {
        let (d_ij, d_ji) = (i128::from(self.before(i, j)), i128::from(self.before(j, i)));
        match by {
            Strength::Margins => d_ij - d_ji,
            Strength::WinningVotes if d_ij > d_ji => d_ij,
            Strength::WinningVotes => 0,
        }
    }

    /// The links i → j, where i beats j, in lexicographic order.
    pub fn links(self, by: Strength) -> Vec<Link> {
        let pairs = (0..self.options()).flat_map(|i| self.others(i).map(move |j| (i, j)));
        pairs
            .filter(|(i, j)| self.beats(*i, *j))
            .map(|(from, to)| Link { from, to, strength: self.strength(from, to, by) })
            .collect()
    }
}

/// A duel won: more put `from` before `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The option that wins it.
    pub from: usize,
    /// The option that loses it.
    pub to: usize,
    /// How strongly, above 0.
    pub strength: i128,
}

/// The options for which a value is the largest.
pub(super) fn largest<T: Ord>(values: impl IntoIterator<Item = T>) -> Vec<usize> {
    let values: Vec<T> = values.into_iter().collect();
    let best = values.iter().max();
    values.iter().enumerate().filter(|(_, value)| Some(*value) == best).map(|(index, _)| index).collect()
}
