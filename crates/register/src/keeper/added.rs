//! A register with one act more, if no rule is broken by it.

use super::KeeperError;
use super::error::broken;
use crate::effects::Sources;
use crate::walk::{Fault, Walk};
use crate::{Act, Files, PostedAct, SignedAct, State, charter_path};
use ostrakon_election::board::Log;
use ostrakon_group::{Bytes32, sha256};
use ostrakon_tlog::hash::leaf_hash;

/// A register with one act more.
pub(super) struct Added {
    pub(super) files: Files,
    pub(super) log: Log,
    pub(super) walk: Walk,
    pub(super) state: State,
}

impl Added {
    pub(super) fn new(
        files: &Files,
        log: &Log,
        walk: &Walk,
        act: &SignedAct,
        charter: &[u8],
    ) -> Result<Self, KeeperError> {
        let (mut files, mut log, mut walk) = (files.clone(), log.clone(), walk.clone());
        if charter_of(&act.body).is_some() {
            files.insert(charter_path(&sha256(charter).into()), charter.to_vec());
        }
        let (index, before) = (log.size(), walk.faults.len());
        let bytes = act.encode();
        // What does not read as it was written is no act.
        let act = SignedAct::decode(&bytes).map_err(|error| broken(802, place(index), error.to_string()))?;
        let posted = PostedAct { index, leaf: (*leaf_hash(&bytes).as_bytes()).into(), act };
        walk.step(&posted, Sources { files: &files, tree: log.tree() });
        if let Some(Fault { check, what, .. }) = walk.faults.get(before) {
            return Err(broken(*check, place(index), what));
        }
        let state = known(&walk)?;
        append(&mut log, &posted.act)?;
        Ok(Self { files, log, walk, state })
    }
}

/// Appends what is an entry's bytes.
pub(super) fn append(log: &mut Log, act: &SignedAct) -> Result<(), KeeperError> {
    let index = log.size();
    log.append(act.encode()).map(|_| ()).map_err(|error| broken(801, place(index), error.to_string()))
}

/// What stands, which is known of a register that passes.
pub(super) fn known(walk: &Walk) -> Result<State, KeeperError> {
    let unknown = |why: String| broken(804, "register", why);
    walk.known().map_err(unknown)?;
    walk.missing.clone().map_or(Ok(()), |why| Err(unknown(why)))?;
    walk.state.clone().ok_or_else(|| unknown("needs a founding".into()))
}

/// The charter that an act names.
pub(super) fn charter_of(act: &Act) -> Option<&Bytes32> {
    match act {
        Act::Founding(act) => Some(&act.charter.sha256),
        Act::CharterAmended(act) => Some(&act.charter.sha256),
        _ => None,
    }
}

fn place(index: u64) -> String {
    crate::checks::place(index)
}
