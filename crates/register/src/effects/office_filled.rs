//! Somebody holds an office (spec 9.7).

use crate::acts::OfficeFilled;
use crate::broken::Broken;
use crate::checks::c809_offices;
use crate::state::{Holding, Period, State};
use ostrakon_group::Bytes32;

pub(super) fn apply(state: &mut State, leaf: Bytes32, act: &OfficeFilled) -> Result<(), Broken> {
    c809_offices::not_again(state, &leaf)?;
    c809_offices::filled(state, act)?;
    let elected_by = act.outcome.zip(act.contest.clone());
    let decision = elected_by.as_ref().and_then(|(outcome, contest)| state.decision(outcome, contest));
    let flags = decision.and_then(|decision| decision.flags.get(&act.person)).cloned().unwrap_or_default();
    let holding = Holding {
        leaf,
        office: act.office.clone(),
        body: act.body.clone(),
        person: act.person.clone(),
        name: act.name.clone(),
        flags,
        elected_by,
        period: Period::from(state.size()),
    };
    state.history_mut().holdings.insert(leaf, holding);
    Ok(())
}
