//! What stands in a national record: fixed, so that figures can be compared.
//!
//! | of every 20 voters | in one of | vote on | ballot |
//! |--:|---|---|--:|
//! | 14 | the nation | a statute: yes, no or abstain | 454 bytes |
//! | 4 | 6 regions | a council: up to 5 of 10 candidates | 1,030 bytes |
//! | 2 | 12 towns | a levy and a school: two motions on one ballot | 678 bytes |
//!
//! Everybody votes. One ballot more comes after every twentieth, from somebody who votes again: 4.8% of all. Of every 50 devices
//! one is challenged first: it opens an encryption, which is checked, and seals another; nothing of that reaches the board.

use ostrakon_circuits::Selection;
use rand_core::RngCore;

/// With fewer, some body would have no voters.
pub const MIN_VOTERS: u64 = 240;
/// As many as a roll can have (spec 0.8).
pub const MAX_VOTERS: u64 = 100_000_000;

/// A level of the country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Everybody's.
    Nation,
    /// One of six.
    Region,
    /// One of twelve.
    Town,
}

/// A body of voters with a roll of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
    /// Its level.
    pub level: Level,
    /// Which of its level, from 0.
    pub number: usize,
}

/// Bodies a level.
const BODIES: [(Level, usize); 3] = [(Level::Nation, 1), (Level::Region, 6), (Level::Town, 12)];

/// All bodies, in the order of their rolls.
pub fn bodies() -> impl Iterator<Item = Body> {
    BODIES.into_iter().flat_map(|(level, count)| (0..count).map(move |number| Body { level, number }))
}

/// The roll on which voter `voter` stands; voters are counted from 0 in the order in which they first vote.
pub fn roll_of(voter: u64) -> usize {
    let (twenty, place) = (voter / 20, voter % 20);
    let mixed = twenty + place;
    match place {
        0..14 => 0,
        14..18 => 1 + (mixed % 6) as usize,
        _ => 7 + (mixed % 12) as usize,
    }
}

/// How many voters each roll has.
pub fn roll_sizes(voters: u64) -> Vec<u64> {
    // Six times twelve twenties bring every roll back to where it began.
    const ROUND: u64 = 20 * 12;
    let mut sizes = vec![0; bodies().count()];
    (0..ROUND).for_each(|voter| sizes[roll_of(voter)] += voters / ROUND);
    (voters - voters % ROUND..voters).for_each(|voter| sizes[roll_of(voter)] += 1);
    sizes
}

/// What a ballot of a level answers, one selection a contest.
pub(crate) fn answers(level: Level, rng: &mut impl RngCore) -> Vec<Selection> {
    match level {
        Level::Nation => vec![motion(rng)],
        Level::Region => vec![council(rng)],
        Level::Town => vec![motion(rng), motion(rng)],
    }
}

/// 52 of 100 say yes, 38 no, 10 abstain.
fn motion(rng: &mut impl RngCore) -> Selection {
    Selection::Options(vec![match below(rng, 100) {
        0..52 => 0,
        52..90 => 1,
        _ => 2,
    }])
}

/// One to five marks; the first candidates are liked more.
fn council(rng: &mut impl RngCore) -> Selection {
    let mut marks = Vec::new();
    for _ in 0..=below(rng, 5) {
        let candidate = below(rng, 10).min(below(rng, 10)) as usize;
        marks.push(candidate);
    }
    marks.sort_unstable();
    marks.dedup();
    Selection::Options(marks)
}

/// A number below `count`; that it is not perfectly uniform does not matter here.
fn below(rng: &mut impl RngCore, count: u64) -> u64 {
    rng.next_u64() % count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rolls_have_the_sizes_that_voters_give_them() {
        for voters in [MIN_VOTERS, 241, 1_000, 10_000, 99_999] {
            let mut counted = vec![0u64; 19];
            (0..voters).for_each(|voter| counted[roll_of(voter)] += 1);
            assert_eq!(counted, roll_sizes(voters));
            assert!(counted.iter().all(|size| *size > 0));
        }
        let sizes = roll_sizes(24_000);
        assert_eq!(sizes[0], 24_000 * 14 / 20);
        assert!(sizes[1..7].iter().all(|size| *size == 24_000 * 4 / 20 / 6));
        assert!(sizes[7..].iter().all(|size| *size == 24_000 * 2 / 20 / 12));
    }
}
