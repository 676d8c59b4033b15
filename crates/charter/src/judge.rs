//! From the count of a contest to the charter's verdict (spec 7.2 to 7.7).

use crate::count_check::{check, motion};
use crate::methods::majority;
use crate::reasons::{self, Reasoned};
use crate::{ContestCount, CountError, Id, Lot, Rule, Standing, Status, Threshold, TieRule, Verdict, Vote};

/// What the charter says of a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// The verdict.
    Final(Verdict),
    /// A lot must be drawn first.
    Lot(Lot),
}

/// Applies the rule of a vote to the totals of a contest, as far as nothing else matters.
///
/// # Errors
/// If the totals are none that such a contest can have.
pub fn judge(vote: &Vote, count: &ContestCount) -> Result<Judgement, CountError> {
    judge_standing(vote, count, &Standing::of(vote))
}

/// Applies the rule of a vote to the totals of a contest that stands so (spec 7.2 to 7.8).
///
/// # Errors
/// If the totals are none that such a contest can have.
pub fn judge_standing(
    vote: &Vote,
    count: &ContestCount,
    standing: &Standing,
) -> Result<Judgement, CountError> {
    let _ = standing;
    check(vote, count)?;
    let (tie, found) = match &vote.rule {
        Rule::Majority { threshold, strict, .. } => {
            return judge_majority(vote, count, *threshold, *strict).map(Judgement::Final);
        }
        Rule::MostVotes { seats, quota, tie } => {
            (tie, reasons::most_votes::find(vote, count, *seats, quota.as_ref()))
        }
        Rule::Star { tie } => (tie, reasons::star::find(count)),
        Rule::Copeland { tie } => (tie, reasons::copeland::find(count)),
        Rule::Minimax { strength, tie } => (tie, reasons::minimax::find(count, *strength)),
        Rule::Schulze { strength, tie } => (tie, reasons::schulze::find(count, *strength)),
        Rule::RankedPairs { strength, tie } => (tie, reasons::ranked_pairs::find(count, *strength)),
        Rule::MajorityJudgment { tie } => (tie, reasons::majority_judgment::find(count)),
    };
    let found = reasons::more_say_none(vote, count).unwrap_or(found);
    Ok(conclude(vote, count, *tie, &found))
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
    let totals = motion(count)?;
    let [votes_for, votes_against, _] = totals;
    let carried = majority::carries(threshold, strict, votes_for, votes_against);
    let status = if carried { Status::Carried } else { Status::Lost };
    let reasoning = reasons::majority::reasons(vote, totals, count.total_weight, status, (threshold, strict));
    Ok(Verdict::new(vote, &count.contest, status, reasoning))
}

/// The verdict, or the lot that it waits for (spec 7.3).
fn conclude(vote: &Vote, count: &ContestCount, tie: TieRule, found: &Reasoned) -> Judgement {
    let outcome = &found.outcome;
    let elected = count.ids(outcome.certain.iter().copied());
    let tied = count.ids(outcome.contested.iter().flat_map(|contested| contested.options()));
    let status = match (outcome.contested.is_empty(), elected.is_empty()) {
        (true, true) => Status::Vacant,
        (true, false) => Status::Elected,
        (false, _) => Status::Tied,
    };
    let reasoning = reasons::sentences(vote, status, tie, found);
    if status == Status::Tied && tie == TieRule::Lot {
        return Judgement::Lot(Lot::new(vote, count, outcome, reasoning));
    }
    let verdict = Verdict::new(vote, &count.contest, status, reasoning);
    Judgement::Final(Verdict { elected, tied, ..verdict })
}
