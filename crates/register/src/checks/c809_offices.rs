//! 809: offices are filled by those who may hold them, and vacated by those who do (spec 9.7).

use crate::acts::{OfficeFilled, OfficeVacated};
use crate::broken::Broken;
use crate::state::{ContestKey, State};
use ostrakon_charter::{Id, Office};
use ostrakon_group::Bytes32;

const CHECK: u16 = 809;

/// Two acts of one reference would be one (spec 9.2).
pub(crate) fn not_again(state: &State, leaf: &Bytes32) -> Result<(), Broken> {
    match state.history().holdings.contains_key(leaf) {
        true => Err(Broken::by(CHECK, "this very act gave the office before")),
        false => Ok(()),
    }
}

/// May this person take this office?
pub(crate) fn filled(state: &State, act: &OfficeFilled) -> Result<(), Broken> {
    let office = state.charter().office(&act.office);
    let office =
        office.ok_or_else(|| Broken::by(CHECK, format!("the charter has no office {}", act.office)))?;
    let mut what: Vec<String> = match office.elected_by() {
        [] => invitation_fault(office, act).into_iter().collect(),
        _ => election_fault(state, act).into_iter().collect(),
    };
    what.extend(seat_faults(state, office, act));
    what.extend(person_faults(state, office, &act.person));
    if act.name.is_some() && !office.is_public() {
        what.push(format!("a name stands there, and the office {} is not public", office.id()));
    }
    Broken::unless_empty(CHECK, what)
}

fn invitation_fault(office: &Office, act: &OfficeFilled) -> Option<String> {
    if act.outcome.is_some() {
        return Some(format!("nobody elects to the office {}, and an outcome is named", office.id()));
    }
    let sits_in = office.sits_in();
    (sits_in != Some(&act.body)).then(|| format!("the office {} does not sit in {}", office.id(), act.body))
}

/// Elected to this office, by this contest, in this body, and not in office by that already.
fn election_fault(state: &State, act: &OfficeFilled) -> Option<String> {
    let (Some(outcome), Some(contest)) = (&act.outcome, &act.contest) else {
        return Some(format!("the office {} is filled by election, and no outcome is named", act.office));
    };
    let Some(decision) = state.decision(outcome, contest) else {
        return Some(format!("there is no contest {contest} of an outcome {outcome}"));
    };
    if decision.vote.fills() != Some(&act.office) {
        return Some(format!("contest {contest} does not fill the office {}", act.office));
    }
    if !decision.elected.contains(&act.person) {
        return Some(format!("contest {contest} did not elect {}", act.person));
    }
    if decision.body != act.body {
        return Some(format!("contest {contest} was one of {}, not of {}", decision.body, act.body));
    }
    if let Some(why) = lapsed(state, &(*outcome, contest.clone()), act) {
        return Some(format!("contest {contest} gives {} no claim any more: {why}", act.person));
    }
    given_before(state, outcome, contest, &act.person)
        .then(|| format!("contest {contest} has given the office to {} already", act.person))
}

/// What was decided later, and ends a claim (spec 9.6).
fn lapsed(state: &State, claim: &ContestKey, act: &OfficeFilled) -> Option<&'static str> {
    let (office, body, person) = (act.office.clone(), act.body.clone(), act.person.clone());
    let own = state.decision(&claim.0, &claim.1)?.order.own;
    let anew = state.history().renewed.get(&(office.clone(), body.clone()));
    let mut anew = anew.into_iter().flatten().filter_map(|(leaf, contest)| state.decision(leaf, contest));
    if anew.any(|later| state.replaces(later, claim)) {
        return Some("all seats were filled by a later election");
    }
    let recalled = state.history().recalled.get(&(office, body, person));
    recalled.is_some_and(|recalled| *recalled > own).then_some("a later vote recalled the person")
}

fn given_before(state: &State, outcome: &Bytes32, contest: &Id, person: &Id) -> bool {
    let by = |elected_by: &(Bytes32, Id)| elected_by.0 == *outcome && elected_by.1 == *contest;
    let mut ever = state.history().holdings.values();
    ever.any(|holding| holding.person == *person && holding.elected_by.as_ref().is_some_and(by))
}

/// There is a seat, and the person has none of its kind.
fn seat_faults(state: &State, office: &Office, act: &OfficeFilled) -> Vec<String> {
    let mut found = Vec::new();
    if state.kind_of(&act.body).is_none() {
        found.push(format!("no body {} stands", act.body));
    }
    if state.free_seats(office, &act.body) == 0 {
        found.push(format!("all {} seats of {} are held in {}", office.seats(), office.id(), act.body));
    }
    if state.holders_of(office.id(), &act.body).any(|holding| holding.person == act.person) {
        found.push(format!("{} holds the office {} in {} already", act.person, office.id(), act.body));
    }
    found
}

/// The person may sit where the office sits.
fn person_faults(state: &State, office: &Office, person: &Id) -> Vec<String> {
    let mut found = Vec::new();
    for pair in state.charter().incompatible() {
        let other = office.sits_in().and_then(|body| pair.other(body));
        if let Some(other) = other.filter(|other| state.sits_in(person, other)) {
            found.push(format!("{person} sits in {other}, and nobody sits in both ({})", pair.clause()));
        }
    }
    if let Some(from) = office.from().filter(|from| !state.sits_in(person, from)) {
        found.push(format!("only who sits in {from} can hold the office {}", office.id()));
    }
    found
}

/// Is there an office to leave?
pub(crate) fn vacated(state: &State, act: &OfficeVacated) -> Result<(), Broken> {
    match state.holding(&act.holding) {
        Some(_) => Ok(()),
        None => Err(Broken::by(CHECK, format!("nobody holds an office by the act {}", act.holding))),
    }
}
