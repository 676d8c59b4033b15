//! A meeting is called, properly convened or not (spec 9.4).

use crate::acts::MeetingCalled;
use crate::broken::Broken;
use crate::checks::c806_meetings;
use crate::state::{Decision, Meeting, Period, State};
use ostrakon_charter::{Body, Effect, Id, Status, Threshold, Vote};
use ostrakon_group::Bytes32;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn apply(state: &mut State, act: &MeetingCalled) -> Result<(), Broken> {
    c806_meetings::called(state, act)?;
    let flaw = match convened_by(state, act) {
        Ok(contests) => {
            state.use_up(contests);
            None
        }
        Err(flaw) => Some(flaw),
    };
    let meeting = Meeting {
        id: act.meeting.clone(),
        kind: act.kind.clone(),
        place: act.place.clone(),
        starts: act.starts,
        called: act.time,
        flaw,
        period: Period::from(state.size()),
    };
    state.history_mut().meetings.insert(meeting.id.clone(), meeting);
    Ok(())
}

type Contests = BTreeSet<(Bytes32, Id)>;

/// The contests that convene it, or why it is not properly convened.
fn convened_by(state: &State, act: &MeetingCalled) -> Result<Contests, String> {
    let mut convening = Vec::new();
    for leaf in &act.convened_by {
        let found = convening_of(state, leaf, &act.kind);
        if found.is_empty() {
            let kind = &act.kind;
            return Err(format!(
                "no contest of {leaf} that was carried and has convened none convenes one of kind {kind}"
            ));
        }
        convening.push((*leaf, found));
    }
    if !convening.is_empty() {
        under_one_vote(state, &convening)?;
    }
    let contests =
        convening.iter().flat_map(|(leaf, found)| found.iter().map(|d| (*leaf, d.contest.clone())));
    Ok(contests.collect())
}

/// Of one vote at least there is a contest in each outcome, and enough bodies carried them.
fn under_one_vote(state: &State, convening: &[(Bytes32, Vec<&Decision>)]) -> Result<(), String> {
    let mut why = "it is convened by decisions under more than one vote".to_owned();
    let votes: BTreeMap<&Id, &Vote> =
        convening.iter().flat_map(|(_, found)| found).map(|d| (d.vote.id(), &d.vote)).collect();
    for vote in votes.into_values() {
        let under = |decision: &&&Decision| decision.vote.id() == vote.id();
        if !convening.iter().all(|(_, found)| found.iter().any(|d| under(&d))) {
            continue;
        }
        let asking = convening.iter().flat_map(|(_, found)| found).filter(under).map(|d| &d.body).collect();
        match enough(state, vote, asking) {
            Ok(()) => return Ok(()),
            Err(too_few) => why = too_few,
        }
    }
    Err(why)
}

/// The contests of an outcome that convene such a meeting, and have convened none yet.
fn convening_of<'a>(state: &'a State, leaf: &Bytes32, kind: &Id) -> Vec<&'a Decision> {
    let convenes =
        |vote: &Vote| matches!(vote.effect(), Some(Effect::Convening { meeting, .. }) if meeting == kind);
    let fresh = |decision: &Decision| !state.history().used.contains(&(*leaf, decision.contest.clone()));
    let decisions = state.outcome(leaf).map_or(&[][..], |outcome| &outcome.decisions);
    let counts = |d: &&Decision| convenes(&d.vote) && d.status == Status::Carried && fresh(d);
    decisions.iter().filter(counts).collect()
}

/// Where a share of the bodies must ask for it: do so many of those that stand?
fn enough(state: &State, vote: &Vote, asking: BTreeSet<&Id>) -> Result<(), String> {
    let Some(Effect::Convening { share: Some(share), .. }) = vote.effect() else { return Ok(()) };
    let electorate = vote.electorate();
    let could = |kind: &Body| {
        if electorate.is_empty() { !kind.is_voteless() } else { electorate.contains(kind.id()) }
    };
    let standing = state.bodies().filter(|(_, kind)| could(kind));
    let standing: BTreeSet<&Id> = standing.map(|(id, _)| id).collect();
    let asking = asking.intersection(&standing).count();
    if asking > 0 && reaches(*share, asking as u64, standing.len() as u64) {
        return Ok(());
    }
    Err(format!(
        "{asking} of the {} bodies that stand ask for it, where {share} of them must",
        standing.len()
    ))
}

/// r·q ≥ p·b.
fn reaches(share: Threshold, asking: u64, standing: u64) -> bool {
    let left = u128::from(asking) * u128::from(share.denominator());
    left >= u128::from(standing) * u128::from(share.numerator())
}
