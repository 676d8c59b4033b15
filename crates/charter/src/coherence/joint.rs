//! Votes that are held together are alike, and each can be counted once those before it are.

use std::collections::BTreeSet;

use super::{Draft, Incoherence, each};
use crate::place::Place;
use crate::{CharterError, Id, TieRule, Vote};

pub(super) fn check(draft: &Draft) -> Result<(), CharterError> {
    for (index, (vote, place)) in draft.votes().enumerate().filter(|(_, (vote, _))| !vote.joint.is_empty()) {
        if vote.fills.is_none() {
            return Err(place.error("joint", Incoherence::JointFillsNothing.into()));
        }
        come_before(draft, vote, place, index)?;
        each(place, "joint", &vote.joint, |id| draft.charter.vote(id).and_then(|other| unlike(vote, other)))?;
    }
    Ok(())
}

/// All that a vote is joint with come before it in the file.
fn come_before(draft: &Draft, vote: &Vote, place: &Place, index: usize) -> Result<(), CharterError> {
    let earlier: BTreeSet<&Id> = draft.charter.votes.iter().take(index).map(Vote::id).collect();
    each(place, "joint", &vote.joint, |id| {
        (!earlier.contains(id)).then(|| Incoherence::JointLater { id: id.clone() })
    })
}

/// Why another vote cannot be held together with this one.
fn unlike(vote: &Vote, other: &Vote) -> Option<Incoherence> {
    let id = other.id.clone();
    let differs = |what| Incoherence::JointDiffers { id: id.clone(), what };
    if other.rule.as_str() != vote.rule.as_str() {
        return Some(differs("rule"));
    }
    if other.electorate.iter().collect::<BTreeSet<_>>() != vote.electorate.iter().collect() {
        return Some(differs("electorate"));
    }
    if other.meeting != vote.meeting {
        return Some(differs("meeting"));
    }
    if other.rule.tie() == Some(TieRule::Lot) {
        return Some(Incoherence::JointByLot { id });
    }
    other.fills.is_none().then_some(Incoherence::JointOtherFillsNothing { id })
}
