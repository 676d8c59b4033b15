//! How contests stand (spec 9.6).

use super::Period;
use super::records::StandingCharter;
use crate::acts::OutcomeAct;
use ostrakon_charter::{Id, Status, Vote};
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
    pub certified: Option<Certified>,
}

/// What an election's officers certified, as the act holds it.
pub type Certified = Box<OutcomeAct>;

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
}

impl Outcome {
    /// The contest of this name.
    pub fn decision(&self, contest: &Id) -> Option<&Decision> {
        self.decisions.iter().find(|decision| decision.contest == *contest)
    }

    /// Does it stand after this many acts?
    pub fn stands_at(&self, size: u64) -> bool {
        Period::from(self.since).covers(size)
    }
}
