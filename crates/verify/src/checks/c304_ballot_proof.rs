//! 304: every ballot's proof holds (spec 3.5).

use super::{Findings, Ran, c301_ballot_bytes::opened, entry};
use crate::facts::Facts;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let ballots = opened(facts)?;
    ballots.proof_faults.iter().for_each(|(index, why)| out.fail(entry(*index), why));
    if let Some(unread) = ballots.unread {
        return Err(format!("entry {unread} cannot be read as a ballot, so its proof was not judged"));
    }
    if !out.has_faults() {
        out.note("ballots", format!("{} proofs verified", ballots.count));
    }
    Ok(())
}
