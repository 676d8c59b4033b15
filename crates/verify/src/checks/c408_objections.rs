//! 408: no objection is founded (spec 4.5).

use super::receipt::{JudgedReceipt, judge};
use super::{Findings, Ran, entry};
use crate::facts::Facts;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    for objection in &facts.view().objections {
        let place = entry(objection.index);
        match judge(facts, objection.body.receipt.as_bytes())? {
            JudgedReceipt::Contradicted { why, .. } => {
                out.fail(place, format!("the objection is founded: {why}"))
            }
            JudgedReceipt::Agrees(index) => {
                out.note(place, format!("unfounded: the record agrees with its receipt, of entry {index}"))
            }
            JudgedReceipt::Invalid(why) => {
                out.note(place, format!("unfounded: no valid receipt of this log ({why})"))
            }
        }
    }
    if facts.view().closings.is_empty() {
        return Err("voting is not closed yet".into());
    }
    Ok(())
}
