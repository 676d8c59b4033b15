//! What an organisation's register says of the contests of an election (spec 7.3, 7.8, 9.5).

use ostrakon_charter::{BrokenRule, Id};
use std::collections::{BTreeMap, BTreeSet};

/// What a verdict needs of the register. The default is that of an election without one: nothing is known, nothing is
/// broken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Background {
    /// One a contest, in the manifest's order; none at all without a register.
    pub contests: Vec<ContestBackground>,
    /// The bodies in which offices sit that a person holds.
    pub sits: BTreeMap<Id, BTreeSet<Id>>,
}

/// What the register says of one contest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContestBackground {
    /// Rules that were not kept, in the order of spec 7.8, all but the quorum.
    pub broken: Vec<BrokenRule>,
    /// How many hold an office of the vote's `quota_with` with the quota's flag.
    pub flagged_holders: u64,
    /// Seats and quota of a fresh vote: what the tied vote left open.
    pub fresh: Option<(u16, u16)>,
    /// Officers whom the contest concerns: it may recall them. (Candidates are seen from the manifest.)
    pub concerned: BTreeSet<Id>,
}
