//! A question of every ballot type (spec 3.2), and answers as scripts write them.

use ostrakon_election::setup::{BallotType, OptionConstraint, OrderType};
use ostrakon_tests::forge::{Question, options};

/// Asked of five; what they answer is said elsewhere.
fn asked(vote: &'static str, ballot: BallotType, count: usize) -> Question {
    Question::new(vote, ballot, count, vec![options(&[0]); 5])
}

pub(super) fn motion() -> Question {
    asked("motion", BallotType::Motion {}, 3)
}

fn pairwise(vote: &'static str, order: OrderType) -> Question {
    asked(vote, BallotType::Pairwise { blank: true, none: true, order }, 3)
}

/// Every type, each with two answers, and one that is refused with the name of its fault.
pub(super) fn every_type() -> Vec<(Question, [&'static str; 2], (&'static str, &'static str))> {
    let constraints = vec![OptionConstraint { max: 1, min: 0, options: vec![0, 1] }];
    let (blank, none) = (true, true);
    let grades = ["poor", "fair", "good"].map(String::from).to_vec();
    vec![
        (
            motion(),
            [r#"{"options":[0]}"#, r#"{"options":[2]}"#],
            (r#"{"options":[0,1]}"#, "answer-exactly-one"),
        ),
        (
            asked("election", BallotType::Choice { blank, none }, 3),
            [r#"{"options":[1]}"#, r#""none""#],
            (r#"{"options":[]}"#, "answer-exactly-one"),
        ),
        (
            asked(
                "approval",
                BallotType::Approval { blank, constraints, example: vec![0, 2], max: 3, min: 2, none },
                4,
            ),
            [r#"{"options":[0,2]}"#, r#""blank""#],
            (r#"{"options":[0,1]}"#, "answer-constraint"),
        ),
        (
            asked("score", BallotType::Score { blank, max: 5, none, pairs: false }, 2),
            [r#"{"scores":[5,0]}"#, r#"{"scores":[0,4]}"#],
            (r#"{"scores":[6,0]}"#, "answer-too-much"),
        ),
        (
            asked("star", BallotType::Score { blank, max: 3, none: false, pairs: true }, 3),
            [r#"{"scores":[3,0,1]}"#, r#"{"scores":[2,2,2]}"#],
            (r#"{"scores":[3,0]}"#, "answer-each"),
        ),
        (
            asked("cumulative", BallotType::Cumulative { blank, budget: 4, each: 3, min: 2, none }, 3),
            [r#"{"scores":[3,1,0]}"#, r#"{"scores":[0,2,0]}"#],
            (r#"{"scores":[3,2,0]}"#, "answer-budget"),
        ),
        (
            asked("borda", BallotType::Ranking { blank, min: 1, none, points: vec![2, 1, 0] }, 3),
            [r#"{"order":[[2],[0],[1]]}"#, r#"{"order":[[1]]}"#],
            (r#"{"order":[[2],[0,1]]}"#, "answer-tie"),
        ),
        (
            pairwise("schulze", OrderType::Complete),
            [r#"{"order":[[1],[0],[2]]}"#, r#""blank""#],
            (r#"{"order":[[1]]}"#, "answer-ranked"),
        ),
        (
            pairwise("minimax", OrderType::Partial),
            [r#"{"order":[[1],[0]]}"#, r#"{"order":[[2]]}"#],
            (r#"{"order":[]}"#, "answer-ranked"),
        ),
        (
            pairwise("ranked-pairs", OrderType::Ties),
            [r#"{"order":[[0,1],[2]]}"#, r#"{"order":[[2],[0],[1]]}"#],
            (r#"{"order":[[0,1,2]]}"#, "answer-nothing-preferred"),
        ),
        (
            asked("judgment", BallotType::Grades { blank, grades, none }, 2),
            [r#"{"grades":[2,0]}"#, r#"{"grades":[1,1]}"#],
            (r#"{"grades":[2]}"#, "answer-each"),
        ),
    ]
}

/// The first answers of all of them, or the second.
pub(super) fn answers(which: usize) -> String {
    let all: Vec<&str> = every_type().iter().map(|(_, answers, _)| answers[which]).collect();
    format!("[{}]", all.join(","))
}

/// Of every type, in order.
pub(super) fn questions() -> Vec<Question> {
    every_type().into_iter().map(|(question, _, _)| question).collect()
}
