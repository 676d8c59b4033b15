//! What the totals of a contest's slots say (spec 3.2, last table).

use crate::Extras;

/// The totals of one contest, told apart by what they count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// One an option: votes, points or scores. Empty for pairwise and grades.
    pub options: Vec<u64>,
    /// d_ij, how many put i before j, row by row; empty where nothing is compared.
    pub pairs: Vec<Vec<u64>>,
    /// How many give each grade, lowest first, option by option; empty but for grades.
    pub grades: Vec<Vec<u64>>,
    /// "None of these", where the contest offers it.
    pub none: Option<u64>,
    /// Blank, where the contest offers it.
    pub blank: Option<u64>,
}

/// The slots of a contest apart: those of the options, the extra answers, and R, the weight of those who marked something.
pub(crate) struct Parts<'a> {
    pub(crate) own: &'a [u64],
    pub(crate) none: Option<u64>,
    pub(crate) blank: Option<u64>,
    pub(crate) rest: u64,
}

impl<'a> Parts<'a> {
    /// Splits slots that are `own` and then the extra answers; `None` if there are more or fewer, or the extra answers alone outweigh the ballots.
    pub(crate) fn split(slots: &'a [u64], own: usize, extras: Extras, weight: u64) -> Option<Self> {
        let (own, last) = slots.split_at_checked(own)?;
        let (none, blank) = extras.totals(last)?;
        let rest = weight.checked_sub(none.unwrap_or(0))?.checked_sub(blank.unwrap_or(0))?;
        Some(Self { own, none, blank, rest })
    }

    /// With one total an option.
    pub(crate) fn options(self) -> Totals {
        Totals { options: self.own.to_vec(), none: self.none, blank: self.blank, ..Totals::default() }
    }
}

/// No slot above the weight times its largest value.
pub(crate) fn within(slots: &[u64], largest: u64, weight: u64) -> bool {
    let most = u128::from(weight) * u128::from(largest);
    slots.iter().all(|v| u128::from(*v) <= most)
}

/// The matrix d of ordered pairs in lexicographic order; `None` if any two directions outweigh `rest`.
pub(crate) fn matrix(ordered: &[u64], options: usize, rest: u64) -> Option<Vec<Vec<u64>>> {
    let mut values = ordered.iter();
    let mut d = vec![vec![0; options]; options];
    for (i, j) in ordered_pairs(options) {
        d[i][j] = *values.next()?;
    }
    let fits = |(i, j): (usize, usize)| d[i][j].checked_add(d[j][i]).is_some_and(|sum| sum <= rest);
    pairs(options).all(fits).then_some(d)
}

/// i < j, in lexicographic order.
pub(crate) fn pairs(options: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..options).flat_map(move |i| (i + 1..options).map(move |j| (i, j)))
}

/// i ≠ j, in lexicographic order.
pub(crate) fn ordered_pairs(options: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..options).flat_map(move |i| (0..options).filter(move |j| *j != i).map(move |j| (i, j)))
}

/// i < j < l, in lexicographic order.
pub(crate) fn triples(options: usize) -> impl Iterator<Item = (usize, usize, usize)> {
    pairs(options).flat_map(move |(i, j)| (j + 1..options).map(move |l| (i, j, l)))
}
