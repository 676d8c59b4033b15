//! 811: nothing follows a dissolution (spec 9.6).

use crate::broken::Broken;
use crate::state::State;

/// May anything be done?
pub(crate) fn goes_on(state: &State) -> Result<(), Broken> {
    match state.history().dissolved {
        Some(act) => {
            Err(Broken::by(811, format!("the organisation was dissolved by act {act}: there is no other")))
        }
        None => Ok(()),
    }
}
