//! The majority rule (spec 7.2).

use crate::{Base, Threshold};

/// D: what a share is of, with these totals for, against and abstaining, and a roll of this weight.
pub fn whole(base: Base, [votes_for, votes_against, abstained]: [u64; 3], roll: u64) -> u128 {
    let decided = u128::from(votes_for) + u128::from(votes_against);
    match base {
        Base::Decided => decided,
        Base::Cast => decided + u128::from(abstained),
        Base::Roll => roll.into(),
    }
}

/// The fewest votes for a motion that carry it, of so many in all.
///
/// It is one at least: nothing is carried by nobody. Exactly the threshold is enough unless the rule is `strict`.
pub fn needed(threshold: Threshold, strict: bool, whole: u128) -> u128 {
    if strict { threshold.least_above(whole) } else { threshold.least(whole).max(1) }
}

/// Whether so many votes for it carry a motion.
pub fn carries(threshold: Threshold, strict: bool, votes_for: u64, whole: u128) -> bool {
    u128::from(votes_for) >= needed(threshold, strict, whole)
}
