//! 407: each receipt given is valid, of a ballot, and on this board (spec 4.4).

use super::receipt::{JudgedReceipt, judge};
use super::{Findings, Ran};
use crate::facts::Facts;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    if facts.options.receipts.is_empty() {
        out.note("receipts", "none was given");
        return Ok(());
    }
    for (name, bytes) in &facts.options.receipts {
        match judge(facts, bytes)? {
            // Anybody can make a proof that looks like a receipt of any entry.
            JudgedReceipt::Agrees(index) if !facts.entries.view.ballots.contains(index) => {
                out.fail(name, format!("not a valid receipt: entry {index} is no ballot"))
            }
            JudgedReceipt::Agrees(index) => out.note(name, format!("on this board, as entry {index}")),
            JudgedReceipt::Contradicted { why, .. } => {
                out.fail(name, format!("{why}: keep the receipt, it is signed evidence"))
            }
            JudgedReceipt::Invalid(why) => out.fail(name, format!("not a valid receipt of this log: {why}")),
        }
    }
    Ok(())
}
