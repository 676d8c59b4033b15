//! 303: every ballot names the last one of its credential before it (spec 3.7).

use super::{Findings, Ran, c301_ballot_bytes::opened, entry};
use crate::facts::Facts;
use ostrakon_election::cast::NO_BALLOT;
use ostrakon_group::Bytes32;
use std::collections::BTreeMap;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let mut last: BTreeMap<(usize, [u8; 32]), [u8; 32]> = BTreeMap::new();
    for ballot in opened(facts)? {
        let Some(said) = &ballot.ballot else { continue };
        let before = last.insert((said.roll(), *said.key()), *said.leaf()).unwrap_or(NO_BALLOT);
        if before != *said.previous() {
            let (named, right) = (Bytes32::from(*said.previous()), Bytes32::from(before));
            out.fail(
                entry(ballot.index),
                format!("follows {named}, where the credential's last ballot is {right}"),
            );
        }
    }
    Ok(())
}
