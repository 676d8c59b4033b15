//! Places that a vote recalls or fills (spec 7.8).

use super::Question;
use super::grounds::Why;
use crate::state::{Holding, State};
use ostrakon_charter::{Effect, Id};
use ostrakon_group::Bytes32;

/// Are the places held, and this vote's to recall?
pub(super) fn recall(state: &State, question: &Question<'_>) -> Why {
    let effect = question.vote.effect();
    let holdings = &question.about.holdings;
    let twice = holdings.windows(2).find(|pair| pair[0] == pair[1]);
    let what = match twice {
        Some(pair) => format!("the place {} is named twice", pair[0]),
        None => holdings.iter().find_map(|leaf| recall_fault(state, question.body, effect, leaf))?,
    };
    Some((question.vote.clause().clone(), what))
}

fn recall_fault(state: &State, body: &Id, effect: Option<&Effect>, leaf: &Bytes32) -> Option<String> {
    let Some(holding) = state.holding(leaf) else {
        return Some(format!("nobody holds an office by the act {leaf}"));
    };
    let Holding { person, office, .. } = holding;
    match effect {
        Some(Effect::RecallOf(offices)) if !offices.contains(office) => {
            Some(format!("{person} holds the office {office}, which this vote does not recall from"))
        }
        Some(Effect::Recall) if holding.elected_by.is_none() => {
            Some(format!("{person} was elected to {office} by nobody, and not by {body}"))
        }
        Some(Effect::Recall) if holding.body != *body => {
            Some(format!("{person} was elected to {office} by {}, not by {body}", holding.body))
        }
        _ => None,
    }
}

/// Is there a seat for everybody whom the manifest's contests may elect to this office?
pub(super) fn vacancy(state: &State, question: &Question<'_>) -> Why {
    let office = state.charter().office(question.vote.fills()?)?;
    if question.about.again.is_some() {
        return None;
    }
    let same = |other: &&Question<'_>| other.vote.fills() == Some(office.id()) && other.body == question.body;
    let others: u64 = question.others.iter().filter(same).map(|other| other.seats(state)).sum();
    let seats = question.seats(state).saturating_add(others);
    let free = match state.fills_anew(question.vote) {
        true => office.seats(),
        false => state.free_seats(office, question.body),
    };
    if seats <= free.into() {
        return None;
    }
    let (office, body, clause) = (office.id(), question.body, office.clause().clone());
    let what = format!("the manifest fills {seats} seats of {office} in {body}, and {free} can be filled");
    Some((clause, what))
}

/// Can every candidate hold the office?
pub(super) fn candidate(state: &State, question: &Question<'_>) -> Why {
    let office = state.charter().office(question.vote.fills()?)?;
    let from = office.from()?;
    let stranger = question.options.iter().find(|person| !state.sits_in(person, from))?;
    let what = format!("{stranger} stands for {}, which only who sits in {from} can hold", office.id());
    Some((office.clause().clone(), what))
}
