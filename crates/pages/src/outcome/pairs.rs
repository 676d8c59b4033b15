//! Who was put before whom.

use crate::{ContestView, Words};
use ostrakon_verify::Outcome;

/// The comparisons of a contest.
pub(crate) struct Pairs {
    pub(crate) names: Vec<String>,
    /// How many put the row's option before the column's.
    pub(crate) rows: Vec<Vec<Cell>>,
    /// How many duels each wins.
    pub(crate) wins: Vec<String>,
}

/// A cell; none where an option meets itself.
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) wins: bool,
}

impl Pairs {
    /// None if nothing was compared.
    pub(crate) fn of(words: &Words, contest: &ContestView, outcome: &Outcome) -> Option<Self> {
        let options = &contest.asked.options;
        let before = |i: usize, j: usize| {
            outcome.totals.get(&format!("{}>{}", options.get(i)?.id, options.get(j)?.id)).copied()
        };
        before(0, 1)?;
        let count = options.len();
        let wins = |i: usize, j: usize| before(i, j) > before(j, i);
        let cell = |i: usize, j: usize| Cell {
            text: before(i, j).map_or_else(|| "–".to_owned(), |n| words.number(n)),
            wins: i != j && wins(i, j),
        };
        let mut order: Vec<usize> = (0..count).collect();
        let won = |i: usize| (0..count).filter(|j| *j != i && wins(i, *j)).count() as u64;
        order.sort_by_key(|i| std::cmp::Reverse(won(*i)));
        Some(Self {
            names: order.iter().map(|i| options[*i].label.clone()).collect(),
            rows: order.iter().map(|i| order.iter().map(|j| cell(*i, *j)).collect()).collect(),
            wins: order.iter().map(|i| words.number(won(*i))).collect(),
        })
    }
}
