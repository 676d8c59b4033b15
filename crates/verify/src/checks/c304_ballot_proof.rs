//! 304: every ballot's proof holds (spec 3.5).

use super::{Findings, Ran, c301_ballot_bytes::opened, entry};
use crate::facts::Facts;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let ballots = opened(facts)?;
    for ballot in ballots {
        if let Some(why) = &ballot.proof_fault {
            out.fail(entry(ballot.index), why);
        }
    }
    if let Some(unread) = ballots.iter().find(|b| b.ballot.is_none()) {
        return Err(format!(
            "entry {} cannot be read as a ballot, so its proof was not judged",
            unread.index
        ));
    }
    if out.faults.is_empty() {
        out.note("ballots", format!("{} proofs verified", ballots.len()));
    }
    Ok(())
}
