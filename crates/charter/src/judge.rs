//! From the count of a contest to the charter's verdict (spec 7.2 to 7.7).

use crate::most_votes::Outcome;
use crate::{
    ContestCount, CountError, Id, Lot, Rule, Status, Threshold, TieRule, Verdict, Vote, majority, most_votes,
    reasons,
};

/// What the charter says of a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// The verdict.
    Final(Verdict),
    /// A lot must be drawn first.
    Lot(Lot),
}

/// Applies the rule of a vote to the totals of a contest.
///
/// # Errors
/// If the totals are none that such a contest can have.
pub fn judge(vote: &Vote, count: &ContestCount) -> Result<Judgement, CountError> {
    count.check()?;
    match vote.rule {
        Rule::Majority { threshold, strict } => {
            judge_majority(vote, count, threshold, strict).map(Judgement::Final)
        }
        Rule::MostVotes { tie } => Ok(judge_most_votes(vote, count, tie)),
    }
}

/// The verdict on a contest that is never decrypted, because its totals would show how somebody voted (spec 5.3).
pub fn judge_too_few(vote: &Vote, contest: &Id) -> Verdict {
    Verdict::new(vote, contest, Status::TooFew, reasons::too_few(vote))
}

fn judge_majority(
    vote: &Vote,
    count: &ContestCount,
    threshold: Threshold,
    strict: bool,
) -> Result<Verdict, CountError> {
    let totals = count.motion()?;
    let [votes_for, votes_against, _] = totals;
    let carried = majority::carries(threshold, strict, votes_for, votes_against);
    let status = if carried { Status::Carried } else { Status::Lost };
    let reasoning = reasons::majority(vote, totals, count.total_weight, status, (threshold, strict));
    Ok(Verdict::new(vote, &count.contest, status, reasoning))
}

fn judge_most_votes(vote: &Vote, count: &ContestCount, tie: TieRule) -> Judgement {
    let totals: Vec<u64> = count.options.iter().map(|(_, total)| *total).collect();
    let verdict = |status, reasoning| Verdict::new(vote, &count.contest, status, reasoning);
    match most_votes::outcome(&totals, count.none) {
        Outcome::Vacant => Judgement::Final(verdict(Status::Vacant, reasons::vacant(vote, count))),
        Outcome::One(index) => {
            let elected = ids(count, &[index]);
            let reasoning = reasons::elected(vote, count, &elected);
            Judgement::Final(Verdict { elected, ..verdict(Status::Elected, reasoning) })
        }
        Outcome::Several(indices) => {
            let tied = ids(count, &indices);
            let reasoning = reasons::tied(vote, count, &tied, tie);
            match tie {
                TieRule::FreshVote => Judgement::Final(Verdict { tied, ..verdict(Status::Tied, reasoning) }),
                TieRule::Lot => Judgement::Lot(Lot::new(vote, &count.contest, tied, reasoning)),
            }
        }
    }
}

/// The options of these indices, in ascending order of their identifiers.
fn ids(count: &ContestCount, indices: &[usize]) -> Vec<Id> {
    let mut ids: Vec<Id> =
        indices.iter().filter_map(|index| count.options.get(*index)).map(|(id, _)| id.clone()).collect();
    ids.sort_unstable();
    ids
}
