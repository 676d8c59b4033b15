//! A roll on its way to the board (spec 2.3).

use crate::board::View;
use crate::roll::Roll;
use crate::setup::{Plan, RollPlan};
use ostrakon_charter::Id;

/// Why a roll is not entered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RollRefusal {
    /// Rolls come after the key ceremony.
    #[error("{here} of {all} trustees have acknowledged the keys")]
    Ceremony {
        /// How many have.
        here: usize,
        /// How many there are.
        all: usize,
    },
    /// All are there.
    #[error("all rolls are on the board: they do not change any more")]
    All,
    /// The manifest's limits.
    #[error(
        "{size} voters of total weight {weight}, where the manifest allows roll {roll} at most {max_size} of total weight {max_weight}"
    )]
    Limits {
        /// Which.
        roll: Id,
        /// How many it has.
        size: u64,
        /// What they weigh.
        weight: u64,
        /// How many it may have.
        max_size: u64,
        /// What they may weigh.
        max_weight: u64,
    },
    /// Credentials depend on the roll: a key on two rolls was made for one of them, and its voter cannot use it on the other.
    #[error("{keys} of its keys stand on roll {roll} too")]
    Shared {
        /// The other one.
        roll: Id,
        /// How many.
        keys: u64,
    },
}

/// The index of the roll that is entered next, in the manifest's order.
///
/// # Errors
/// If none is.
pub fn due_roll(plan: &Plan, view: &View) -> Result<usize, RollRefusal> {
    let all = plan.manifest().trustee_count();
    let here = view.acknowledgements.iter().filter(|a| a.body.attempt == view.going_on()).count();
    if here != all {
        return Err(RollRefusal::Ceremony { here, all });
    }
    let next = view.rolls.len();
    plan.manifest().rolls.get(next).map(|_| next).ok_or(RollRefusal::All)
}

/// The manifest's limits, which the board holds a roll to.
///
/// # Errors
/// If it is empty or too large.
pub fn within_limits(plan: &RollPlan, roll: &Roll) -> Result<(), RollRefusal> {
    let (size, weight) = (roll.voters().len() as u64, roll.total_weight());
    if size > 0 && size <= plan.max_size && weight <= plan.max_weight {
        return Ok(());
    }
    let (max_size, max_weight) = (plan.max_size, plan.max_weight);
    Err(RollRefusal::Limits { roll: plan.id.clone(), size, weight, max_size, max_weight })
}

/// Holds a roll against one that is there.
///
/// # Errors
/// If they share keys.
pub fn refuse_shared(roll: &Roll, id: &Id, there: &Roll) -> Result<(), RollRefusal> {
    match roll.voters().iter().filter(|voter| there.voter(&voter.key).is_some()).count() {
        0 => Ok(()),
        keys => Err(RollRefusal::Shared { roll: id.clone(), keys: keys as u64 }),
    }
}
