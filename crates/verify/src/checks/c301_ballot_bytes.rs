//! 301: every ballot's length, roll, canonical points and scalars, no identity where it is refused (spec 3.4).

use super::{Findings, Ran, entry};
use crate::ballots::BallotFacts;
use crate::facts::Facts;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let ballots = opened(facts)?;
    ballots.bytes_faults.iter().for_each(|(index, why)| out.fail(entry(*index), why));
    if !out.has_faults() {
        out.note("ballots", format!("{} read", ballots.count));
    }
    Ok(())
}

/// The ballots, once the vote was opened.
pub(super) fn opened<'a>(facts: &'a Facts<'_>) -> Result<&'a BallotFacts, String> {
    facts.ballots.as_ref().map_err(Clone::clone)
}
