//! What stands: what the acts up to some head say, one after another (spec 9.2).

mod change;
mod decision;
mod period;
mod queries;
mod records;

pub use decision::{Certified, Decision, Outcome};
pub use period::Period;
pub use records::{BodyRecord, Election, Holding, Meeting, StandingCharter, StandingOfficers};

use crate::acts::Founding;
use ostrakon_charter::Id;
use ostrakon_group::Bytes32;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What stands after so many acts. Cheap to clone: all states of a register share its history.
#[derive(Clone, Debug)]
pub struct State {
    history: Arc<History>,
    /// After how many acts.
    size: u64,
}

/// Everything that ever stood, and from which act to which.
#[derive(Clone, Debug)]
pub(crate) struct History {
    /// Hash of the founding's body.
    pub(crate) register: Bytes32,
    pub(crate) founding: Founding,
    /// In their order, each with its first act; the first is the founding's.
    pub(crate) charters: Vec<(u64, Arc<StandingCharter>)>,
    pub(crate) officers: Vec<(u64, Arc<StandingOfficers>)>,
    /// Bodies that were formed.
    pub(crate) bodies: BTreeMap<Id, BodyRecord>,
    pub(crate) meetings: BTreeMap<Id, Meeting>,
    /// By manifest hash.
    pub(crate) elections: BTreeMap<Bytes32, Election>,
    /// By the leaf hash of the act.
    pub(crate) outcomes: BTreeMap<Bytes32, Outcome>,
    /// By the leaf hash of the act.
    pub(crate) holdings: BTreeMap<Bytes32, Holding>,
    /// Contests that amended the charter or convened a meeting: each does so once.
    pub(crate) used: BTreeSet<(Bytes32, Id)>,
    /// The act by which the organisation was dissolved.
    pub(crate) dissolved: Option<u64>,
}

impl State {
    /// What stood after the first `size` acts, of those that this state knows.
    pub fn at(&self, size: u64) -> Self {
        Self { history: Arc::clone(&self.history), size: size.min(self.size) }
    }

    /// After how many acts.
    pub fn size(&self) -> u64 {
        self.size
    }
}
