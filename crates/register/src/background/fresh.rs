//! What joint contests and holders of offices leave of a quota (spec 7.3).

use ostrakon_charter::Vote;

/// The seats of a vote, and those of them that its quota still keeps, if so many are certain to be held by
/// somebody with the flag.
pub(crate) fn quota_left(vote: &Vote, certain: u64) -> (u16, u16) {
    let (seats, quota) = vote.seats_and_quota();
    let left = u64::from(quota).saturating_sub(certain).min(seats.into());
    (seats, u16::try_from(left).unwrap_or(seats))
}
