//! What reports say of a contest beside its verdict (spec 8.3).

use serde::Serialize;

use crate::count_check::check;
use crate::methods::majority::needed;
use crate::methods::most_votes::Level;
use crate::{ContestCount, CountError, Id, Rule, Standing, Vote, invalid, judge, reasons};

/// The bar of a majority: what it had to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// D: what the threshold is a share of (spec 7.2).
    pub base: u64,
    /// F: how many were for it.
    #[serde(rename = "for")]
    pub votes_for: u64,
    /// The least F that carries with this base.
    pub needed: u64,
}

impl Bar {
    /// The bar of a contest; nothing unless its vote is decided by a majority.
    ///
    /// # Errors
    /// If the totals are none that such a contest can have.
    pub fn of(vote: &Vote, count: &ContestCount) -> Result<Option<Self>, CountError> {
        check(vote, count)?;
        let Some(majority) = judge::majority(vote, count)? else { return Ok(None) };
        let [votes_for, ..] = majority.totals;
        let needed = needed(majority.threshold, majority.strict, majority.whole);
        Ok(Some(Self { base: number(majority.whole), votes_for, needed: number(needed) }))
    }
}

/// A total of a contest is far below 2⁶⁴ (spec 0.8).
fn number(total: u128) -> u64 {
    u64::try_from(total).unwrap_or(u64::MAX)
}

/// A seat that is taken for certain in an election by most votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Seat {
    /// Who takes it.
    pub option: Id,
    /// Those with a higher total who stand and were passed over for a quota, ascending.
    pub over: Vec<Id>,
    /// The total that takes it.
    pub total: u64,
}

impl Seat {
    /// The seats of a contest that are taken for certain, by descending total, then option; nothing unless its vote
    /// is decided by most votes and it is valid.
    ///
    /// # Errors
    /// If the totals are none that such a contest can have.
    pub fn all(
        vote: &Vote,
        count: &ContestCount,
        standing: &Standing,
    ) -> Result<Option<Vec<Self>>, CountError> {
        check(vote, count)?;
        let valid = invalid::grounds(vote, count, standing).is_empty();
        if !valid || !matches!(vote.rule, Rule::MostVotes { .. }) {
            return Ok(None);
        }
        let nobody = reasons::more_say_none(vote, count).is_some();
        let levels = if nobody { Vec::new() } else { reasons::most_votes::all_levels(vote, count, standing) };
        Ok(Some(taken(count, &levels)))
    }
}

fn taken(count: &ContestCount, levels: &[Level]) -> Vec<Seat> {
    let (mut seats, mut passed) = (Vec::new(), Vec::new());
    for level in levels {
        let seat = |option| Seat { option, over: count.ids(passed.iter().copied()), total: level.total };
        seats.extend(count.ids(level.certain()).into_iter().map(seat));
        passed.extend_from_slice(level.passed_over());
    }
    seats
}
