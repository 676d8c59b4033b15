//! 202: roll records canonical, ascending, none twice, none the identity, weights at least 1 (spec 2.2).

use super::{Findings, Ran};
use crate::facts::Facts;
use ostrakon_election::board::roll_path;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    for (index, file) in facts.rolls.iter() {
        let fault = file.summary.as_ref().map_or_else(Some, |summary| summary.fault.as_ref());
        if let Some(error) = fault {
            out.fail(roll_path(*index), error);
        }
    }
    if let Some(why) = &facts.rolls_stopped {
        return Err(why.clone());
    }
    match facts.rolls.is_empty() {
        true => Err("no roll is on the board yet".into()),
        false => Ok(()),
    }
}
