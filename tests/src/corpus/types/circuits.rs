//! Attack 6 for every type: a ballot made for another contest, and honestly proved for that one.
//!
//! Where the other contest's ballots are as long, nothing but the circuit's encoding in the transcript tells; else the length does.

use super::super::inputs::Context;
use super::super::{Case, Fixture, meaningless, refused};
use super::lies::{replaced, under, verdict};
use super::questions::*;
use crate::forge::{Claimed, Election, Question, options, ranking, scores};
use ostrakon_circuits::Selection;
use ostrakon_election::setup::BallotType;
use ostrakon_proofs::circuit::Circuit;

const SHORT: &str = "a ballot that ends early has no proof to judge";
const LONG: &str = "what stands after the extra option is read as something else";

/// The section.
#[rustfmt::skip]
pub const FIXTURES: &[Fixture] = &[
    refused("y06_choice_reordered", &["304"], || reordered(choice())),
    refused("y06_choice_blank_is_an_option", &["304"], four_options),
    meaningless("y06_choice_option_missing", &["301"], SHORT, || sized(choice(), 2)),
    meaningless("y06_choice_option_more", &["301"], LONG, || sized(choice(), 4)),
    refused("y06_approval_reordered", &["304"], || reordered(approval())),
    refused("y06_approval_of_more", &["304"], approval_of_more),
    meaningless("y06_approval_option_missing", &["301"], SHORT, || sized(approval(), 4)),
    meaningless("y06_approval_option_more", &["301"], LONG, || sized(approval(), 6)),
    refused("y06_score_reordered", &["304"], || reordered(score())),
    refused("y06_score_of_another_maximum", &["304"], || scored(score(), 7, &[7, 0])),
    meaningless("y06_score_option_missing", &["301"], SHORT, || sized(score(), 1)),
    meaningless("y06_score_option_more", &["301"], LONG, || sized(score(), 3)),
    refused("y06_star_reordered", &["304"], || reordered(star())),
    refused("y06_star_of_another_maximum", &["304"], || scored(star(), 2, &[2, 0, 0])),
    meaningless("y06_star_option_missing", &["301"], SHORT, || sized(star(), 2)),
    meaningless("y06_star_option_more", &["301"], LONG, || sized(star(), 4)),
    refused("y06_cumulative_reordered", &["304"], || reordered(cumulative())),
    refused("y06_cumulative_of_another_budget", &["304"], || shared(cumulative(), [3, 3, 5], &[3, 2, 0])),
    meaningless("y06_cumulative_option_missing", &["301"], SHORT, || sized(cumulative(), 2)),
    meaningless("y06_cumulative_option_more", &["301"], LONG, || sized(cumulative(), 4)),
    refused("y06_ranking_reordered", &["304"], || reordered(borda())),
    refused("y06_ranking_of_other_points", &["304"], || placed(borda(), &[9, 1, 0])),
    meaningless("y06_ranking_option_missing", &["301"], SHORT, || sized(borda(), 2)),
    meaningless("y06_ranking_option_more", &["301"], LONG, || sized(borda(), 4)),
    refused("y06_complete_ranking_reordered", &["304"], || reordered(positions())),
    refused("y06_complete_ranking_of_other_points", &["304"], || placed(positions(), &[9, 3, 1])),
    meaningless("y06_complete_ranking_option_missing", &["301"], SHORT, || sized(positions(), 2)),
    meaningless("y06_complete_ranking_option_more", &["301"], LONG, || sized(positions(), 4)),
    refused("y06_complete_order_reordered", &["304"], || reordered(complete())),
    meaningless("y06_complete_order_option_missing", &["301"], SHORT, || sized(complete(), 2)),
    meaningless("y06_complete_order_option_more", &["301"], LONG, || sized(complete(), 4)),
    refused("y06_partial_order_reordered", &["304"], || reordered(partial())),
    meaningless("y06_partial_order_option_missing", &["301"], SHORT, || sized(partial(), 2)),
    meaningless("y06_partial_order_option_more", &["301"], LONG, || sized(partial(), 4)),
    refused("y06_ties_reordered", &["304"], || reordered(ties())),
    meaningless("y06_ties_option_missing", &["301"], SHORT, || sized(ties(), 2)),
    meaningless("y06_ties_option_more", &["301"], LONG, || sized(ties(), 4)),
    refused("y06_grades_reordered", &["304"], || reordered(grades())),
    meaningless("y06_grades_option_missing", &["301"], SHORT, || sized(grades(), 1)),
    meaningless("y06_grades_option_more", &["301"], LONG, || sized(grades(), 3)),
    refused("y06_wide_points_reordered", &["304"], || reordered(wide_cumulative())),
    refused("y06_wide_points_of_another_budget", &["304"], || shared(wide_cumulative(), [1, 50_000, 65_000], &[50_000, 15_000, 0, 0, 0])),
    meaningless("y06_wide_points_option_missing", &["301"], SHORT, || sized(wide_cumulative(), 4)),
    meaningless("y06_wide_points_option_more", &["301"], LONG, || sized(wide_cumulative(), 6)),
    refused("y06_wide_score_reordered", &["304"], || reordered(wide_score())),
    refused("y06_wide_score_of_another_maximum", &["304"], || scored(wide_score(), 50_000, &[50_000, 0, 0, 0, 0])),
];

/// The first two slots in the other order.
fn reordered(question: Question) -> Case {
    replaced(question, &[0], |election, _| {
        let own = &election.plan().contests()[0].circuit;
        let mut slots = own.slots().to_vec();
        slots.swap(0, 1);
        let turned =
            Circuit::with_numbers(own.bits(), own.numbers().to_vec(), slots, own.rules().to_vec()).unwrap();
        let claimed = election.claimed(0, &election.setting.votes[0].selections);
        let ballot = made_for(election, turned, claimed);
        assert!(verdict(election, &ballot).is_err());
        ballot
    })
}

/// Another type or other parameters, of the same length.
fn other(question: Question, ballot: BallotType, options: usize, answer: Selection) -> Case {
    replaced(question, &[0], |election, _| {
        let form = ballot.form(options).unwrap();
        let ballot = made_for(election, form.circuit(), Claimed::from(&form.assignment(&answer).unwrap()));
        assert!(verdict(election, &ballot).is_err());
        ballot
    })
}

fn made_for(election: &Election, circuit: Circuit, claimed: Claimed) -> crate::forge::BallotBytes {
    let mut context = Context::of(election);
    context.circuits = vec![circuit.encode()];
    under(election, &context.relation_of(vec![circuit], &election.relations[0]), claimed)
}

fn four_options() -> Case {
    other(choice(), BallotType::Choice { blank: false, none: true }, 4, options(&[0]))
}

/// Three or four, where two or three are asked for.
fn approval_of_more() -> Case {
    let mut ballot = approval().ballot;
    let BallotType::Approval { max, min, example, .. } = &mut ballot else { unreachable!() };
    (*max, *min, *example) = (4, 3, vec![2, 3, 4]);
    other(approval(), ballot, 5, options(&[0, 2, 3, 4]))
}

fn scored(question: Question, maximum: u64, answer: &[u64]) -> Case {
    let mut ballot = question.ballot.clone();
    let BallotType::Score { max, .. } = &mut ballot else { unreachable!() };
    *max = maximum;
    let options = question.options;
    other(question, ballot, options, scores(answer))
}

fn shared(question: Question, bounds: [u64; 3], answer: &[u64]) -> Case {
    let mut ballot = question.ballot.clone();
    let BallotType::Cumulative { min, each, budget, .. } = &mut ballot else { unreachable!() };
    [*min, *each, *budget] = bounds;
    let options = question.options;
    other(question, ballot, options, scores(answer))
}

fn placed(question: Question, other_points: &[u64]) -> Case {
    let mut ballot = question.ballot.clone();
    let BallotType::Ranking { points, .. } = &mut ballot else { unreachable!() };
    *points = other_points.to_vec();
    let options = question.options;
    other(question, ballot, options, ranking(&[0, 1, 2]))
}

/// A ballot for fewer or more options, and so of another length.
fn sized(question: Question, options: usize) -> Case {
    let (mut ballot, answer) = (question.ballot.clone(), fitted(&question, options));
    match &mut ballot {
        BallotType::Approval { example, .. } => *example = vec![2, 3],
        BallotType::Ranking { points, min, .. } => {
            points.truncate(options);
            *min = (*min).min(options as u32);
        }
        _ => {}
    }
    replaced(question, &[0], |election, _| {
        let form = ballot.form(options).unwrap();
        let claimed = Claimed::from(&form.assignment(&answer).unwrap());
        let own = &election.relations[0];
        // Without a key of its own, a slot takes that of the first.
        let mut keys = own.keys().to_vec();
        let circuit = form.circuit();
        let missing = circuit.slots().len().saturating_sub(keys.len());
        keys.extend(std::iter::repeat_n(keys[0], missing));
        let mut context = Context::of(election);
        context.circuits = vec![circuit.encode()];
        under(election, &context.relation_under(vec![circuit], keys), claimed)
    })
}

/// What the first member answers, as far as there are options.
fn fitted(question: &Question, options: usize) -> Selection {
    let complete = question.vote == "schulze";
    let known = |group: &Vec<usize>| group.iter().all(|option| *option < options);
    match question.answers[0].clone() {
        Selection::Scores(mut scores) => {
            scores.resize(options, 0);
            Selection::Scores(scores)
        }
        Selection::Grades(mut grades) => {
            grades.resize(options, 0);
            Selection::Grades(grades)
        }
        Selection::Order(mut order) => {
            order.retain(known);
            order.extend((order.len()..options).filter(|_| complete).map(|option| vec![option]));
            Selection::Order(order)
        }
        other => other,
    }
}
