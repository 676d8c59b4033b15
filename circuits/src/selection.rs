//! What a voter marks in one contest.

use std::fmt;

/// An answer to a contest. Options, places and grades count from 0.
#[derive(Clone, PartialEq, Eq)]
pub enum Selection {
    /// These options, ascending: motion, choice, approval.
    Options(Vec<usize>),
    /// A number for each option: score, cumulative.
    Scores(Vec<u64>),
    /// Groups of options that share a place, best first; who is missing is not ranked: ranking, pairwise.
    Order(Vec<Vec<usize>>),
    /// A grade for each option, 0 the lowest: grades.
    Grades(Vec<usize>),
    /// Explicitly none of the options ("none of these").
    None,
    /// Explicitly blank.
    Blank,
}

impl Selection {
    /// An order without ties.
    pub fn ranking(options: impl IntoIterator<Item = usize>) -> Self {
        Self::Order(options.into_iter().map(|option| vec![option]).collect())
    }
}

impl fmt::Debug for Selection {
    /// A selection is a vote: it is never printed by accident.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted>")
    }
}

/// Every option below `count`, ascending, none twice.
pub(crate) fn check_options(options: &[usize], count: usize) -> Result<(), crate::Refusal> {
    use crate::Refusal;
    if let Some(option) = options.iter().find(|o| **o >= count) {
        return Err(Refusal::UnknownOption { option: option + 1, count });
    }
    match options.windows(2).find(|pair| pair[0] >= pair[1]) {
        Some(pair) => Err(Refusal::Repeated { option: pair[1] + 1 }),
        None => Ok(()),
    }
}

/// A row of `count` bits with those of `marked` set.
pub(crate) fn row(count: usize, marked: &[usize]) -> Vec<bool> {
    let mut bits = vec![false; count];
    marked.iter().for_each(|o| bits[*o] = true);
    bits
}

/// The slots that are 1, if all are 0 or 1.
pub(crate) fn marked(slots: &[u64]) -> Option<Vec<usize>> {
    slots
        .iter()
        .all(|v| *v <= 1)
        .then(|| slots.iter().enumerate().filter(|(_, v)| **v == 1).map(|(i, _)| i).collect())
}
