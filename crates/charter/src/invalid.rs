//! Votes that were held against the rules (spec 7.8).

use crate::reasons::counted;
use crate::{BrokenRule, ContestCount, Ground, Standing, Status, Threshold, Verdict, Vote};

/// The rules that were not kept, in the order of spec 7.8: the quorum, then what the standing says.
pub(crate) fn grounds(vote: &Vote, count: &ContestCount, standing: &Standing) -> Vec<BrokenRule> {
    let quorum = vote.quorum.and_then(|share| quorum(vote, count, share));
    quorum.into_iter().chain(standing.broken.iter().cloned()).collect()
}

/// The quorum, if too few took part.
fn quorum(vote: &Vote, count: &ContestCount, share: Threshold) -> Option<BrokenRule> {
    let (counted, roll) = (count.total_weight, count.roll_weight);
    let needed = share.least(roll.into());
    let what = || {
        format!(
            "{counted} of the {roll} on the roll took part; the quorum is {share} of them, that is {needed}"
        )
    };
    let (clause, ground) = (vote.clause.clone(), Ground::Quorum);
    (u128::from(counted) < needed).then(|| BrokenRule { clause, ground, what: what() })
}

/// Nobody is elected and nothing is carried, whatever the totals.
pub(crate) fn verdict(vote: &Vote, count: &ContestCount, because: Vec<BrokenRule>) -> Verdict {
    let sentence = |broken: &BrokenRule| {
        let BrokenRule { clause, ground, what } = broken;
        format!("{}: {what} ({clause})", ground.as_str())
    };
    let mut reasoning =
        vec![format!("invalid: held against the rules, it decides nothing ({})", vote.clause)];
    reasoning.extend(because.iter().map(sentence));
    reasoning.push(counted(count));
    Verdict { because, ..Verdict::new(vote, &count.contest, Status::Invalid, reasoning) }
}
