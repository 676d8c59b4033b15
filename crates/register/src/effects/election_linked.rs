//! An election is announced (spec 9.5).

use crate::acts::ElectionLinked;
use crate::broken::Broken;
use crate::checks::c807_elections;
use crate::state::{Election, State};
use ostrakon_tlog::tree::MerkleTree;

pub(super) fn apply(state: &mut State, act: &ElectionLinked, tree: &MerkleTree) -> Result<(), Broken> {
    c807_elections::linked(state, act, tree)?;
    let Some(manifest) = act.manifest().cloned().map(Box::new) else { return Ok(()) };
    let (hash, since) = (manifest.hash(), state.size());
    state.history_mut().elections.insert(hash, Election { hash, manifest, since, outcome: None });
    Ok(())
}
