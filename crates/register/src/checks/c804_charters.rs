//! 804: charters' files and form, and who allowed them (spec 9.3).

use crate::acts::{CharterAmended, Founding};
use crate::broken::Broken;
use crate::state::{StandingCharter, State};
use crate::{Files, charter_path};
use ostrakon_charter::{Charter, Effect, Id, Status, Text};
use ostrakon_election::setup::CharterReference;
use ostrakon_group::{Bytes32, sha256};

const CHECK: u16 = 804;

/// The charter that a founding names.
pub(crate) fn founding(act: &Founding, files: &Files) -> Result<StandingCharter, Broken> {
    let (charter, found) = read(&act.charter, files)?;
    let charter = charter.ok_or_else(|| Broken::Rule { check: CHECK, what: found.clone() })?;
    let what = [found, other_organisation(&charter, &act.organisation)].concat();
    Broken::unless_empty(CHECK, what)?;
    Ok(StandingCharter { reference: act.charter.clone(), charter })
}

/// The charter that an amendment brings.
pub(crate) fn amended(state: &State, act: &CharterAmended, files: &Files) -> Result<StandingCharter, Broken> {
    let mut what: Vec<String> = not_allowed(state, &act.outcome, &act.contest).into_iter().collect();
    let (charter, found) = match read(&act.charter, files) {
        // Nobody allowed it, so it does not matter what it says.
        Err(_) if !what.is_empty() => (None, Vec::new()),
        read => read?,
    };
    what.extend(found);
    if let Some(charter) = &charter {
        what.extend(other_organisation(charter, &state.founding().organisation));
        what.extend(taken_names(state, charter));
    }
    match charter {
        Some(charter) if what.is_empty() => Ok(StandingCharter { reference: act.charter.clone(), charter }),
        _ => Err(Broken::Rule { check: CHECK, what }),
    }
}

/// A charter's file, as far as it is there, and what is wrong with it.
fn read(reference: &CharterReference, files: &Files) -> Result<(Option<Charter>, Vec<String>), Broken> {
    let path = charter_path(&reference.sha256);
    let bytes = files.get(&path).ok_or_else(|| Broken::Unknown(format!("needs the file {path}")))?;
    let (mut found, hash) = (Vec::new(), Bytes32::from(sha256(bytes)));
    if hash != reference.sha256 {
        found.push(format!("the SHA-256 of {path} is {hash}"));
    }
    if reference.size != bytes.len() as u64 {
        found.push(format!("{path} has {} bytes, where the act says {}", bytes.len(), reference.size));
    }
    match Charter::parse(bytes) {
        Ok(charter) => Ok((Some(charter), found)),
        Err(error) => {
            found.push(format!("{path}: {error}"));
            Ok((None, found))
        }
    }
}

fn other_organisation(charter: &Charter, organisation: &Text) -> Vec<String> {
    let other = charter.organisation();
    let differs = other != organisation;
    differs
        .then(|| format!("the charter is that of {other:?}, the register that of {organisation:?}"))
        .into_iter()
        .collect()
}

/// Bodies of the new charter that are named like one that was formed.
fn taken_names(state: &State, charter: &Charter) -> Vec<String> {
    let formed = &state.history().bodies;
    let taken = charter.bodies().iter().filter(|body| formed.contains_key(body.id()));
    taken
        .map(|body| format!("the charter has a body {0}, and a body {0} was formed before", body.id()))
        .collect()
}

/// Why a contest does not allow another charter.
fn not_allowed(state: &State, outcome: &Bytes32, contest: &Id) -> Option<String> {
    let Some((stands, decision)) = state.outcome(outcome).and_then(|o| Some((o, o.decision(contest)?)))
    else {
        return Some(format!("there is no contest {contest} of an outcome {outcome}"));
    };
    if decision.vote.effect() != Some(&Effect::Amendment) {
        return Some(format!(
            "contest {contest} is under the vote {}, which amends nothing",
            decision.vote.id()
        ));
    }
    if decision.status != Status::Carried {
        return Some(format!("contest {contest} is {}, not carried", decision.status.as_str()));
    }
    if stands.charter.reference != *state.charter_reference() {
        return Some(format!("contest {contest} was decided under another charter than the one that stands"));
    }
    let used = state.history().used.contains(&(*outcome, contest.clone()));
    used.then(|| format!("contest {contest} has amended the charter already"))
}
