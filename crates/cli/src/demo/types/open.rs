//! The open count: sums, comparisons and grades, added up ballot by ballot.

use super::{Ballot, Counted, Type};
use crate::election::{Kind, OptionText};
use std::collections::BTreeMap;

/// What a count in the open gives.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct OpenCount {
    /// One an option.
    pub(super) sums: Option<Vec<u64>>,
    /// How many put the option of the row before that of the column.
    pub(super) pairs: Option<Vec<Vec<u64>>>,
    /// How often an option got each grade, the lowest first.
    pub(super) grades: Option<Vec<Vec<u64>>>,
    /// The name of the answer that empty ballots are, and how many there are.
    pub(super) empty: (&'static str, u64),
}

/// Counts all ballots.
pub(super) fn count<'a>(ty: &Type, ballots: impl Iterator<Item = Ballot<'a>>, options: usize) -> OpenCount {
    let mut count = OpenCount::empty(ty, options);
    for ballot in ballots {
        match (ty.numbers)(&ballot) {
            Some(numbers) => count.add(&numbers),
            None => count.empty.1 += 1,
        }
    }
    count
}

impl OpenCount {
    fn empty(ty: &Type, options: usize) -> Self {
        let rows = |columns| vec![vec![0; columns]; options];
        let sums = matches!(ty.counted, Counted::Sums | Counted::SumsAndPairs).then(|| vec![0; options]);
        let pairs = matches!(ty.counted, Counted::Pairs | Counted::SumsAndPairs).then(|| rows(options));
        let grades = if let Counted::Grades(grades) = ty.counted { Some(rows(grades)) } else { None };
        let name = if ty.kind == Kind::Choice { "none" } else { "blank" };
        Self { sums, pairs, grades, empty: (name, 0) }
    }

    fn add(&mut self, numbers: &[u64]) {
        for (option, number) in numbers.iter().enumerate() {
            if let Some(sums) = &mut self.sums {
                sums[option] += number;
            }
            if let Some(pairs) = &mut self.pairs {
                let below = numbers.iter().map(|other| u64::from(number > other));
                pairs[option].iter_mut().zip(below).for_each(|(pair, one)| *pair += one);
            }
            if let Some(grades) = &mut self.grades {
                let same = (0..).map(|grade| u64::from(grade == *number));
                grades[option].iter_mut().zip(same).for_each(|(count, one)| *count += one);
            }
        }
    }

    /// By the names that reports have (spec 8).
    pub(super) fn named(&self, options: &[OptionText]) -> BTreeMap<String, u64> {
        let mut named = BTreeMap::from([(self.empty.0.to_owned(), self.empty.1)]);
        for (i, option) in options.iter().map(|option| &option.id).enumerate() {
            named.extend(self.sums.iter().map(|sums| (option.to_string(), sums[i])));
            for (j, other) in options.iter().map(|option| &option.id).enumerate().filter(|(j, _)| *j != i) {
                named.extend(self.pairs.iter().map(|pairs| (format!("{option}>{other}"), pairs[i][j])));
            }
            let grades = self.grades.iter().flat_map(|grades| grades[i].iter().enumerate());
            named.extend(grades.map(|(grade, count)| (format!("{option}:{grade}"), *count)));
        }
        named
    }
}
