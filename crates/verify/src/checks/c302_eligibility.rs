//! 302: every ballot's credential is on the roll it votes on (spec 3.4, 2.2).

use super::{Findings, Ran, c301_ballot_bytes::opened, entry};
use crate::facts::Facts;
use ostrakon_group::Bytes32;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let ballots = opened(facts)?;
    // Nobody is judged from there on, where a roll is missing.
    let end = ballots.no_roll.map_or(u64::MAX, |(index, _)| index);
    for (index, (roll, key)) in ballots.strangers.iter().filter(|(index, _)| **index < end) {
        out.fail(entry(*index), format!("credential {} is not on roll {roll}", Bytes32::from(*key)));
    }
    match ballots.no_roll {
        Some((_, roll)) => Err(format!("needs a readable file of roll {roll}")),
        None => Ok(()),
    }
}
