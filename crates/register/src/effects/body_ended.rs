//! A body stands no more (spec 9.4).

use crate::acts::BodyEnded;
use crate::broken::Broken;
use crate::checks::c805_bodies;
use crate::state::State;

pub(super) fn apply(state: &mut State, act: &BodyEnded) -> Result<(), Broken> {
    c805_bodies::ended(state, act)?;
    state.end_body(&act.body);
    Ok(())
}
