//! Which of two decisions is the later one, whenever the keeper enters them (spec 9.6).

use super::{Decision, Election, State};
use ostrakon_charter::Id;
use ostrakon_group::Bytes32;

/// A contest: the leaf hash of the act with its outcome, and its name.
pub type ContestKey = (Bytes32, Id);

/// When an outcome counts from. Of two outcomes, the greater is the later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// When the vote was to close, or when it was entered, if that is sooner; of an open vote, its act's time.
    pub time: u64,
    /// The act that announced it, which tells apart what counts from the same second.
    pub announced: u64,
}

/// When a contest counts from. Of two contests, the greater is the later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order {
    /// When the first contest counts from, which a fresh vote only goes on with; of others, as `own`.
    pub first: Moment,
    /// When its own outcome counts from.
    pub own: Moment,
}

impl Moment {
    /// Of an election that was to close then, and is entered now.
    pub(crate) fn of_election(election: &Election, entered: u64) -> Self {
        Self { time: election.manifest.closes.min(entered), announced: election.since }
    }
}

impl Order {
    /// Of a contest that goes on with this tie, if with any.
    pub(crate) fn after(own: Moment, tied: Option<&Decision>) -> Self {
        Self { first: tied.map_or(own, |tied| tied.order.first), own }
    }
}

impl State {
    /// Do those whom the one contest elected to all seats take the place of those whom the other elected?
    pub(crate) fn replaces(&self, contest: &Decision, other: &ContestKey) -> bool {
        let earlier = self.decision(&other.0, &other.1).is_some_and(|other| other.order < contest.order);
        earlier && !self.goes_on_with(contest, other)
    }

    /// Is it the fresh vote for the other, or for a fresh vote for it, and so on?
    fn goes_on_with(&self, contest: &Decision, other: &ContestKey) -> bool {
        let mut before = contest.repeats.as_ref();
        while let Some(tied) = before {
            if tied == other {
                return true;
            }
            before = self.decision(&tied.0, &tied.1).and_then(|tied| tied.repeats.as_ref());
        }
        false
    }
}
