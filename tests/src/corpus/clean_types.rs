//! Records with nothing wrong, one for each ballot type and rule.

use super::clean::{Clean, clean};
use super::types::questions::*;
use crate::forge::{Election, Question, Record, Setting, grades as graded, options, places, ranking, scores};
use ostrakon_circuits::Selection::{Blank, None};
use ostrakon_election::setup::{BallotType, OrderType};

/// One for each type, and what several types make together.
pub const CLEAN: &[Clean] = &[
    clean("choice_with_extra_answers", &["elected"], || of(choice())),
    clean("approval_with_constraints", &["elected"], || of(approval())),
    clean("score", &["elected"], || of(score())),
    clean("star", &["elected"], || of(star())),
    clean("cumulative", &["elected"], || of(cumulative())),
    clean("ranking_by_borda", &["elected"], || of(borda())),
    clean("ranking_by_places", &["elected"], || of(positions())),
    clean("schulze_complete", &["tied"], || of(complete())),
    clean("minimax_partial", &["elected"], || of(partial())),
    clean("ranked_pairs_with_ties", &["elected"], || of(ties())),
    clean("copeland_partial", &["elected"], || of(copeland())),
    clean("majority_judgment", &["elected"], || of(grades())),
    clean("wide_cumulative", &["elected"], || of(wide_cumulative())),
    clean("wide_score", &["elected"], || of(wide_score())),
    clean("more_say_none_than_mark", &["vacant"], || of(more_say_none())),
    clean("schulze_tied_then_lot", &["elected"], || of(cycle())),
    clean("seats_with_quota_then_lot", &["elected"], || of(board())),
    clean("weighted_types", &["elected", "elected"], weighted),
    clean("weighted_wide", &["elected"], weighted_wide),
    clean("several_types_on_one_ballot", &["elected", "elected", "elected", "elected", "elected"], several),
    clean("votes_again_on_a_wide_ballot", &["elected"], again),
];

fn of(question: Question) -> Record {
    Election::new(Setting::asking(&[question])).finish()
}

/// a beats b and c.
fn copeland() -> Question {
    let ballot = BallotType::Pairwise { blank: false, none: false, order: OrderType::Partial };
    let orders: [&[usize]; 5] = [&[0], &[0, 1], &[1, 0], &[2], &[0, 2, 1]];
    Question::new("copeland", ballot, 3, orders.map(ranking).to_vec())
}

fn more_say_none() -> Question {
    let ballot =
        BallotType::Grades { blank: true, grades: ["no", "yes"].map(String::from).to_vec(), none: true };
    Question::new("judgment", ballot, 2, vec![None, graded(&[1, 0]), None, Blank, None, graded(&[1, 1])])
}

/// Three who contradict each other all the way round: the lot decides.
fn cycle() -> Question {
    let ballot = BallotType::Pairwise { blank: true, none: true, order: OrderType::Ties };
    let orders: [&[&[usize]]; 3] = [&[&[0], &[1], &[2]], &[&[1], &[2], &[0]], &[&[2], &[0], &[1]]];
    let mut answers = orders.map(places).to_vec();
    answers.extend([Blank, None]);
    Question::new("schulze-by-lot", ballot, 3, answers)
}

/// Three seats, one at least for d or e, who are new: a is elected; b and c contest one seat, d and e the other.
fn board() -> Question {
    let ballot = BallotType::Approval {
        blank: false,
        constraints: Vec::new(),
        example: Vec::new(),
        max: 3,
        min: 1,
        none: false,
    };
    let answers =
        vec![options(&[0, 1, 2]), options(&[0, 1, 2]), options(&[0, 3]), options(&[0, 4]), options(&[1, 2])];
    Question { new: vec![3, 4], ..Question::new("board", ballot, 5, answers) }
}

/// 3, 2, 2, 2, 1, 1: no total tells any one vote.
fn weighted() -> Record {
    let mut setting = Setting::asking(&[star(), cumulative()]);
    setting.rolls[0].weights = vec![3, 2, 2, 2, 1, 1];
    Election::new(setting).finish()
}

fn weighted_wide() -> Record {
    let mut setting = Setting::asking(&[wide_cumulative()]);
    setting.rolls[0].weights = vec![30, 20, 20, 20, 10, 10];
    Election::new(setting).finish()
}

/// Marks, numbers, an order, and two wide contests in one proof; the range proof is of all their numbers together.
fn several() -> Record {
    let questions = [choice(), wide_cumulative(), partial(), wide_score(), borda()];
    Election::new(Setting::asking(&questions)).finish()
}

/// The first member gives everything to b instead.
fn again() -> Record {
    let mut setting = Setting::asking(&[wide_cumulative()]);
    let mut second = setting.votes[0].clone();
    second.selections = vec![scores(&[0, 40_000, 0, 0, 0])];
    setting.votes.push(second);
    Election::new(setting).finish()
}
