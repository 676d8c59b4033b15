//! 203: every roll before the opening, once; the opening names these roots, this ceremony, these keys (spec 1.5, 2.3).

use super::{Findings, Ran, entry, needs};
use crate::facts::Facts;
use ostrakon_group::{Bytes32, sha256};

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let plan = needs(facts.plan.as_ref(), "a manifest that compiles")?;
    let opening = needs(facts.view().openings.first(), "an opening")?;
    let place = entry(opening.index);
    let rolls = &plan.manifest().rolls;
    let named: Vec<_> = opening.body.rolls.iter().map(|r| &r.roll).collect();
    if named != rolls.iter().map(|r| &r.id).collect::<Vec<_>>() {
        out.fail(&place, "does not name the manifest's rolls, in their order");
    }
    for roll in rolls {
        let documents: Vec<_> = facts.view().rolls.iter().filter(|d| d.body.roll == roll.id).collect();
        if documents.len() != 1 {
            out.fail(
                &place,
                format!("roll {} is on the board {} times, where once is right", roll.id, documents.len()),
            );
        }
        for document in documents {
            if document.index > opening.index {
                out.fail(entry(document.index), format!("roll {} comes after the opening", roll.id));
            }
            let opened = opening.body.rolls.iter().find(|r| r.roll == roll.id);
            if opened.is_some_and(|o| o.root != document.body.root) {
                out.fail(
                    &place,
                    format!("opens roll {} with another root than entry {} signs", roll.id, document.index),
                );
            }
        }
    }
    let ceremony = facts.ceremony.as_ref().and_then(|c| c.hash);
    if opening.body.ceremony != Bytes32::from(needs(ceremony, "a complete ceremony")?) {
        out.fail(&place, "opens with another ceremony than the one on this board");
    }
    if opening.body.keys != Bytes32::from(sha256(needs(facts.keys_file.as_ref(), "the file setup/keys")?)) {
        out.fail(&place, "opens with other keys than those published");
    }
    Ok(())
}
