//! Ranking and grades: places and grades that are no answer.

use super::super::{Case, Fixture, refused};
use super::lies::{broken_rule, no_bits};
use super::questions::{borda, grades, positions};

/// The section.
pub const FIXTURES: &[Fixture] = &[
    refused("y04_ranking_two_and_minus_one", &["304"], ranking_two_and_minus_one),
    refused("y05_ranking_two_options_on_the_first_place", &["304"], two_on_the_first),
    refused("y05_ranking_two_options_on_a_later_place", &["304"], two_on_a_later),
    refused("y05_ranking_one_option_on_two_places", &["304"], one_on_two),
    refused("y05_ranking_with_a_gap", &["304"], gap),
    refused("y05_ranking_nothing_ranked", &["304"], nothing_ranked),
    refused("y05_ranking_place_and_none", &["304"], || place_and([1, 0])),
    refused("y05_ranking_place_and_blank", &["304"], || place_and([0, 1])),
    refused("y05_ranking_none_and_blank", &["304"], ranking_none_and_blank),
    refused("y05_complete_ranking_one_option_on_two_places", &["304"], complete_on_two),
    refused("y05_complete_ranking_two_options_on_one_place", &["304"], complete_two_on_one),
    refused("y05_complete_ranking_left_open", &["304"], || complete([1, 0, 0, 0, 1, 0, 0, 0, 0], 0)),
    refused("y05_complete_ranking_and_blank", &["304"], || complete([1, 0, 0, 0, 1, 0, 0, 0, 1], 1)),
    refused("y04_grades_two_and_minus_one", &["304"], || no_bits(grades(), &[0, 2, -1, 1, 0, 0, 0, 0])),
    refused("y05_grades_two_for_one_option", &["304"], || broken_rule(grades(), &[0, 1, 1, 1, 0, 0, 0, 0])),
    refused("y05_grades_none_for_one_option", &["304"], || broken_rule(grades(), &[0, 0, 0, 1, 0, 0, 0, 0])),
    refused("y05_grades_and_none", &["304"], || broken_rule(grades(), &[0, 0, 1, 1, 0, 0, 1, 0])),
    refused("y05_grades_and_blank", &["304"], || broken_rule(grades(), &[0, 0, 1, 1, 0, 0, 0, 1])),
    refused("y05_grades_none_and_blank", &["304"], || broken_rule(grades(), &[0, 0, 0, 0, 0, 0, 1, 1])),
];

/// For a, b, c: the places 1, 2, 3; then x_a x_b x_c; d of the places 2 and 3; none, blank.
fn ranked(places: [[i64; 3]; 3], x: [i64; 3], d: [i64; 2], z: [i64; 2]) -> Vec<i64> {
    [places.as_flattened(), &x, &d, &z].concat()
}

/// c first; of the second place a has 2 and b −1.
fn ranking_two_and_minus_one() -> Case {
    no_bits(borda(), &ranked([[0, 2, 0], [0, -1, 0], [1, 0, 0]], [-1, 2, 0], [0, 1], [0, 0]))
}

fn two_on_the_first() -> Case {
    broken_rule(borda(), &ranked([[1, 0, 0], [1, 0, 0], [0, 1, 0]], [0, 0, 0], [1, 1], [0, 0]))
}

fn two_on_a_later() -> Case {
    no_bits(borda(), &ranked([[1, 0, 0], [0, 1, 0], [0, 1, 0]], [0, 0, 0], [-1, 2], [0, 0]))
}

fn one_on_two() -> Case {
    no_bits(borda(), &ranked([[1, 1, 0], [0, 0, 0], [0, 0, 0]], [-1, 1, 1], [0, 1], [0, 0]))
}

/// a first, b third, nobody second.
fn gap() -> Case {
    no_bits(borda(), &ranked([[1, 0, 0], [0, 0, 1], [0, 0, 0]], [0, 0, 1], [1, -1], [0, 0]))
}

fn nothing_ranked() -> Case {
    broken_rule(borda(), &ranked([[0; 3]; 3], [1, 1, 1], [0, 0], [0, 0]))
}

fn place_and(z: [i64; 2]) -> Case {
    broken_rule(borda(), &ranked([[1, 0, 0], [0, 0, 0], [0, 0, 0]], [0, 1, 1], [1, 0], z))
}

fn ranking_none_and_blank() -> Case {
    broken_rule(borda(), &ranked([[0; 3]; 3], [1, 1, 1], [0, 0], [1, 1]))
}

/// All three must have a place: no x, no d.
fn complete(places: [i64; 9], blank: i64) -> Case {
    broken_rule(positions(), &[places.as_slice(), &[blank]].concat())
}

/// a first and second, b nowhere.
fn complete_on_two() -> Case {
    complete([1, 1, 0, 0, 0, 0, 0, 0, 1], 0)
}

/// a and b first, nobody second.
fn complete_two_on_one() -> Case {
    complete([1, 0, 0, 1, 0, 0, 0, 0, 1], 0)
}
