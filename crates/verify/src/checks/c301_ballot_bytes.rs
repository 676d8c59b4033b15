//! 301: every ballot's length, roll, canonical points and scalars, no identity where it is refused (spec 3.4).

use super::{Findings, Ran, entry};
use crate::ballots::BallotFacts;
use crate::facts::Facts;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let ballots = opened(facts)?;
    let faults = ballots.iter().filter_map(|b| b.bytes_fault.as_ref().map(|why| (b.index, why)));
    faults.for_each(|(index, why)| out.fail(entry(index), why));
    if out.faults.is_empty() {
        out.note("ballots", format!("{} read", ballots.len()));
    }
    Ok(())
}

/// The ballots, once the vote was opened.
pub(super) fn opened<'a>(facts: &'a Facts<'_>) -> Result<&'a [BallotFacts], String> {
    facts.ballots.as_deref().map_err(Clone::clone)
}
