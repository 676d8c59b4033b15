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

/// Is there a seat for everybody whom this vote may elect?
pub(super) fn vacancy(state: &State, question: &Question<'_>) -> Why {
    let office = state.charter().office(question.vote.fills()?)?;
    let (seats, _) = question.vote.seats_and_quota();
    let free = state.free_seats(office, question.body);
    if question.about.again.is_some() || state.fills_anew(question.vote) || free >= seats {
        return None;
    }
    let what = format!(
        "{seats} seats of {} are to be filled, and {free} are free in {}",
        office.id(),
        question.body
    );
    Some((office.clause().clone(), what))
}

/// Can every candidate hold the office?
pub(super) fn candidate(state: &State, question: &Question<'_>) -> Why {
    let office = state.charter().office(question.vote.fills()?)?;
    let from = office.from()?;
    let stranger = question.options.iter().find(|person| !state.sits_in(person, from))?;
    let what = format!("{stranger} stands for {}, which only who sits in {from} can hold", office.id());
    Some((office.clause().clone(), what))
}
