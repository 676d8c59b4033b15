//! An open vote stands like an outcome with one contest (spec 9.6, 9.9).

use super::decisions::follow;
use crate::acts::OpenVote;
use crate::broken::Broken;
use crate::checks::c810_open_votes;
use crate::state::{Outcome, State};
use ostrakon_group::Bytes32;
use std::sync::Arc;

pub(super) fn apply(state: &mut State, leaf: Bytes32, act: &OpenVote) -> Result<(), Broken> {
    c810_open_votes::not_again(state, &leaf)?;
    let decisions = vec![c810_open_votes::decided(state, act)?];
    let (since, charter) = (state.size(), Arc::clone(state.standing_charter()));
    follow(state, Outcome { leaf, since, charter, decisions, certified: None });
    Ok(())
}
