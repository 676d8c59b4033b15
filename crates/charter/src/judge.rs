//! From the count of a contest to the charter's verdict (spec 7.2 to 7.8).

use crate::count_check::{check, motion};
use crate::methods::majority::{carries, whole};
use crate::reasons::majority::Majority;
use crate::reasons::{self, Reasoned};
use crate::{ContestCount, CountError, Id, Lot, Rule, Standing, Status, TieRule, Verdict, Vote, invalid};

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
    check(vote, count)?;
    let broken = invalid::grounds(vote, count, standing);
    if !broken.is_empty() {
        return Ok(Judgement::Final(invalid::verdict(vote, count, broken)));
    }
    if let Some(majority) = majority(vote, count)? {
        return Ok(Judgement::Final(judge_majority(vote, count, &majority)));
    }
    Ok(conclude(vote, count, &find(vote, count, standing)))
}

/// The verdict on a contest that is never decrypted, because its totals would show how somebody voted (spec 5.3).
pub fn judge_too_few(vote: &Vote, contest: &Id) -> Verdict {
    Verdict::new(vote, contest, Status::TooFew, reasons::too_few(vote))
}

/// What a majority is decided by; nothing for the other rules.
pub(crate) fn majority(vote: &Vote, count: &ContestCount) -> Result<Option<Majority>, CountError> {
    let Rule::Majority { threshold, strict, base } = vote.rule else { return Ok(None) };
    let (totals, weight) = (motion(count)?, count.total_weight);
    let whole = whole(base, totals, count.roll_weight);
    Ok(Some(Majority { totals, weight, threshold, strict, base, whole }))
}

fn judge_majority(vote: &Vote, count: &ContestCount, majority: &Majority) -> Verdict {
    let [votes_for, ..] = majority.totals;
    let carried = carries(majority.threshold, majority.strict, votes_for, majority.whole);
    let status = if carried { Status::Carried } else { Status::Lost };
    Verdict::new(vote, &count.contest, status, majority.reasons(vote, status))
}

/// Who is elected for certain and who contests what is left; nobody by a majority.
pub(crate) fn find(vote: &Vote, count: &ContestCount, standing: &Standing) -> Reasoned {
    let found = match &vote.rule {
        Rule::Majority { .. } => Reasoned::default(),
        Rule::MostVotes { .. } => reasons::most_votes::find(vote, count, standing),
        Rule::Star { .. } => reasons::star::find(count),
        Rule::Copeland { .. } => reasons::copeland::find(count),
        Rule::Minimax { strength, .. } => reasons::minimax::find(count, *strength),
        Rule::Schulze { strength, .. } => reasons::schulze::find(count, *strength),
        Rule::RankedPairs { strength, .. } => reasons::ranked_pairs::find(count, *strength),
        Rule::MajorityJudgment { .. } => reasons::majority_judgment::find(count),
    };
    reasons::more_say_none(vote, count).unwrap_or(found)
}

/// The verdict, or the lot that it waits for (spec 7.3).
fn conclude(vote: &Vote, count: &ContestCount, found: &Reasoned) -> Judgement {
    let outcome = &found.outcome;
    let tie = vote.rule.tie().unwrap_or(TieRule::FreshVote);
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
