//! What a vote is about (spec 7.8, 9.5).

use super::Question;
use super::grounds::Why;
use crate::calendar::show;
use crate::state::State;
use ostrakon_charter::{Effect, Id};

/// Is it about exactly what such a vote is about?
pub(super) fn subject(state: &State, question: &Question<'_>) -> Why {
    let what = body_fault(state, question)
        .or_else(|| holdings_fault(question))
        .or_else(|| meeting_fault(state, question))
        .or_else(|| charter_fault(question))
        .or_else(|| again_fault(state, question))?;
    Some((question.vote.clause().clone(), what))
}

fn body_fault(state: &State, question: &Question<'_>) -> Option<String> {
    match (question.vote.about(), &question.about.body) {
        (None, None) => None,
        (None, Some(body)) => Some(format!("it names the body {body}, and such a vote is about none")),
        (Some(kind), None) => Some(format!("it names no body of kind {kind} that it is about")),
        (Some(kind), Some(body)) => match state.kind_of(body) {
            None => Some(format!("it is about {body}, and no such body stands")),
            Some(own) if own.id() != kind => {
                Some(format!("it is about {body}, a body of kind {}, where {kind} is asked for", own.id()))
            }
            Some(_) => None,
        },
    }
}

fn holdings_fault(question: &Question<'_>) -> Option<String> {
    let recalls = question.vote.effect().is_some_and(Effect::recalls);
    match (recalls, question.about.holdings.is_empty()) {
        (true, true) => Some("it names nobody whom it would recall".into()),
        (false, false) => Some("it names holders of offices, and such a vote recalls nobody".into()),
        _ => None,
    }
}

fn meeting_fault(state: &State, question: &Question<'_>) -> Option<String> {
    let shortens = match question.vote.effect() {
        Some(Effect::ShorterNotice(kind)) => Some(kind),
        _ => None,
    };
    match (shortens, &question.about.meeting) {
        (None, None) => None,
        (None, Some(meeting)) => {
            Some(format!("it names the meeting {meeting}, and such a vote is about none"))
        }
        (Some(_), None) => Some("it names no meeting whose notice it would shorten".into()),
        (Some(kind), Some(meeting)) => unfit_meeting(state, kind, meeting, question.opens),
    }
}

fn charter_fault(question: &Question<'_>) -> Option<String> {
    let amends = question.vote.effect() == Some(&Effect::Amendment);
    let named = question.about.charter.filter(|_| !amends)?;
    Some(format!("it names the charter {named}, and such a vote amends none"))
}

fn unfit_meeting(state: &State, kind: &Id, id: &Id, opens: u64) -> Option<String> {
    match state.meeting(id) {
        None => Some(format!("it is about the meeting {id}, and no such meeting was called")),
        Some(meeting) if meeting.kind != *kind => {
            Some(format!("it is about {id}, a meeting of kind {}, where {kind} is asked for", meeting.kind))
        }
        Some(meeting) if opens >= meeting.starts => {
            let (opens, starts) = (show(opens), show(meeting.starts));
            Some(format!("voting opens on {opens}, and meeting {id} has started on {starts}"))
        }
        Some(_) => None,
    }
}

fn again_fault(state: &State, question: &Question<'_>) -> Option<String> {
    let again = question.about.again.as_ref()?;
    if question.others.iter().any(|other| other.about.again.as_ref() == Some(again)) {
        return Some(format!("two contests are fresh votes for contest {}", again.contest));
    }
    if question.tied_before(state).is_some() {
        return None;
    }
    Some(format!(
        "contest {} of election {} is no tie of the same body under the same vote between these options",
        again.contest, again.election
    ))
}
