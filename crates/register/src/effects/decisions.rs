//! What follows at once from decisions, contest by contest (spec 9.6).

use crate::state::{Decision, Outcome, State};
use ostrakon_charter::{Effect, Status};
use std::sync::Arc;

/// An outcome stands.
pub(super) fn follow(state: &mut State, outcome: Outcome) {
    let (leaf, outcome) = (outcome.leaf, Arc::new(outcome));
    state.history_mut().outcomes.insert(leaf, Arc::clone(&outcome));
    outcome.decisions.iter().for_each(|decision| take_effect(state, &outcome, decision));
}

fn take_effect(state: &mut State, outcome: &Outcome, decision: &Decision) {
    let carried = decision.status == Status::Carried;
    let decided = carried || decision.status == Status::Lost;
    let (about, body) = (&decision.about, decision.about.body.as_ref());
    match decision.vote.effect() {
        Some(Effect::Recall | Effect::RecallOf(_)) if carried => {
            about.holdings.iter().for_each(|holding| state.recall(holding, decision.order.own));
        }
        Some(Effect::Continuation) if decided && !carried => body.into_iter().for_each(|b| state.end_body(b)),
        Some(Effect::LastVote) if decided => body.into_iter().for_each(|body| state.end_body(body)),
        Some(Effect::Dissolution) if carried => {
            let act = state.size();
            state.history_mut().dissolved.get_or_insert(act);
        }
        Some(Effect::ShorterNotice(kind)) if carried => {
            about.meeting.iter().for_each(|meeting| state.shorten(meeting, kind));
        }
        // Amendments and convenings allow acts that come later.
        _ => renew(state, outcome, decision),
    }
}

/// An election of all seats of a renewed office ends the terms of those who hold them.
fn renew(state: &mut State, outcome: &Outcome, decision: &Decision) {
    let office = decision.vote.fills().and_then(|office| outcome.charter.charter.office(office));
    let (seats, _) = decision.vote.seats_and_quota();
    let all_anew = office.filter(|office| office.is_renewed() && office.seats() == seats);
    if let Some(office) = all_anew.filter(|_| !decision.elected.is_empty()) {
        state.renew(office.id(), outcome.leaf, decision);
    }
}
