//! What was counted in one contest (spec 3.2, 6.3).

use crate::Id;

/// The totals of one contest.
///
/// [`ContestCount::new`] and the `with_…` methods make one without naming what it does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContestCount {
    /// The contest.
    pub contest: Id,
    /// W: the weights of all counted ballots together.
    pub total_weight: u64,
    /// V: the weights of all on the roll together; at least W.
    pub roll_weight: u64,
    /// The options and their totals in the manifest's order; of a motion: for, against, abstain. Comparisons and
    /// grades give an option no total: it is 0 then.
    pub options: Vec<(Id, u64)>,
    /// The flags of every option; no list at all if none has one.
    pub flags: Vec<Vec<Id>>,
    /// d_ij: how many put option i before option j, row by row, 0 on the diagonal; empty unless the ballot compares.
    pub pairs: Vec<Vec<u64>>,
    /// How many give an option each grade, the lowest first, option by option; empty unless the ballot grades.
    pub grades: Vec<Vec<u64>>,
    /// The total of the answer "none of them", where the contest has it.
    pub none: Option<u64>,
    /// The total of explicitly blank ballots, where the contest has them.
    pub blank: Option<u64>,
}

impl ContestCount {
    /// Totals by option and nothing else; everybody on the roll took part.
    pub fn new(contest: Id, total_weight: u64, options: Vec<(Id, u64)>) -> Self {
        let (flags, pairs, grades) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            contest,
            total_weight,
            roll_weight: total_weight,
            options,
            flags,
            pairs,
            grades,
            none: None,
            blank: None,
        }
    }

    /// With the weights of all on the roll.
    pub fn with_roll_weight(self, roll_weight: u64) -> Self {
        Self { roll_weight, ..self }
    }

    /// With the flags of every option.
    pub fn with_flags(self, flags: Vec<Vec<Id>>) -> Self {
        Self { flags, ..self }
    }

    /// With the comparisons of every two options.
    pub fn with_pairs(self, pairs: Vec<Vec<u64>>) -> Self {
        Self { pairs, ..self }
    }

    /// With the grades of every option.
    pub fn with_grades(self, grades: Vec<Vec<u64>>) -> Self {
        Self { grades, ..self }
    }

    /// With the total of "none of them", if the contest has that answer.
    pub fn with_none(self, none: Option<u64>) -> Self {
        Self { none, ..self }
    }

    /// With the total of blank ballots, if the contest has that answer.
    pub fn with_blank(self, blank: Option<u64>) -> Self {
        Self { blank, ..self }
    }

    /// R: the weights of the ballots that mark anything; nothing if the extra answers are more than all.
    pub fn marked(&self) -> Option<u64> {
        let marked = self.total_weight.checked_sub(self.none.unwrap_or(0))?;
        marked.checked_sub(self.blank.unwrap_or(0))
    }

    /// The totals by option.
    pub(crate) fn totals(&self) -> Vec<u64> {
        self.options.iter().map(|(_, total)| *total).collect()
    }

    /// The name of an option.
    pub(crate) fn name(&self, option: usize) -> &str {
        self.options.get(option).map_or("", |(id, _)| id.as_str())
    }

    /// The names of some options, in ascending order.
    pub(crate) fn ids(&self, options: impl IntoIterator<Item = usize>) -> Vec<Id> {
        let named = options.into_iter().filter_map(|option| self.options.get(option));
        let mut ids: Vec<Id> = named.map(|(id, _)| id.clone()).collect();
        ids.sort_unstable();
        ids
    }

    /// Whether an option has a flag.
    pub(crate) fn has_flag(&self, option: usize, flag: &Id) -> bool {
        self.flags.get(option).is_some_and(|flags| flags.contains(flag))
    }
}
