//! An election's verdicts stand, and what follows from them follows (spec 9.6).

use super::decisions::follow;
use crate::acts::OutcomeAct;
use crate::background::{Question, quota_left};
use crate::broken::Broken;
use crate::checks::c808_outcomes;
use crate::state::{Decision, Moment, Order, Outcome, State};
use ostrakon_charter::{Id, Rule, Status, Verdict, Vote};
use ostrakon_election::setup::{Contest, ElectionManifest};
use ostrakon_group::Bytes32;
use std::sync::Arc;

pub(super) fn apply(state: &mut State, leaf: Bytes32, act: &OutcomeAct) -> Result<(), Broken> {
    c808_outcomes::outcome(state, act)?;
    let Some(election) = state.election(&act.election) else { return Ok(()) };
    let pinned = state.at(election.pinned());
    let own = Moment::of_election(election, act.time);
    let decisions = decisions(&pinned, own, &election.manifest, &act.verdicts);
    let (since, charter) = (state.size(), Arc::clone(pinned.standing_charter()));
    // What is changed is not to be shared with an earlier state: it would be copied.
    drop(pinned);
    if let Some(election) = state.history_mut().elections.get_mut(&act.election) {
        election.outcome = Some((leaf, since));
    }
    let certified = Some(Box::new(act.clone()));
    follow(state, Outcome { leaf, since, charter, decisions, certified });
    Ok(())
}

/// How each contest stands, by the register as it was when the election was announced.
fn decisions(
    pinned: &State,
    own: Moment,
    manifest: &ElectionManifest,
    verdicts: &[Verdict],
) -> Vec<Decision> {
    let mut decisions: Vec<Decision> = Vec::new();
    for (index, (contest, verdict)) in manifest.contests.iter().zip(verdicts).enumerate() {
        let Some(question) = Question::of_contest(pinned, manifest, index, &[]) else { continue };
        let tied = question.tied_before(pinned);
        let fresh = tied.map(Decision::fresh);
        let joint = joint_to(manifest, contest, question.vote, &decisions);
        let certain = certain_seats(pinned, question.vote, &joint);
        let (seats, kept) = fresh.unwrap_or_else(|| quota_left(question.vote, certain));
        decisions.push(Decision {
            contest: contest.id.clone(),
            vote: question.vote.clone(),
            body: question.body.clone(),
            about: contest.about.clone().unwrap_or_default(),
            flags: contest.options.iter().map(|option| (option.id.clone(), option.flags.clone())).collect(),
            status: verdict.status,
            elected: verdict.elected.clone(),
            tied: verdict.tied.clone(),
            seats,
            kept,
            repeats: question.repeats(pinned),
            order: Order::after(own, tied),
        });
    }
    decisions
}

/// The contests before this one that are held together with it (spec 7.3).
fn joint_to<'a>(
    manifest: &ElectionManifest,
    contest: &Contest,
    vote: &Vote,
    earlier: &'a [Decision],
) -> Vec<&'a Decision> {
    let same_roll = |id: &Id| manifest.contests.iter().any(|c| c.id == *id && c.roll == contest.roll);
    let joint = |d: &&Decision| vote.joint().contains(d.vote.id()) && same_roll(&d.contest);
    earlier.iter().filter(joint).collect()
}

/// J: the seats that are certain to be held by somebody with the quota's flag (spec 7.3).
fn certain_seats(pinned: &State, vote: &Vote, joint: &[&Decision]) -> u64 {
    let Rule::MostVotes { quota: Some(quota), .. } = vote.rule() else { return 0 };
    let flag = &quota.flag;
    let of_joint = |decision: &&Decision| {
        let contested = if all_tied_with(decision, flag) { decision.open_seats() } else { 0 };
        u64::from(decision.elected_with(flag)) + u64::from(contested)
    };
    pinned.flagged_holders(vote, flag) + joint.iter().map(of_joint).sum::<u64>()
}

/// Whoever wins the tie has the flag; no other flag's quota keeps a seat of it open.
fn all_tied_with(decision: &Decision, flag: &Id) -> bool {
    let other = match decision.vote.rule() {
        Rule::MostVotes { quota: Some(quota), .. } => quota.flag != *flag,
        _ => false,
    };
    decision.status == Status::Tied && !other && decision.tied.iter().all(|id| decision.has_flag(id, flag))
}
