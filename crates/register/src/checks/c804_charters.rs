//! 804: charters' files and form, and who allowed them (spec 9.3).

use super::{Facts, Ran, walked};
use crate::acts::{CharterAmended, Founding};
use crate::broken::Broken;
use crate::report::Findings;
use crate::state::{StandingCharter, State};
use crate::{Files, charter_path};
use ostrakon_charter::{Charter, Effect, Status};
use ostrakon_election::setup::CharterReference;
use ostrakon_group::{Bytes32, sha256};

const CHECK: u16 = 804;

pub(super) fn run(facts: &Facts<'_>, out: &mut Findings) -> Ran {
    walked::<CHECK>(facts, out)?;
    facts.walk.missing.clone().map_or(Ok(()), Err)
}

/// The charter that a founding names, as far as it can be read, and what is wrong with it.
pub(crate) fn founding(
    act: &Founding,
    files: &Files,
) -> Result<(StandingCharter, Result<(), Broken>), Broken> {
    let (charter, mut what) = read(&act.charter, files)?;
    let Some(charter) = charter else { return Err(Broken::Rule { check: CHECK, what }) };
    what.extend(other_organisation(&charter, &act.organisation));
    let standing = StandingCharter { reference: act.charter.clone(), charter };
    Ok((standing, Broken::unless_empty(CHECK, what)))
}

/// The charter that an amendment brings.
pub(crate) fn amended(state: &State, act: &CharterAmended, files: &Files) -> Result<StandingCharter, Broken> {
    // Before the file is read: it may be long, and anybody can name it.
    Broken::unless_empty(CHECK, not_allowed(state, act).into_iter().collect())?;
    let (charter, mut what) = read(&act.charter, files)?;
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

fn other_organisation(charter: &Charter, organisation: &str) -> Vec<String> {
    let other = charter.organisation().as_str();
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
fn not_allowed(state: &State, act: &CharterAmended) -> Option<String> {
    let (outcome, contest) = (&act.outcome, &act.contest);
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
    if decision.about.charter != Some(act.charter.sha256) {
        return Some(match decision.about.charter {
            Some(other) => format!("contest {contest} was about the charter {other}"),
            None => format!("contest {contest} was about no charter"),
        });
    }
    let used = state.history().used.contains(&(*outcome, contest.clone()));
    used.then(|| format!("contest {contest} has amended the charter already"))
}
