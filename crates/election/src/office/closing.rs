//! The closing: the end of the vote (spec 4.3).

use crate::board::{Closing, View};
use crate::setup::Plan;

/// Seconds within which a vote is closed: nobody keeps it open by waiting.
const DAY: u64 = 24 * 3_600;

/// Why a vote is not closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClosingRefusal {
    /// There is nothing to close.
    #[error("the vote has not been opened")]
    NotOpened,
    /// It is closed.
    #[error("the vote has been closed already")]
    Closed,
    /// Voting goes on.
    #[error("the closing is not before {earliest} (Unix seconds)")]
    Early {
        /// Until when.
        earliest: u64,
    },
    /// Officers must sign a new time.
    #[error("it is more than a day after the vote closes at {closes} (Unix seconds)")]
    Late {
        /// When it closes.
        closes: u64,
    },
}

/// The closing of this time.
///
/// # Errors
/// Why it is not time to close.
pub fn closing(plan: &Plan, view: &View, time: u64) -> Result<Closing, ClosingRefusal> {
    let opening = view.openings.first().ok_or(ClosingRefusal::NotOpened)?;
    if !view.closings.is_empty() {
        return Err(ClosingRefusal::Closed);
    }
    let closes = view.closes(plan.manifest());
    let earliest = closes.max(opening.body.time);
    match time {
        time if time < earliest => Err(ClosingRefusal::Early { earliest }),
        time if time > closes.saturating_add(DAY) => Err(ClosingRefusal::Late { closes }),
        _ => Ok(Closing { ballots: view.ballots.len(), election: plan.election(), time }),
    }
}
