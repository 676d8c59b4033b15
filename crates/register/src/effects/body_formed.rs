//! Another body stands (spec 9.4).

use crate::acts::BodyFormed;
use crate::broken::Broken;
use crate::checks::c805_bodies;
use crate::state::{BodyRecord, Period, State};

pub(super) fn apply(state: &mut State, act: &BodyFormed) -> Result<(), Broken> {
    c805_bodies::formed(state, act)?;
    let period = Period::from(state.size());
    let (id, kind, name) = (act.body.clone(), act.kind.clone(), act.name.clone());
    state.history_mut().bodies.insert(id.clone(), BodyRecord { id, kind, name, period });
    Ok(())
}
