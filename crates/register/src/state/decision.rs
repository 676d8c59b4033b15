//! How contests stand (spec 9.6).

use super::records::StandingCharter;
use super::{ContestKey, Order};
use crate::acts::OutcomeAct;
use ostrakon_charter::{Id, Rule, Status, Vote};
use ostrakon_election::setup::About;
use ostrakon_group::Bytes32;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The outcome of an election, or an open vote.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The leaf hash of the act.
    pub leaf: Bytes32,
    /// The act.
    pub since: u64,
    /// The charter by which it was decided.
    pub charter: Arc<StandingCharter>,
    /// Contest by contest.
    pub decisions: Vec<Decision>,
    /// What an election's officers certified; nothing for an open vote.
    pub certified: Option<Box<OutcomeAct>>,
}

/// How one contest stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The contest.
    pub contest: Id,
    /// The charter's vote.
    pub vote: Vote,
    /// The body that voted.
    pub body: Id,
    /// What it was about.
    pub about: About,
    /// The options' flags.
    pub flags: BTreeMap<Id, Vec<Id>>,
    /// How it stands.
    pub status: Status,
    /// Who is elected, ascending.
    pub elected: Vec<Id>,
    /// Who tied, ascending.
    pub tied: Vec<Id>,
    /// The seats that were to be filled (spec 7.3).
    pub seats: u16,
    /// Those of them that a quota still kept.
    pub kept: u16,
    /// The tied contest that it is the fresh vote for.
    pub repeats: Option<ContestKey>,
    /// When it counts from.
    pub order: Order,
}

impl Outcome {
    /// The contest of this name.
    pub fn decision(&self, contest: &Id) -> Option<&Decision> {
        self.decisions.iter().find(|decision| decision.contest == *contest)
    }
}

impl Decision {
    /// How many of the elected have a flag.
    pub fn elected_with(&self, flag: &Id) -> u16 {
        let with = self.elected.iter().filter(|id| self.has_flag(id, flag)).count();
        u16::try_from(with).unwrap_or(u16::MAX)
    }

    /// Whether an option has a flag.
    pub fn has_flag(&self, option: &Id, flag: &Id) -> bool {
        self.flags.get(option).is_some_and(|flags| flags.contains(flag))
    }

    /// The seats that nobody is elected to.
    pub fn open_seats(&self) -> u16 {
        self.seats.saturating_sub(u16::try_from(self.elected.len()).unwrap_or(u16::MAX))
    }

    /// Of a tied contest, the seats and the quota of the fresh vote (spec 7.3).
    pub fn fresh(&self) -> (u16, u16) {
        let quota = match self.vote.rule() {
            Rule::MostVotes { quota: Some(quota), .. } => {
                self.kept.saturating_sub(self.elected_with(&quota.flag))
            }
            _ => 0,
        };
        (self.open_seats(), quota.min(self.open_seats()))
    }
}
