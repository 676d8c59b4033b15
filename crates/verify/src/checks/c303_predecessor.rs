//! 303: every ballot names the last one of its credential before it (spec 3.7).

use super::{Findings, Ran, c301_ballot_bytes::opened, entry};
use crate::facts::Facts;
use ostrakon_group::Bytes32;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    for (index, (named, right)) in opened(facts)?.strays.iter() {
        let (named, right) = (Bytes32::from(*named), Bytes32::from(*right));
        out.fail(entry(*index), format!("follows {named}, where the credential's last ballot is {right}"));
    }
    Ok(())
}
