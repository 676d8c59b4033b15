//! What a ballot takes.

use crate::Words;
use ostrakon_election::setup::{BallotType, OrderType};

/// In a sentence.
pub(crate) fn ballot(words: &Words, ballot: &BallotType) -> String {
    let one = |id: &str, n: u64| words.count(id, n);
    match ballot {
        BallotType::Motion {} => words.say("asks-motion"),
        BallotType::Choice { .. } => words.say("asks-choice"),
        BallotType::Approval { min, max, .. } if min == max => one("asks-approval-exactly", (*max).into()),
        BallotType::Approval { max, .. } => one("asks-approval", (*max).into()),
        BallotType::Score { max, .. } => one("asks-score", *max),
        BallotType::Cumulative { budget, each, .. } => {
            words.with("asks-cumulative", &[("n", (*budget).into()), ("each", (*each).into())])
        }
        BallotType::Ranking { points, .. } => one("asks-ranking", points.len() as u64),
        BallotType::Pairwise { order, .. } => words.say(match order {
            OrderType::Complete => "asks-order-complete",
            OrderType::Partial => "asks-order-partial",
            OrderType::Ties => "asks-order-ties",
        }),
        BallotType::Grades { grades, .. } => one("asks-grades", grades.len() as u64),
    }
}

/// What its totals count.
pub(crate) fn unit(words: &Words, ballot: &BallotType) -> String {
    words.say(match ballot {
        BallotType::Motion {} | BallotType::Choice { .. } | BallotType::Approval { .. } => "unit-votes",
        BallotType::Pairwise { .. } | BallotType::Grades { .. } => "unit-ballots",
        _ => "unit-points",
    })
}
