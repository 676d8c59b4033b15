//! One contest of each type, with six answers. The first is replaced by a lie; the others are such that the totals stay possible.

use crate::forge::{Question, grades as graded, options, places, ranking, scores};
use ostrakon_circuits::Selection::{Blank, None};
use ostrakon_election::setup::{BallotType, OptionConstraint, OrderType};

/// One of three, none or blank.
pub(in crate::corpus) fn choice() -> Question {
    let ballot = BallotType::Choice { blank: true, none: true };
    let answers = vec![options(&[0]), options(&[1]), options(&[1]), options(&[2]), None, Blank];
    Question::new("election", ballot, 3, answers)
}

/// Two or three of five: of a and b one at most, of c and d one at least.
pub(in crate::corpus) fn approval() -> Question {
    let of = |options: &[u32], min, max| OptionConstraint { max, min, options: options.to_vec() };
    let ballot = BallotType::Approval {
        blank: true,
        constraints: vec![of(&[0, 1], 0, 1), of(&[2, 3], 1, 2)],
        example: vec![2, 4],
        max: 3,
        min: 2,
        none: true,
    };
    let answers =
        vec![options(&[0, 2]), options(&[1, 3]), options(&[2, 3, 4]), options(&[3, 4]), None, Blank];
    Question::new("approval", ballot, 5, answers)
}

/// 0 … 5 for two options.
pub(in crate::corpus) fn score() -> Question {
    let ballot = BallotType::Score { blank: true, max: 5, none: true, pairs: false };
    let answers = vec![scores(&[5, 0]), scores(&[3, 4]), scores(&[0, 5]), scores(&[1, 1]), None, Blank];
    Question::new("score", ballot, 2, answers)
}

/// 0 … 3 for three options, which are compared too.
pub(in crate::corpus) fn star() -> Question {
    let ballot = BallotType::Score { blank: true, max: 3, none: false, pairs: true };
    let answers = vec![
        scores(&[3, 0, 0]),
        scores(&[0, 3, 1]),
        scores(&[2, 2, 2]),
        scores(&[1, 3, 3]),
        scores(&[0, 1, 2]),
        Blank,
    ];
    Question::new("star", ballot, 3, answers)
}

/// Between two and four points, at most three for an option.
pub(in crate::corpus) fn cumulative() -> Question {
    let ballot = BallotType::Cumulative { blank: true, budget: 4, each: 3, min: 2, none: true };
    let answers =
        vec![scores(&[3, 1, 0]), scores(&[0, 2, 2]), scores(&[1, 2, 0]), scores(&[0, 3, 1]), None, Blank];
    Question::new("cumulative", ballot, 3, answers)
}

/// Borda's points for three options, one place at least.
pub(in crate::corpus) fn borda() -> Question {
    let ballot = BallotType::Ranking { blank: true, min: 1, none: true, points: vec![2, 1, 0] };
    let answers =
        vec![ranking(&[0, 1, 2]), ranking(&[1, 0]), ranking(&[2]), ranking(&[1, 2, 0]), None, Blank];
    Question::new("borda", ballot, 3, answers)
}

/// 5, 3 and 1 for three options, all on a place.
pub(in crate::corpus) fn positions() -> Question {
    let ballot = BallotType::Ranking { blank: true, min: 3, none: false, points: vec![5, 3, 1] };
    let answers = vec![
        ranking(&[0, 1, 2]),
        ranking(&[1, 2, 0]),
        ranking(&[2, 0, 1]),
        ranking(&[0, 2, 1]),
        ranking(&[1, 0, 2]),
        Blank,
    ];
    Question::new("places", ballot, 3, answers)
}

fn pairwise(
    vote: &'static str,
    order: OrderType,
    mut answers: Vec<ostrakon_circuits::Selection>,
) -> Question {
    answers.extend([None, Blank]);
    Question::new(vote, BallotType::Pairwise { blank: true, none: true, order }, 3, answers)
}

/// Every option, no ties.
pub(in crate::corpus) fn complete() -> Question {
    let orders: [&[usize]; 4] = [&[0, 1, 2], &[1, 2, 0], &[2, 0, 1], &[0, 2, 1]];
    pairwise("schulze", OrderType::Complete, orders.map(ranking).to_vec())
}

/// Some options. Of every two, one voter compares neither.
pub(in crate::corpus) fn partial() -> Question {
    let orders: [&[usize]; 4] = [&[0, 1, 2], &[2], &[1], &[0]];
    pairwise("minimax", OrderType::Partial, orders.map(ranking).to_vec())
}

/// With ties. Of every two, one voter sees them on one place.
pub(in crate::corpus) fn ties() -> Question {
    let orders: [&[&[usize]]; 4] =
        [&[&[0], &[1], &[2]], &[&[1], &[0, 2]], &[&[0, 1], &[2]], &[&[1, 2], &[0]]];
    pairwise("ranked-pairs", OrderType::Ties, orders.map(places).to_vec())
}

/// Three grades for two options.
pub(in crate::corpus) fn grades() -> Question {
    let names = ["poor", "fair", "good"].map(String::from).to_vec();
    let ballot = BallotType::Grades { blank: true, grades: names, none: true };
    let answers = vec![graded(&[2, 0]), graded(&[1, 1]), graded(&[2, 2]), graded(&[0, 0]), None, Blank];
    Question::new("judgment", ballot, 2, answers)
}

/// Up to 60 000 points for five options, at most 40 000 for one: numbers with a range proof.
pub(in crate::corpus) fn wide_cumulative() -> Question {
    let ballot = BallotType::Cumulative { blank: true, budget: 60_000, each: 40_000, min: 1, none: false };
    let answers = vec![
        scores(&[40_000, 20_000, 0, 0, 0]),
        scores(&[0, 1, 0, 0, 0]),
        scores(&[0, 30_000, 0, 0, 30_000]),
        scores(&[10_000, 10_000, 10_000, 10_000, 20_000]),
        scores(&[0, 0, 5, 0, 0]),
        Blank,
    ];
    Question::new("cumulative", ballot, 5, answers)
}

/// 0 … 40 000 for five options: numbers with a range proof.
pub(in crate::corpus) fn wide_score() -> Question {
    let ballot = BallotType::Score { blank: true, max: 40_000, none: true, pairs: false };
    let answers = vec![
        scores(&[40_000, 0, 0, 0, 0]),
        scores(&[1, 2, 3, 4, 5]),
        scores(&[0, 0, 39_999, 0, 0]),
        scores(&[20_000; 5]),
        None,
        Blank,
    ];
    Question::new("score", ballot, 5, answers)
}
