//! The tallies: sums of the ballots that count, still encrypted (spec 5.2).

use crate::board::{Head, View};
use crate::setup::{ContestPlan, Plan};
use crate::tally::{RollTally, TallyDocument};

/// Why nothing is summed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TallyRefusal {
    /// It is done.
    #[error("the tallies are on the board already")]
    Tallied,
    /// Votes still come.
    #[error("the vote is not closed")]
    NotClosed,
    /// Objections are heard.
    #[error("the tally is not before {earliest} (Unix seconds)")]
    Early {
        /// Until when.
        earliest: u64,
    },
}

/// Whether it is time to tally.
///
/// # Errors
/// Why not.
pub fn may_tally(plan: &Plan, view: &View, time: u64) -> Result<(), TallyRefusal> {
    if !view.tallies.is_empty() {
        return Err(TallyRefusal::Tallied);
    }
    let closing = view.closings.first().ok_or(TallyRefusal::NotClosed)?;
    let earliest = closing.body.time.saturating_add(plan.manifest().objection_seconds);
    if time < earliest { Err(TallyRefusal::Early { earliest }) } else { Ok(()) }
}

/// One tally a contest, in the manifest's order; `counted` is what the ballots of each roll come to. None if it lacks a roll.
pub fn tally_documents(
    plan: &Plan,
    counted: &[&RollTally],
    closing: Head,
    floor: u64,
    time: u64,
) -> Option<Vec<TallyDocument>> {
    let document = |(index, contest): (usize, &ContestPlan)| {
        let place = plan.contests_of(contest.roll).iter().position(|c| *c == index).unwrap_or(0);
        let tally = counted.get(contest.roll)?.tally(place, contest.circuit.slots().len(), floor);
        Some(tally.document(plan.election(), contest.contest.id.clone(), closing, time))
    };
    plan.contests().iter().enumerate().map(document).collect()
}
