//! What each act does to what stands, one act a file; the rules that allow it are the checks'.

pub(crate) mod body_ended;
pub(crate) mod body_formed;
pub(crate) mod charter_amended;
pub(crate) mod decisions;
pub(crate) mod election_linked;
pub(crate) mod meeting_called;
pub(crate) mod office_filled;
pub(crate) mod office_vacated;
pub(crate) mod open_vote;
pub(crate) mod outcome;
pub(crate) mod site_published;

use crate::acts::Act;
use crate::broken::Broken;
use crate::state::State;
use crate::{Files, PostedAct};
use ostrakon_tlog::tree::MerkleTree;

/// What acts are judged by, beside what stands.
#[derive(Clone, Copy)]
pub(crate) struct Sources<'a> {
    /// Where charters are.
    pub(crate) files: &'a Files,
    /// The register's tree; it may go on after the act.
    pub(crate) tree: &'a MerkleTree,
}

/// Does what an act does, or says why it may not. Founding and officers have been dealt with before.
pub(crate) fn apply(state: &mut State, posted: &PostedAct, sources: Sources<'_>) -> Result<(), Broken> {
    let leaf = posted.leaf;
    match &posted.act.body {
        Act::Founding(_) | Act::Officers(_) => Ok(()),
        Act::CharterAmended(act) => charter_amended::apply(state, act, sources.files),
        Act::BodyFormed(act) => body_formed::apply(state, act),
        Act::BodyEnded(act) => body_ended::apply(state, act),
        Act::MeetingCalled(act) => meeting_called::apply(state, act),
        Act::ElectionLinked(act) => election_linked::apply(state, act, sources.tree),
        Act::Outcome(act) => outcome::apply(state, leaf, act),
        Act::OpenVote(act) => open_vote::apply(state, leaf, act),
        Act::OfficeFilled(act) => office_filled::apply(state, leaf, act),
        Act::OfficeVacated(act) => office_vacated::apply(state, act),
        Act::SitePublished(act) => site_published::apply(state, leaf, act),
    }
}
