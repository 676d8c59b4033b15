//! Somebody leaves an office (spec 9.7).

use crate::acts::OfficeVacated;
use crate::broken::Broken;
use crate::checks::c809_offices;
use crate::state::State;

pub(super) fn apply(state: &mut State, act: &OfficeVacated) -> Result<(), Broken> {
    c809_offices::vacated(state, act)?;
    state.vacate(&act.holding);
    Ok(())
}
