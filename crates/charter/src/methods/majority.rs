//! The majority rule (spec 7.2).

use core::cmp::Ordering;

use crate::Threshold;

/// Whether so many votes for and against carry.
///
/// Somebody must have voted for or against; abstentions are no part of this. Exactly the threshold is enough
/// unless the rule is `strict`.
pub fn carries(threshold: Threshold, strict: bool, votes_for: u64, votes_against: u64) -> bool {
    let decided = votes_for > 0 || votes_against > 0;
    decided
        && match threshold.compare(votes_for, votes_against) {
            Ordering::Greater => true,
            Ordering::Equal => !strict,
            Ordering::Less => false,
        }
}
