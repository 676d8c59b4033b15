//! The result: totals from the shares of as many trustees as it takes (spec 6.3).

use crate::board::View;
use crate::decrypt::{ContestTotals, LogarithmTable, VerifiedShare, recombine};
use crate::setup::{ContestPlan, Plan};
use crate::tally::TallyDocument;
use ostrakon_charter::Id;
use ostrakon_group::{DecodeError, decode_point};

/// Why there is no result.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResultRefusal {
    /// It is there.
    #[error("the result is on the board already")]
    There,
    /// There are no sums to open.
    #[error("the tallies are not on the board")]
    NotTallied,
    /// More trustees are needed.
    #[error("contest {contest}: {here} valid shares, where {needed} are needed")]
    Shares {
        /// Where.
        contest: Id,
        /// How many there are.
        here: usize,
        /// How many it takes.
        needed: u16,
    },
    /// A tally of the board is no sum.
    #[error("{contest}: {error}")]
    Sum {
        /// Whose.
        contest: Id,
        /// What is wrong.
        error: DecodeError,
    },
    /// No ballots of this type give what the shares open.
    #[error("the shares give no total within the bounds")]
    Bounds,
}

/// Whether there is something to open.
///
/// # Errors
/// Why not.
pub fn may_state_result(plan: &Plan, view: &View) -> Result<(), ResultRefusal> {
    if !view.results.is_empty() {
        return Err(ResultRefusal::There);
    }
    match view.tallies.len() == plan.contests().len() {
        true => Ok(()),
        false => Err(ResultRefusal::NotTallied),
    }
}

/// One contest's totals, from the shares of the `threshold` lowest trustees.
///
/// # Errors
/// If there are fewer, or they open nothing.
pub fn contest_totals(
    plan: &ContestPlan,
    tally: &TallyDocument,
    valid: &[VerifiedShare],
    threshold: u16,
) -> Result<ContestTotals, ResultRefusal> {
    let contest = plan.contest.id.clone();
    if tally.too_few {
        return Ok(ContestTotals::too_few(contest));
    }
    let chosen = lowest(valid, threshold, &contest)?;
    let sums = tally.b.iter().map(|b| decode_point(&b.0)).collect::<Result<Vec<_>, _>>();
    let sums = sums.map_err(|error| ResultRefusal::Sum { contest: contest.clone(), error })?;
    // Of a tally with other sums than its contest has slots nothing is opened.
    let slots = plan.circuit.slots().len();
    if sums.len() != slots || chosen.iter().any(|share| share.shares().len() != slots) {
        return Err(ResultRefusal::Bounds);
    }
    let table = LogarithmTable::new(tally.weight.saturating_mul(plan.circuit.maximum()));
    let points = recombine(&sums, &chosen);
    let totals = points.iter().map(|point| table.find(point).ok_or(ResultRefusal::Bounds));
    let totals = totals.collect::<Result<Vec<_>, _>>()?;
    let trustees = chosen.iter().map(|share| share.trustee()).collect();
    Ok(ContestTotals { contest, too_few: false, totals, trustees })
}

fn lowest<'a>(
    valid: &'a [VerifiedShare],
    threshold: u16,
    contest: &Id,
) -> Result<Vec<&'a VerifiedShare>, ResultRefusal> {
    let mut chosen: Vec<&VerifiedShare> = valid.iter().collect();
    chosen.sort_by_key(|share| share.trustee());
    if chosen.len() < threshold.into() {
        let here = chosen.len();
        return Err(ResultRefusal::Shares { contest: contest.clone(), here, needed: threshold });
    }
    chosen.truncate(threshold.into());
    Ok(chosen)
}
