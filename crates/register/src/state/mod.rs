//! What stands: what the acts up to some head say, one after another (spec 9.2).

mod change;
mod decision;
mod order;
mod period;
mod persons;
mod queries;
mod records;

pub use decision::{Decision, Outcome};
pub use order::{ContestKey, Moment, Order};
pub use period::Period;
pub use records::{BodyRecord, Election, Holding, Meeting, Site, StandingCharter, StandingOfficers};

use crate::acts::Founding;
use ostrakon_charter::Id;
use ostrakon_group::Bytes32;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What stands after so many acts. Cheap to clone: all states of a register share its history.
#[derive(Clone, Debug)]
pub struct State {
    history: Arc<History>,
    /// After how many acts; one at least.
    size: u64,
}

/// Everything that ever stood, and from which act to which.
#[derive(Clone, Debug)]
pub(crate) struct History {
    /// Hash of the founding's body.
    pub(crate) register: Bytes32,
    pub(crate) founding: Founding,
    pub(crate) charters: Succession<StandingCharter>,
    pub(crate) officers: Succession<StandingOfficers>,
    /// Bodies that were formed.
    pub(crate) bodies: BTreeMap<Id, BodyRecord>,
    pub(crate) meetings: BTreeMap<Id, Meeting>,
    /// By manifest hash.
    pub(crate) elections: BTreeMap<Bytes32, Election>,
    /// By the leaf hash of the act.
    pub(crate) outcomes: BTreeMap<Bytes32, Arc<Outcome>>,
    /// By the leaf hash of the act.
    pub(crate) holdings: BTreeMap<Bytes32, Holding>,
    /// Meetings and the kinds of which they may be called with less notice, and the act that allowed it.
    pub(crate) shortened: BTreeMap<(Id, Id), u64>,
    /// Contests that amended the charter or convened a meeting: each does so once.
    pub(crate) used: BTreeSet<ContestKey>,
    /// Who was recalled from which office of which body, and when the latest of these votes counts from.
    pub(crate) recalled: BTreeMap<(Id, Id, Id), Moment>,
    /// Which renewed office was filled anew in which body: the latest of these contests.
    pub(crate) renewed: BTreeMap<(Id, Id), BTreeSet<ContestKey>>,
    /// The act by which the organisation was dissolved.
    pub(crate) dissolved: Option<u64>,
    /// What browsers were given, in the order of the acts.
    pub(crate) sites: Vec<Arc<Site>>,
}

/// Something that always is, and is replaced.
#[derive(Clone, Debug)]
pub(crate) struct Succession<T> {
    first: Arc<T>,
    /// Each with the act that brought it, ascending.
    later: Vec<(u64, Arc<T>)>,
}

impl<T> Succession<T> {
    fn of(first: Arc<T>) -> Self {
        Self { first, later: Vec::new() }
    }

    /// All that ever was.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Arc<T>> {
        std::iter::once(&self.first).chain(self.later.iter().map(|(_, later)| later))
    }

    /// What it is after this many acts.
    fn at(&self, size: u64) -> &Arc<T> {
        let earlier = self.later.partition_point(|(since, _)| *since < size);
        earlier.checked_sub(1).and_then(|last| self.later.get(last)).map_or(&self.first, |(_, last)| last)
    }
}

impl State {
    /// What stands after a founding.
    pub(crate) fn founded(
        register: Bytes32,
        founding: Founding,
        charter: StandingCharter,
        officers: Arc<StandingOfficers>,
    ) -> Self {
        let history = History {
            register,
            founding,
            charters: Succession::of(Arc::new(charter)),
            officers: Succession::of(officers),
            bodies: BTreeMap::new(),
            meetings: BTreeMap::new(),
            elections: BTreeMap::new(),
            outcomes: BTreeMap::new(),
            holdings: BTreeMap::new(),
            shortened: BTreeMap::new(),
            used: BTreeSet::new(),
            recalled: BTreeMap::new(),
            renewed: BTreeMap::new(),
            dissolved: None,
            sites: Vec::new(),
        };
        Self { history: Arc::new(history), size: 1 }
    }

    /// What stood after the first `size` acts, of those that this state knows; the founding is always one.
    pub fn at(&self, size: u64) -> Self {
        Self { history: Arc::clone(&self.history), size: size.clamp(1, self.size) }
    }

    /// After how many acts.
    pub fn size(&self) -> u64 {
        self.size
    }
}
