//! The totals, stated by the organiser, checked by everybody (spec 6.3).

use super::VerifiedShare;
use super::logarithm::is_multiple;
use super::recombine::recombine;
use crate::document::record;
use ostrakon_charter::Id;
use ostrakon_group::{Bytes32, Point};
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/result`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultDocument {
    /// One a contest, in the manifest's order.
    pub contests: Vec<ContestTotals>,
    /// The election.
    pub election: Bytes32,
}

record!(ResultDocument { contests, election });

/// One contest's totals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContestTotals {
    /// Which contest.
    pub contest: Id,
    /// Never decrypted?
    pub too_few: bool,
    /// V_s, one a slot; none if too few.
    pub totals: Vec<u64>,
    /// Whose shares were used, ascending; none if too few.
    pub trustees: Vec<u16>,
}

record!(ContestTotals { contest, too_few, totals, trustees });

impl ContestTotals {
    /// A contest that is never decrypted.
    pub fn too_few(contest: Id) -> Self {
        Self { contest, too_few: true, totals: Vec::new(), trustees: Vec::new() }
    }

    /// The slots (from 1) whose total is not what these shares give.
    pub fn wrong_slots(&self, sums: &[Point], shares: &[&VerifiedShare]) -> Vec<usize> {
        let points = recombine(sums, shares);
        let right = |(point, total): &(&Point, &u64)| is_multiple(point, **total);
        let checked = points.iter().zip(&self.totals);
        checked.enumerate().filter(|(_, pair)| !right(pair)).map(|(s, _)| s + 1).collect()
    }
}
