//! Contests that break a condition of spec 3.2 or 7.1, or ask for more than can be counted: check 104.

use super::super::{Case, Fixture, meaningless, refused};
use super::questions::*;
use crate::forge::{Election, Question, Setting, Stage, id, scores};
use ostrakon_election::document::Document;
use ostrakon_election::setup::{BallotType, OptionConstraint, OrderType};

const NOT_READ: &str = "a manifest that does not compile says nothing of the rest";

/// The section.
#[rustfmt::skip]
pub const FIXTURES: &[Fixture] = &[
    refused("y104_borda_of_other_points", &["104"], || conducted(with(borda(), |b| points(b, &[3, 1, 0])))),
    refused("y104_flags_not_ascending", &["104"], || flagged(&["new", "eligible"])),
    refused("y104_flag_twice", &["104"], || flagged(&["new", "new"])),
    refused("y104_totals_beyond_decryption", &["104"], beyond_decryption),
    refused("y104_option_called_blank", &["104"], called_blank),
    meaningless("y104_star_without_pairs", &["104"], "what STAR compares is missing", star_without_pairs),
    meaningless("y104_ballot_of_too_many_range_bits", &["104"], "a ballot too large is none", range_bits),
    meaningless("y104_points_that_rise", &["104"], NOT_READ, || unread(with(borda(), |b| points(b, &[1, 2, 0])))),
    meaningless("y104_points_of_nothing", &["104"], NOT_READ, || unread(with(borda(), |b| points(b, &[0, 0])))),
    meaningless("y104_more_places_than_options", &["104"], NOT_READ, || unread(with(borda(), |b| points(b, &[3, 2, 1, 0])))),
    meaningless("y104_no_place_to_be_filled", &["104"], NOT_READ, no_place),
    meaningless("y104_constraint_without_example", &["104"], NOT_READ, || unread(with(approval(), |b| example(b, &[])))),
    meaningless("y104_example_that_breaks_a_constraint", &["104"], NOT_READ, || unread(with(approval(), |b| example(b, &[0, 1])))),
    meaningless("y104_example_without_constraint", &["104"], NOT_READ, example_alone),
    meaningless("y104_constraint_on_nothing", &["104"], NOT_READ, constraint_on_nothing),
    meaningless("y104_grade_twice", &["104"], NOT_READ, || unread(with(grades(), |b| named(b, &["poor", "good", "poor"])))),
    meaningless("y104_single_grade", &["104"], NOT_READ, || unread(with(grades(), |b| named(b, &["good"])))),
    meaningless("y104_budget_of_nothing", &["104"], NOT_READ, || unread(with(cumulative(), |b| bounds(b, [0, 0, 0])))),
    meaningless("y104_minimum_above_the_budget", &["104"], NOT_READ, || unread(with(cumulative(), |b| bounds(b, [5, 3, 4])))),
    meaningless("y104_minimum_that_nobody_can_give", &["104"], NOT_READ, || unread(with(cumulative(), |b| bounds(b, [4, 1, 4])))),
    meaningless("y104_each_above_the_budget", &["104"], NOT_READ, || unread(with(cumulative(), |b| bounds(b, [1, 5, 4])))),
    meaningless("y104_score_of_nothing", &["104"], NOT_READ, || unread(with(score(), |b| maximum(b, 0)))),
    meaningless("y104_order_of_one_option", &["104"], NOT_READ, one_option),
    meaningless("y104_contest_of_too_many_range_bits", &["104"], NOT_READ, || unread(many(300))),
];

fn with(question: Question, change: impl FnOnce(&mut BallotType)) -> Question {
    let mut question = question;
    change(&mut question.ballot);
    question
}

fn points(ballot: &mut BallotType, other: &[u64]) {
    let BallotType::Ranking { points, .. } = ballot else { unreachable!() };
    *points = other.to_vec();
}

fn example(ballot: &mut BallotType, other: &[u32]) {
    let BallotType::Approval { example, .. } = ballot else { unreachable!() };
    *example = other.to_vec();
}

fn named(ballot: &mut BallotType, other: &[&str]) {
    let BallotType::Grades { grades, .. } = ballot else { unreachable!() };
    *grades = other.iter().map(|name| String::from(*name)).collect();
}

/// min, each, budget.
fn bounds(ballot: &mut BallotType, other: [u64; 3]) {
    let BallotType::Cumulative { min, each, budget, .. } = ballot else { unreachable!() };
    [*min, *each, *budget] = other;
}

fn maximum(ballot: &mut BallotType, other: u64) {
    let BallotType::Score { max, .. } = ballot else { unreachable!() };
    *max = other;
}

/// The whole election of a question that should not have been asked.
fn conducted(question: Question) -> Case {
    changed(question, |_| {})
}

fn changed(question: Question, change: impl FnOnce(&mut Election)) -> Case {
    let mut election = Election::new(Setting::asking(&[question]));
    change(&mut election);
    Case::entry(election.finish(), 0)
}

/// Nothing but the manifest: what cannot be compiled cannot be conducted.
fn unread(question: Question) -> Case {
    let questions = [question];
    published(&questions)
}

fn published(questions: &[Question]) -> Case {
    let mut election = Election::new(Setting::asking(questions));
    let manifest = Document::Manifest(Box::new(election.manifest.clone()));
    election.enter_by_organiser(manifest);
    Case::entry(election.publish(), 0)
}

fn flagged(flags: &[&str]) -> Case {
    let flags = flags.iter().map(|flag| id(flag)).collect();
    changed(approval(), |election| election.manifest.contests[0].options[1].flags = flags)
}

/// A roll so heavy that scores of 5 could add up to more than 2⁴⁰.
fn beyond_decryption() -> Case {
    changed(score(), |election| election.manifest.rolls[0].max_weight = 1 << 38)
}

fn called_blank() -> Case {
    changed(star(), |election| election.manifest.contests[0].options[2].id = id("blank"))
}

/// Scores alone, where the charter's vote compares them too: up to the result, which nobody can judge.
fn star_without_pairs() -> Case {
    let mut question = score();
    question.vote = "star";
    let mut election = Election::new(Setting::asking(&[question]));
    election.run_until(Stage::Certificate);
    Case::entry(election.publish(), 0)
}

/// Two contests that are each small enough.
fn range_bits() -> Case {
    let mut other = many(200);
    other.vote = "star";
    published(&[many(200), other])
}

/// So many scores up to 2³¹.
fn many(options: usize) -> Question {
    let ballot = BallotType::Score { blank: false, max: 1 << 31, none: false, pairs: false };
    Question::new("score", ballot, options, vec![scores(&vec![0; options])])
}

fn no_place() -> Case {
    unread(with(borda(), |ballot| {
        let BallotType::Ranking { min, .. } = ballot else { unreachable!() };
        *min = 0;
    }))
}

fn constrained(constraints: Vec<OptionConstraint>) -> Case {
    unread(with(approval(), |ballot| {
        let BallotType::Approval { constraints: own, .. } = ballot else { unreachable!() };
        *own = constraints;
    }))
}

fn example_alone() -> Case {
    constrained(Vec::new())
}

fn constraint_on_nothing() -> Case {
    constrained(vec![OptionConstraint { max: 1, min: 0, options: Vec::new() }])
}

fn one_option() -> Case {
    let ballot = BallotType::Pairwise { blank: false, none: false, order: OrderType::Complete };
    unread(Question::new("schulze", ballot, 1, vec![crate::forge::ranking(&[0])]))
}
