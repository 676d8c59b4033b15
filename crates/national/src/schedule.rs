//! Who votes when: every place on the board follows from its number alone, so that ballots are made in any order.
//!
//! After every twenty first ballots comes a second one. The j-th (from 0) is by voter 10·j + j mod 10, who voted in the middle of what has been
//! cast by then: what a second ballot supersedes lies as far back as it may in a real vote, not conveniently near.

/// First ballots before a second one.
const FIRSTS: u64 = 20;
/// They and it.
const GROUP: u64 = FIRSTS + 1;

/// One ballot of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Whose, counted from 0 in the order of first ballots.
    pub voter: u64,
    /// The place on the board of this voter's first ballot, if this one is the second.
    pub supersedes: Option<u64>,
    /// Does a later ballot supersede this one?
    pub superseded: bool,
}

/// The whole vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    voters: u64,
}

impl Schedule {
    /// Of so many voters.
    pub fn new(voters: u64) -> Self {
        Self { voters }
    }

    /// Ballots on the board.
    pub fn ballots(&self) -> u64 {
        self.voters + self.again()
    }

    /// Whose turn it is at a place on the board, from 0 among the ballots.
    pub fn turn(&self, place: u64) -> Turn {
        let (group, within) = (place / GROUP, place % GROUP);
        if within < FIRSTS {
            let voter = group * FIRSTS + within;
            return Turn { voter, supersedes: None, superseded: self.votes_again(voter) };
        }
        let voter = 10 * group + group % 10;
        let first = voter / FIRSTS * GROUP + voter % FIRSTS;
        Turn { voter, supersedes: Some(first), superseded: false }
    }

    /// Second ballots.
    fn again(&self) -> u64 {
        self.voters / FIRSTS
    }

    fn votes_again(&self, voter: u64) -> bool {
        let group = voter / 10;
        group < self.again() && voter % 10 == group % 10
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn everybody_votes_once_and_some_again_after_their_first() {
        for voters in [1, 19, 20, 21, 240, 1_000, 10_007] {
            let schedule = Schedule::new(voters);
            let mut cast: BTreeMap<u64, u64> = BTreeMap::new();
            let mut waiting = 0u64;
            for place in 0..schedule.ballots() {
                let turn = schedule.turn(place);
                assert_eq!(
                    cast.insert(turn.voter, place),
                    turn.supersedes,
                    "place {place} of {voters} voters"
                );
                waiting += u64::from(turn.superseded);
                waiting -= u64::from(turn.supersedes.is_some());
            }
            assert_eq!(waiting, 0, "as many are superseded as supersede");
            assert!(cast.into_keys().eq(0..voters));
        }
    }

    #[test]
    fn second_ballots_come_from_every_body() {
        let schedule = Schedule::new(2_400);
        let again = (0..schedule.ballots()).map(|p| schedule.turn(p)).filter(|t| t.supersedes.is_some());
        let rolls: std::collections::BTreeSet<usize> =
            again.map(|t| crate::shape::roll_of(t.voter)).collect();
        assert!(rolls.into_iter().eq(0..19));
    }
}
