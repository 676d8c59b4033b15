//! A change of the closing: officers end a vote early, or extend it (spec 4.3).

use crate::board::{Schedule, View};
use crate::setup::Plan;

/// Why a schedule is none for this vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleRefusal {
    /// It was signed for another one.
    #[error("the schedule belongs to another election")]
    Other,
    /// Nothing moves before it begins.
    #[error("the vote has not been opened")]
    NotOpened,
    /// Nor after it has ended.
    #[error("the vote is closed: nothing moves that any more")]
    Closed,
    /// It was made before the opening, or before a later schedule.
    #[error("a schedule is not before {earliest} (Unix seconds)")]
    Early {
        /// When it could be made.
        earliest: u64,
    },
    /// What was cast in between would be lost.
    #[error("it is made at {time}, and a vote cannot close before, at {closes} (Unix seconds)")]
    Backwards {
        /// When it was made.
        time: u64,
        /// What it says.
        closes: u64,
    },
}

/// A schedule as spec 4.3 has it, of this election, while it is open. Its signatures are not judged.
///
/// # Errors
/// Why it is none.
pub fn check_schedule(plan: &Plan, view: &View, body: &Schedule) -> Result<(), ScheduleRefusal> {
    if body.election != plan.election() {
        return Err(ScheduleRefusal::Other);
    }
    let opening = view.openings.first().ok_or(ScheduleRefusal::NotOpened)?;
    if !view.closings.is_empty() {
        return Err(ScheduleRefusal::Closed);
    }
    let earlier = view.schedules.iter().map(|schedule| schedule.body.time);
    let earliest = earlier.max().unwrap_or(0).max(opening.body.time);
    if body.time < earliest {
        return Err(ScheduleRefusal::Early { earliest });
    }
    match body.closes < body.time {
        true => Err(ScheduleRefusal::Backwards { time: body.time, closes: body.closes }),
        false => Ok(()),
    }
}
