//! What a small roll, or unequal weights, let totals tell of single votes (spec 5.3): said before anybody votes.

use crate::roll::Roll;
use crate::tally::{TooFew, Weights, too_few};

/// On a roll of so many voters or fewer, all voting alike is no rare thing.
pub const SMALL: u64 = 30;

/// What voters of a roll should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmallRoll {
    /// If all who vote agree, the result tells how each of them voted.
    Alike,
    /// Nothing is counted in secret of fewer ballots than this: no vote of the roll is decrypted.
    Floor(u64),
    /// If all vote, a total would tell how the vote of this weight was cast: then no vote of the roll is decrypted.
    Weight(u32),
}

/// All that there is to know; `floor` is the charter's `min_counted`.
pub fn small_roll(roll: &Roll, floor: u64) -> Vec<SmallRoll> {
    let size = roll.voters().len() as u64;
    let alike = (size <= SMALL).then_some(SmallRoll::Alike);
    let few = (size < floor).then_some(SmallRoll::Floor(floor));
    alike.into_iter().chain(few).chain(decoding(roll, floor)).collect()
}

fn decoding(roll: &Roll, floor: u64) -> Option<SmallRoll> {
    let mut weights = Weights::new();
    roll.voters().iter().for_each(|voter| *weights.entry(voter.weight).or_default() += 1);
    match too_few(&weights, floor) {
        Some(TooFew::Weight(weight)) => Some(SmallRoll::Weight(weight)),
        _ => None,
    }
}
