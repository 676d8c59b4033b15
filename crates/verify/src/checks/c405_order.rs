//! 405: entries stand in the order of spec 4.3.

use super::{Findings, Ran, c102_canonical::complete, entry, needs};
use crate::entries::Next;
use crate::facts::Facts;
use ostrakon_election::board::View;
use ostrakon_election::document::Document;

/// The rooms of the board, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    Manifest,
    Ceremony,
    Rolls,
    Opening,
    Ballots,
    Closing,
    Objections,
    Tallies,
    SignOffsAndShares,
    Result,
    Lots,
    Certificate,
}

fn phase(document: &Document) -> Option<Phase> {
    Some(match document {
        Document::Manifest(_) => Phase::Manifest,
        Document::Commitment(_)
        | Document::Dealing(_)
        | Document::Acknowledgement(_)
        | Document::Complaint(_) => Phase::Ceremony,
        Document::Roll(_) => Phase::Rolls,
        Document::Opening(_) => Phase::Opening,
        // Schedules stand among the ballots.
        Document::Schedule(_) => Phase::Ballots,
        Document::Closing(_) => Phase::Closing,
        Document::Objection(_) => Phase::Objections,
        Document::Tally(_) => Phase::Tallies,
        Document::SignOff(_) | Document::Share(_) => Phase::SignOffsAndShares,
        Document::Result(_) => Phase::Result,
        Document::LotShare(_) => Phase::Lots,
        Document::Certificate(_) => Phase::Certificate,
        Document::Challenge(_) => return None,
    })
}

const NOWHERE: &str = "a document that does not belong on a board";

/// What is wrong with an entry of this phase after what has come, on a board that has an opening, and a closing.
fn faults(last: Option<Phase>, now: Phase, opened: bool, closed: bool) -> impl Iterator<Item = String> {
    let order = match last {
        None if now != Phase::Manifest => Some("a board begins with the manifest".to_owned()),
        Some(before) if now < before => Some(format!("{now:?} after {before:?}: out of order")),
        Some(before) if now == before && SINGLE.contains(&now) => Some(format!("a second {now:?}")),
        _ => None,
    };
    let unclosed = (now > Phase::Ballots && !closed).then(|| format!("{now:?} without a closing"));
    let unopened = (now > Phase::Rolls && !opened).then(|| format!("{now:?} without an opening"));
    order.into_iter().chain(unclosed).chain(unopened)
}

/// Whether a document may stand next on the board of `view`, by the phases of spec 4.3 alone.
///
/// # Errors
/// Why it may not, as check 405 would say.
pub fn check_phase(view: &View, document: &Document) -> Result<(), String> {
    let (now, last) = (phase(document).ok_or(NOWHERE)?, reached(view));
    let opened = now == Phase::Opening || !view.openings.is_empty();
    let closed = now == Phase::Closing || !view.closings.is_empty();
    // Rolls that come late are check 203's finding.
    let late = now == Phase::Rolls && last > Some(Phase::Rolls);
    faults(last, now, opened, closed).next().filter(|_| !late).map_or(Ok(()), Err)
}

/// The last phase of which something is there.
fn reached(view: &View) -> Option<Phase> {
    let ceremony = !(view.commitments.is_empty()
        && view.dealings.is_empty()
        && view.acknowledgements.is_empty()
        && view.complaints.is_empty());
    let there = [
        (!view.manifests.is_empty(), Phase::Manifest),
        (ceremony, Phase::Ceremony),
        (!view.rolls.is_empty(), Phase::Rolls),
        (!view.openings.is_empty(), Phase::Opening),
        (!(view.ballots.is_empty() && view.schedules.is_empty()), Phase::Ballots),
        (!view.closings.is_empty(), Phase::Closing),
        (!view.objections.is_empty(), Phase::Objections),
        (!view.tallies.is_empty(), Phase::Tallies),
        (!(view.sign_offs.is_empty() && view.shares.is_empty()), Phase::SignOffsAndShares),
        (!view.results.is_empty(), Phase::Result),
        (!view.lot_shares.is_empty(), Phase::Lots),
        (!view.certificates.is_empty(), Phase::Certificate),
    ];
    there.into_iter().rev().find(|(is, _)| *is).map(|(_, phase)| phase)
}

/// Phases of one entry only.
const SINGLE: [Phase; 5] =
    [Phase::Manifest, Phase::Opening, Phase::Closing, Phase::Result, Phase::Certificate];

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let mut walk = Walk { facts, last: None };
    for next in facts.entries.in_order() {
        match next {
            Next::Document(posted) => match phase(&posted.document.body) {
                Some(now) => walk.step(posted.index, now, out),
                None => out.fail(entry(posted.index), NOWHERE),
            },
            Next::Ballots(run) => {
                for index in run {
                    if out.is_full() {
                        break;
                    }
                    walk.step(index, Phase::Ballots, out);
                }
                walk.last = walk.last.max(Some(Phase::Ballots));
            }
        }
    }
    lists(facts, out)?;
    complete(facts)
}

/// How far the board has come.
struct Walk<'a, 'b> {
    facts: &'a Facts<'b>,
    last: Option<Phase>,
}

impl Walk<'_, '_> {
    fn step(&mut self, index: u64, now: Phase, out: &mut Findings) {
        let (view, last) = (self.facts.view(), self.last);
        // A roll that comes late is check 203's finding.
        if now == Phase::Rolls && last > Some(Phase::Rolls) {
            return;
        }
        for fault in faults(last, now, !view.openings.is_empty(), !view.closings.is_empty()) {
            out.fail(entry(index), fault);
        }
        self.last = last.max(Some(now));
    }
}

/// Rolls ascend; tallies stand once each, in the manifest's order, none missing once the next room begins.
fn lists(facts: &Facts<'_>, out: &mut Findings) -> Ran {
    let plan = needs(facts.plan.as_ref(), "a manifest that compiles")?;
    let view = facts.view();
    rolls_ascend(facts, out);
    let contests: Vec<_> = plan.manifest().contests.iter().map(|c| c.id.as_str()).collect();
    let found = view.tallies.iter().map(|t| (t.index, t.body.contest.as_str())).collect::<Vec<_>>();
    let next = view.sign_offs.first().map(|s| s.index).or(view.results.first().map(|r| r.index));
    in_order("tally", &contests, &found, next, out);
    Ok(())
}

/// Rolls that are unknown, missing, late or there twice are check 203's findings; their order is this one's.
fn rolls_ascend(facts: &Facts<'_>, out: &mut Findings) {
    let opening = facts.view().openings.first().map_or(u64::MAX, |o| o.index);
    let mut last = None;
    for roll in facts.view().rolls.iter().filter(|r| r.index < opening) {
        let Some(index) = facts.roll_index(roll.body.roll.as_str()) else { continue };
        if Some(index) < last {
            out.fail(
                entry(roll.index),
                format!("roll {} stands after a later one of the manifest", roll.body.roll),
            );
        }
        last = last.max(Some(index));
    }
}

fn in_order(what: &str, expected: &[&str], found: &[(u64, &str)], next: Option<u64>, out: &mut Findings) {
    for (place, (index, id)) in found.iter().enumerate() {
        if expected.get(place) != Some(id) {
            let right = expected.get(place).copied().unwrap_or("none");
            out.fail(entry(*index), format!("the {what} of {id}, where that of {right} belongs"));
        }
    }
    if let Some(next) = next.filter(|_| found.len() < expected.len()) {
        out.fail(entry(next), format!("the {what} of {} is missing before it", expected[found.len()]));
    }
}
