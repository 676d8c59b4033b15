//! 409: opening, closing and tallies at their times; the closing counts the ballots (spec 1.5, 4.3, 5.2).

use super::{Findings, Ran, entry, needs};
use crate::facts::Facts;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let manifest = needs(facts.plan.as_ref(), "a manifest that compiles")?.manifest();
    let opening = needs(facts.view().openings.first(), "an opening")?;
    if opening.body.time < manifest.opens {
        let (time, opens) = (opening.body.time, manifest.opens);
        out.fail(entry(opening.index), format!("opened at {time}, before the manifest's {opens}"));
    }
    let closing = needs(facts.view().closings.first(), "a closing")?;
    let (place, time) = (entry(closing.index), closing.body.time);
    if time < manifest.closes || time < opening.body.time {
        out.fail(
            &place,
            format!("closed at {time}, before the manifest's {} or the opening", manifest.closes),
        );
    }
    let ballots = facts.view().ballots.len();
    if closing.body.ballots != ballots {
        out.fail(&place, format!("counts {} ballots, the board has {ballots}", closing.body.ballots));
    }
    let earliest = time.saturating_add(manifest.objection_seconds);
    for tally in facts.view().tallies.iter().filter(|t| t.body.time < earliest) {
        out.fail(
            entry(tally.index),
            format!("tallied at {}, before objections end at {earliest}", tally.body.time),
        );
    }
    Ok(())
}
