//! 202: roll records canonical, ascending, none twice, none the identity, weights at least 1 (spec 2.2).

use super::{Findings, Ran};
use crate::facts::Facts;
use ostrakon_election::board::roll_path;
use ostrakon_election::roll::Roll;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    for (index, bytes) in &facts.roll_files {
        if let Err(error) = Roll::decode(bytes) {
            out.fail(roll_path(*index), error);
        }
    }
    match facts.roll_files.is_empty() {
        true => Err("no roll is on the board yet".into()),
        false => Ok(()),
    }
}
