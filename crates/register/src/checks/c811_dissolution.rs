//! 811: nothing follows a dissolution (spec 9.6).

use crate::state::State;

/// Why nothing may be done any more.
pub(crate) fn fault(state: &State) -> Option<String> {
    let act = state.history().dissolved?;
    Some(format!("the organisation was dissolved by act {act}: there is no other"))
}
