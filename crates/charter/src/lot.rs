//! A tie that waits for a lot (spec 6.4, 7.3).

use crate::methods::{Contested, Outcome};
use crate::{ContestCount, Id, Status, Verdict, Vote, reasons};

/// A tie for the last places that the charter has settled by lot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lot {
    /// Boxed, for it is large.
    vote: Box<Vote>,
    contest: Id,
    /// Elected without the lot, ascending.
    certain: Vec<Id>,
    tied: Vec<Id>,
    /// Which of the tied, by their index there, contest which places.
    contested: Vec<Contested>,
    reasoning: Vec<String>,
}

impl Lot {
    pub(crate) fn new(vote: &Vote, count: &ContestCount, outcome: &Outcome, reasoning: Vec<String>) -> Self {
        let certain = count.ids(outcome.certain.iter().copied());
        let tied = count.ids(outcome.contested.iter().flat_map(Contested::options));
        let place = |option: &usize| tied.iter().position(|id| id.as_str() == count.name(*option));
        let places = |options: &[usize]| options.iter().filter_map(place).collect();
        let contested = outcome.contested.iter().map(|contested| Contested {
            flagged: places(&contested.flagged),
            unflagged: places(&contested.unflagged),
            ..contested.clone()
        });
        let contested = contested.collect();
        Self {
            vote: Box::new(vote.clone()),
            contest: count.contest.clone(),
            certain,
            tied,
            contested,
            reasoning,
        }
    }

    /// The contest.
    pub fn contest(&self) -> &Id {
        &self.contest
    }

    /// The tied options in ascending order, two at least.
    pub fn tied(&self) -> &[Id] {
        &self.tied
    }

    /// Those who are elected whatever the lot says, in ascending order.
    pub fn certain(&self) -> &[Id] {
        &self.certain
    }

    /// Why a lot is needed, in plain sentences.
    pub fn reasoning(&self) -> &[String] {
        &self.reasoning
    }

    /// The verdict, once the lot has put the tied options in an order: they take the places they contest in this
    /// order, those of one total among themselves, and one without the quota's flag is passed over once as many of
    /// these as may have a place.
    ///
    /// # Errors
    /// If the order does not name each of the tied options once, and nobody else.
    pub fn settle(self, order: &[Id]) -> Result<Verdict, LotError> {
        let places = self.places(order)?;
        let taken: Vec<usize> =
            self.contested.iter().flat_map(|contested| contested.settle(&places)).collect();
        let mut drawn: Vec<Id> = taken.iter().filter_map(|place| self.tied.get(*place)).cloned().collect();
        drawn.sort_unstable();
        let mut reasoning = reasons::drawn(&self.vote, &self.certain, &drawn, &self.tied, order);
        reasoning.extend(self.reasoning);
        let elected = reasons::merged(&self.certain, &drawn);
        let verdict = Verdict::new(&self.vote, &self.contest, Status::Elected, reasoning);
        Ok(Verdict { elected, tied: self.tied, ..verdict })
    }

    /// The order as indices of the tied options.
    fn places(&self, order: &[Id]) -> Result<Vec<usize>, LotError> {
        let mut sorted = order.to_vec();
        sorted.sort_unstable();
        if sorted != self.tied {
            return Err(LotError { order: order.to_vec(), tied: self.tied.clone() });
        }
        Ok(order.iter().filter_map(|id| self.tied.iter().position(|tied| tied == id)).collect())
    }
}

/// A lot whose order is none of the tied options.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the lot orders {}; it must name each of those who tied once: {}", reasons::names(.order), reasons::names(.tied))]
pub struct LotError {
    /// The order it gives.
    pub order: Vec<Id>,
    /// Those who tied.
    pub tied: Vec<Id>,
}
