//! 409: opening, schedules, closing and tallies at their times; the closing counts the ballots (spec 1.5, 4.3, 5.2).

use super::{Findings, Ran, entry, needs};
use crate::facts::Facts;
use ostrakon_election::setup::ElectionManifest;

/// So many seconds after the vote closes, at most, it is closed.
const LATEST: u64 = 86_400;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let manifest = needs(facts.plan.as_ref(), "a manifest that compiles")?.manifest();
    let opening = needs(facts.view().openings.first(), "an opening")?;
    if opening.body.time < manifest.opens {
        let (time, opens) = (opening.body.time, manifest.opens);
        out.fail(entry(opening.index), format!("opened at {time}, before the manifest's {opens}"));
    }
    schedules(facts, manifest, opening.body.time, out);
    let closing = needs(facts.view().closings.first(), "a closing")?;
    let (place, time) = (entry(closing.index), closing.body.time);
    let closes = facts.view().closes(manifest);
    let by = if facts.view().schedules.is_empty() { "manifest" } else { "last schedule" };
    if time < closes || time < opening.body.time {
        out.fail(&place, format!("closed at {time}, before the {by}'s {closes} or the opening"));
    }
    if time > closes.saturating_add(LATEST) {
        out.fail(&place, format!("closed at {time}, more than a day after the {by}'s {closes}"));
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

/// Schedules are made by a quorum of officers whom the election does not concern, none before the opening or an earlier one, and none closes the vote before it is made.
fn schedules(facts: &Facts<'_>, manifest: &ElectionManifest, opened: u64, out: &mut Findings) {
    let mut officers = manifest.officer_keys();
    let concerned = facts.concerned_officers();
    officers.retain(|officer| !concerned.contains(officer));
    let quorum = usize::from(manifest.certifiers.quorum);
    let mut earliest = opened;
    for schedule in &facts.view().schedules {
        let (place, time, closes) = (entry(schedule.index), schedule.body.time, schedule.body.closes);
        if time < earliest {
            out.fail(
                &place,
                format!("made at {time}, before the opening or an earlier schedule ({earliest})"),
            );
        }
        if closes < time {
            out.fail(&place, format!("made at {time}, and lets the vote close before, at {closes}"));
        }
        let document = facts.entries.document(schedule.index).map(|posted| &posted.document);
        let signatures = document.iter().flat_map(|document| &document.signatures);
        let signed = signatures.filter(|signature| officers.contains(&signature.key)).count();
        if signed < quorum {
            out.fail(&place, format!("signed by {signed} officers, where {quorum} move the closing"));
        }
        earliest = earliest.max(time);
    }
}
