//! Score, score with pairs, cumulative: numbers in bits that are no answer.
//!
//! A number above the largest cannot be written in bits, so whoever claims one claims a bit of 2.

use super::super::{Case, Fixture, refused};
use super::lies::{broken_rule, no_bits};
use super::questions::{cumulative, score, star};

/// The section.
pub const FIXTURES: &[Fixture] = &[
    refused("y04_score_above_the_maximum", &["304"], || scored([2, 1, 1], [0, 0, 0], [0, 1, 0], [0, 0])),
    refused("y04_score_two_and_minus_one", &["304"], || scored([2, 0, 0], [-1, 0, 0], [0, 1, 1], [0, 0])),
    refused("y05_score_and_none", &["304"], || scored([1, 0, 0], [0, 0, 0], [-1, 0, 0], [1, 0])),
    refused("y05_score_and_blank", &["304"], || scored([1, 0, 0], [0, 0, 0], [-1, 0, 0], [0, 1])),
    refused("y05_score_none_and_blank", &["304"], || scored([0, 0, 0], [0, 0, 0], [-1, -1, -1], [1, 1])),
    refused("y04_star_score_above_the_maximum", &["304"], star_above),
    refused("y04_star_two_and_minus_one", &["304"], star_two_and_minus_one),
    refused("y05_star_comparison_contradicts_the_scores", &["304"], || star_compared([1, 1, 3])),
    refused("y05_star_comparison_contradicts_in_bits", &["304"], star_in_bits),
    refused("y05_star_comparison_left_out", &["304"], star_left_out),
    refused("y05_star_scores_and_blank", &["304"], star_and_blank),
    refused("y04_cumulative_above_each", &["304"], || shared([2, 1, 0, 0, 0, 0], [0, 0], [0, 0])),
    refused("y04_cumulative_two_and_minus_one", &["304"], || shared([0, 1, -1, 0, 1, 0], [1, 1], [0, 0])),
    refused("y05_cumulative_over_budget", &["304"], || shared([1, 1, 0, 1, 0, 0], [-1, 0], [0, 0])),
    refused("y05_cumulative_over_budget_balanced", &["304"], || shared([1, 1, 0, 1, -1, 0], [0, 0], [0, 0])),
    refused("y05_cumulative_over_budget_by_a_broken_rule", &["304"], over_budget),
    refused("y05_cumulative_below_the_minimum", &["304"], || shared([1, 0, 0, 0, 0, 0], [2, 1], [0, 0])),
    refused("y05_cumulative_points_and_none", &["304"], || shared([0, 1, 0, 0, 0, 0], [-1, -1], [1, 0])),
    refused("y05_cumulative_points_and_blank", &["304"], || shared([0, 1, 0, 0, 0, 0], [-1, -1], [0, 1])),
    refused("y05_cumulative_none_and_blank", &["304"], || shared([0; 6], [-2, -2], [1, 1])),
];

/// v_a and v_b in bits of 1, 2, 2; s in bits of 1, 2, 3; none, blank.
fn scored(a: [i64; 3], b: [i64; 3], s: [i64; 3], z: [i64; 2]) -> Case {
    no_bits(score(), &[a.as_slice(), &b, &s, &z].concat())
}

/// Three values in bits of 1, 2; s in bits of 1, 1; none, blank.
fn shared(values: [i64; 6], s: [i64; 2], z: [i64; 2]) -> Case {
    no_bits(cumulative(), &[values.as_slice(), &s, &z].concat())
}

/// 3 and 2, where 4 is all there is.
fn over_budget() -> Case {
    broken_rule(cumulative(), &[1, 1, 0, 1, 0, 0, 0, 0, 0, 0])
}

/// Three values in bits of 1, 2; for ab, ac, ba, bc, ca, cb: g and n in bits of 1, 2; s in bits of 1, 2, 3; blank.
fn compared(values: [i64; 6], pairs: [[i64; 3]; 6], s: [i64; 3], blank: i64) -> Vec<i64> {
    [values.as_slice(), pairs.as_flattened(), &s, &[blank]].concat()
}

/// 4 for a, where 3 is the maximum; the comparisons say so.
fn star_above() -> Case {
    let pairs = [[1, 0, 0], [1, 0, 0], [0, 2, 1], [0, 0, 0], [0, 2, 1], [0, 0, 0]];
    no_bits(star(), &compared([2, 1, 0, 0, 0, 0], pairs, [0, 0, 1], 0))
}

/// 2 for a, −1 for b.
fn star_two_and_minus_one() -> Case {
    let pairs = [[1, 1, 0], [1, 0, 1], [0, 1, 1], [0, 1, 0], [0, 0, 1], [1, 1, 1]];
    no_bits(star(), &compared([2, 0, -1, 0, 0, 0], pairs, [0, 1, 1], 0))
}

/// 3, 0, 0, of which b before a is said to follow.
fn star_compared(ba: [i64; 3]) -> Case {
    no_bits(star(), &three_and_nothing([1, 1, 0], ba, 0))
}

fn three_and_nothing(ab: [i64; 3], ba: [i64; 3], blank: i64) -> Vec<i64> {
    let pairs = [ab, [1, 1, 0], ba, [0, 0, 0], [0, 1, 1], [0, 0, 0]];
    let s = if blank == 0 { [1, 0, 1] } else { [-2, 0, 0] };
    compared([1, 1, 0, 0, 0, 0], pairs, s, blank)
}

/// The same, all in bits: the rule says that n is none.
fn star_in_bits() -> Case {
    broken_rule(star(), &three_and_nothing([1, 1, 0], [1, 1, 1], 0))
}

/// 3, 0, 0, and a is not before b.
fn star_left_out() -> Case {
    no_bits(star(), &three_and_nothing([0, -1, -1], [0, 1, 1], 0))
}

fn star_and_blank() -> Case {
    no_bits(star(), &three_and_nothing([1, 1, 0], [0, 1, 1], 1))
}
