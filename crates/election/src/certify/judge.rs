//! The judgements on all contests of an election, one after another (spec 7.2 to 7.8).

use super::standing::{needed_contests, standing};
use super::{Background, choices::choices};
use crate::setup::Plan;
use ostrakon_charter::{
    Charter, ContestCount, CountError, Id, JointOutcome, Judgement, Standing, Verdict, Vote, judge_standing,
    judge_too_few,
};
use std::collections::BTreeMap;

/// Why a contest cannot be judged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JudgeError {
    /// A contest that is not there.
    #[error("there is no contest of index {0}")]
    Contest(usize),
    /// The charter lacks its vote.
    #[error("contest {contest}: the charter has no vote {vote}")]
    Vote {
        /// The contest.
        contest: Id,
        /// What the manifest names.
        vote: Id,
    },
    /// Nothing was counted.
    #[error("contest {contest}: needs its totals")]
    NoTotals {
        /// The contest.
        contest: Id,
    },
    /// Totals that no such contest has.
    #[error("contest {contest}: {source}")]
    Count {
        /// The contest.
        contest: Id,
        /// What is wrong.
        source: CountError,
    },
}

/// What was counted in a contest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Too few to count in secret: nothing was decrypted.
    TooFew,
    /// Its totals.
    Totals(ContestCount),
}

/// A contest that is judged, and what it was judged from.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    /// The charter's vote.
    pub vote: &'a Vote,
    /// Its totals; none if it is too few.
    pub count: Option<&'a ContestCount>,
    /// How it stood.
    pub standing: Standing,
    /// The verdict, or the lot that it waits for.
    pub judgement: Judgement,
}

/// What all contests of an election are judged by.
#[derive(Clone, Copy, Debug)]
pub struct Court<'a> {
    /// The compiled manifest.
    pub plan: &'a Plan,
    /// The charter.
    pub charter: &'a Charter,
    /// What the register says.
    pub background: &'a Background,
}

impl<'a> Court<'a> {
    /// Judges every contest, in order; verdicts that are final lack only `choose` (see [`Court::choices`]).
    ///
    /// # Errors
    /// The first contest that cannot be judged.
    pub fn judge_all(&self, counts: &'a [Counted]) -> Result<Vec<Judged<'a>>, JudgeError> {
        self.judge_these((0..self.plan.contests().len()).map(|index| (index, counts.get(index))))
    }

    /// Judges one contest, for which only those that it waits for need be counted ([`Court::needed`]).
    ///
    /// # Errors
    /// If one of them cannot be judged.
    pub fn judge_one(
        &self,
        index: usize,
        counts: &'a BTreeMap<usize, Counted>,
    ) -> Result<Judged<'a>, JudgeError> {
        let needed = self.needed(index).into_iter().map(|index| (index, counts.get(&index)));
        self.judge_these(needed)?.pop().ok_or(JudgeError::Contest(index))
    }

    /// The contests whose totals the judgement on this one depends on, ascending; itself is the last.
    pub fn needed(&self, index: usize) -> Vec<usize> {
        needed_contests(self.plan, self.charter, index)
    }

    /// Fills in who must choose between two bodies, once all verdicts are final (spec 7.7).
    pub fn choices(&self, verdicts: &mut [Verdict]) {
        choices(self.charter, self.background, verdicts);
    }

    fn judge_these(
        &self,
        counts: impl Iterator<Item = (usize, Option<&'a Counted>)>,
    ) -> Result<Vec<Judged<'a>>, JudgeError> {
        let (mut judged, mut earlier) = (Vec::new(), BTreeMap::new());
        for (index, counted) in counts {
            let (contest, vote) = self.vote(index)?;
            let counted = counted.ok_or_else(|| JudgeError::NoTotals { contest: contest.clone() })?;
            let standing = standing(self.plan, vote, index, &earlier, self.background);
            let wrong = |source| JudgeError::Count { contest: contest.clone(), source };
            let (next, outcome) = judge(vote, contest, counted, standing).map_err(wrong)?;
            earlier.insert(index, outcome);
            judged.push(next);
        }
        Ok(judged)
    }

    fn vote(&self, index: usize) -> Result<(&'a Id, &'a Vote), JudgeError> {
        let contest = &self.plan.contests().get(index).ok_or(JudgeError::Contest(index))?.contest;
        let missing = || JudgeError::Vote { contest: contest.id.clone(), vote: contest.vote.clone() };
        Ok((&contest.id, self.charter.vote(&contest.vote).ok_or_else(missing)?))
    }
}

/// The judgement on a contest, and what it gives to those that are joint with it.
fn judge<'a>(
    vote: &'a Vote,
    contest: &Id,
    counted: &'a Counted,
    standing: Standing,
) -> Result<(Judged<'a>, JointOutcome), CountError> {
    let Counted::Totals(count) = counted else {
        let judgement = Judgement::Final(judge_too_few(vote, contest));
        let judged = Judged { vote, count: None, standing, judgement };
        return Ok((judged, JointOutcome::none(contest.clone())));
    };
    let outcome = JointOutcome::of(vote, count, &standing)?;
    let judgement = judge_standing(vote, count, &standing)?;
    Ok((Judged { vote, count: Some(count), standing, judgement }, outcome))
}
