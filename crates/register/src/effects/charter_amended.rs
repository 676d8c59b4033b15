//! Another charter stands (spec 9.3).

use crate::Files;
use crate::acts::CharterAmended;
use crate::broken::Broken;
use crate::checks::c804_charters;
use crate::state::State;

pub(super) fn apply(state: &mut State, act: &CharterAmended, files: &Files) -> Result<(), Broken> {
    let charter = c804_charters::amended(state, act, files)?;
    state.use_up([(act.outcome, act.contest.clone())].into());
    state.amend(charter);
    Ok(())
}
