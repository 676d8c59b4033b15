//! What was counted in one contest (spec 3.2, 6.3).

use std::collections::BTreeSet;

use crate::Id;

/// The totals of one contest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContestCount {
    /// The contest.
    pub contest: Id,
    /// W: the weights of all counted ballots together.
    pub total_weight: u64,
    /// The options and their totals in the manifest's order; of a motion: for, against, abstain.
    pub options: Vec<(Id, u64)>,
    /// The total of the answer "none of them", where the contest has it.
    pub none: Option<u64>,
    /// The total of explicitly blank ballots, where the contest has them.
    pub blank: Option<u64>,
}

impl ContestCount {
    /// For, against and abstain, if these are the totals of a motion.
    pub(crate) fn motion(&self) -> Result<[u64; 3], CountError> {
        match self.options.as_slice() {
            [(_, yes), (_, no), (_, abstain)] => Ok([*yes, *no, *abstain]),
            other => Err(CountError::MotionOptions { found: other.len() }),
        }
    }

    /// Refuses totals that no contest has.
    pub(crate) fn check(&self) -> Result<(), CountError> {
        if self.options.is_empty() {
            return Err(CountError::NoOptions);
        }
        let mut seen = BTreeSet::new();
        match self.options.iter().find(|(id, _)| !seen.insert(id)) {
            None => Ok(()),
            Some((id, _)) => Err(CountError::RepeatedOption { id: id.clone() }),
        }
    }
}

/// Why totals do not fit the vote they are judged by.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CountError {
    /// A motion's answers are exactly three.
    #[error("a motion has the three options for, against and abstain; these totals are of {found}")]
    MotionOptions {
        /// How many there are.
        found: usize,
    },
    /// Nothing to choose from.
    #[error("these totals are of no option at all")]
    NoOptions,
    /// An option twice.
    #[error("the option {id} has two totals")]
    RepeatedOption {
        /// The option.
        id: Id,
    },
}
