//! 305: no A twice on the board, within a ballot or across (spec 3.3).

use super::{Findings, Ran, c301_ballot_bytes::opened, entry};
use crate::facts::Facts;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    for (index, first) in &opened(facts)?.repeated {
        out.fail(entry(*index), format!("uses an A that entry {first} already used"));
    }
    Ok(())
}
