//! A meeting is called, properly convened or not (spec 9.4).

use crate::acts::MeetingCalled;
use crate::broken::Broken;
use crate::checks::c806_meetings;
use crate::state::{Decision, Meeting, Period, State};
use ostrakon_charter::{Effect, Id, Status, Threshold, Vote};
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
        shortened: None,
        period: Period::from(state.size()),
    };
    state.history_mut().meetings.insert(meeting.id.clone(), meeting);
    Ok(())
}

type Contests = BTreeSet<(Bytes32, Id)>;

/// The contests that convene it, or why it is not properly convened.
fn convened_by(state: &State, act: &MeetingCalled) -> Result<Contests, String> {
    let mut found: BTreeMap<(Bytes32, Id), &Decision> = BTreeMap::new();
    for leaf in &act.convened_by {
        let convening = convening(state, leaf, &act.kind);
        if convening.is_empty() {
            return Err(format!(
                "no contest of {leaf} was carried that convenes a meeting of kind {} and has convened none",
                act.kind
            ));
        }
        found.extend(convening.into_iter().map(|d| ((*leaf, d.contest.clone()), d)));
    }
    if let Some(first) = found.values().next() {
        if found.values().any(|decision| decision.vote.id() != first.vote.id()) {
            return Err("it is convened by decisions under more than one vote".into());
        }
        enough(state, &first.vote, found.values().map(|decision| &decision.body).collect())?;
    }
    Ok(found.into_keys().collect())
}

/// The contests of an outcome that convene such a meeting, and have convened none yet.
fn convening<'a>(state: &'a State, leaf: &Bytes32, kind: &Id) -> Vec<&'a Decision> {
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
    let standing = state.bodies().filter(|(_, kind)| electorate.is_empty() || electorate.contains(kind.id()));
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
