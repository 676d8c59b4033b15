//! 302: every ballot's credential is on the roll it votes on (spec 3.4, 2.2).

use super::{Findings, Ran, c301_ballot_bytes::opened, entry};
use crate::facts::Facts;
use ostrakon_group::Bytes32;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    for ballot in opened(facts)? {
        let Some(said) = &ballot.ballot else { continue };
        let Some(roll) = facts.rolls.get(&said.roll()) else {
            return Err(format!("needs a readable file of roll {}", said.roll()));
        };
        if !roll.voters.contains_key(said.key()) {
            let key = Bytes32::from(*said.key());
            out.fail(entry(ballot.index), format!("credential {key} is not on roll {}", said.roll()));
        }
    }
    Ok(())
}
