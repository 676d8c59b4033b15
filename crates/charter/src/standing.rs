//! What a verdict depends on beside the totals of its own contest (spec 7.3, 7.7, 7.8).

use crate::{BrokenRule, Id, Vote};

/// What the register and the other contests of an election say of one contest.
///
/// [`Standing::of`] is that of a vote that depends on nothing else, [`Standing::joint`] that of one held together
/// with others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The seats to fill; of a fresh vote those that the tied vote left open.
    pub seats: u16,
    /// The seats that the quota still keeps: no more than `seats`.
    pub kept: u16,
    /// Options that do not stand, because they are elected already, with the contest that elected them; ascending.
    pub elected_already: Vec<(Id, Id)>,
    /// Rules that were not kept, in the order of spec 7.8, but for the quorum, which the count decides.
    pub broken: Vec<BrokenRule>,
    /// Where `seats` and `kept` come from, in sentences for people; no part of the verdict.
    pub notes: Vec<String>,
}

impl Standing {
    /// The standing of a vote on its own: its seats, its quota, nothing broken.
    pub fn of(vote: &Vote) -> Self {
        let (seats, kept) = vote.seats_and_quota();
        Self { seats, kept: kept.min(seats), ..Self::default() }
    }

    /// With rules that were not kept, in the order of spec 7.8.
    pub fn with_broken(self, broken: Vec<BrokenRule>) -> Self {
        Self { broken, ..self }
    }

    /// The contest that elected an option already.
    pub(crate) fn elected_by(&self, option: &Id) -> Option<&Id> {
        self.elected_already.iter().find(|(id, _)| id == option).map(|(_, contest)| contest)
    }
}
