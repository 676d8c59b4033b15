//! Pairwise: comparisons that come from no order.

use super::super::{Case, Fixture, refused};
use super::lies::{broken_rule, no_bits};
use super::questions::{complete, partial, ties};

/// The section. Variables of a complete order: ab, ac, bc; the triple; s in bits of 1, 2; none, blank.
#[rustfmt::skip]
pub const FIXTURES: &[Fixture] = &[
    refused("y04_complete_order_two_and_minus_one", &["304"], || no_bits(complete(), &[2, 1, -1, 0, 1, 0, 0, 0])),
    refused("y05_complete_order_cycle", &["304"], || no_bits(complete(), &[1, 0, 1, 2, 1, 0, 0, 0])),
    refused("y05_complete_order_cycle_the_other_way", &["304"], || no_bits(complete(), &[0, 1, 0, -1, 0, 1, 0, 0])),
    refused("y05_complete_order_cycle_by_a_broken_rule", &["304"], || broken_rule(complete(), &[1, 0, 1, 1, 1, 0, 0, 0])),
    refused("y05_complete_order_and_none", &["304"], || no_bits(complete(), &[1, 1, 1, 1, -1, -1, 1, 0])),
    refused("y05_complete_order_and_blank", &["304"], || no_bits(complete(), &[1, 1, 1, 1, -1, -1, 0, 1])),
    refused("y05_complete_order_none_and_blank", &["304"], || no_bits(complete(), &[0, 0, 0, 0, -1, -1, 1, 1])),
    refused("y04_partial_order_two_and_minus_one", &["304"], partial_two_and_minus_one),
    refused("y05_partial_order_cycle_among_the_ranked", &["304"], partial_cycle),
    refused("y05_partial_order_unranked_before_a_ranked", &["304"], unranked_before),
    refused("y05_partial_order_both_before_each_other", &["304"], both_before),
    refused("y05_partial_order_both_before_by_a_broken_rule", &["304"], both_before_in_bits),
    refused("y05_partial_order_nothing_ranked", &["304"], nothing_ranked),
    refused("y05_partial_order_and_none", &["304"], || partial_and([1, 0])),
    refused("y05_partial_order_and_blank", &["304"], || partial_and([0, 1])),
    refused("y05_partial_order_none_and_blank", &["304"], partial_none_and_blank),
    refused("y04_ties_two_and_minus_one", &["304"], ties_two_and_minus_one),
    refused("y05_ties_cycle", &["304"], ties_cycle),
    refused("y05_ties_intransitive_indifference", &["304"], indifference),
    refused("y05_ties_both_before_each_other", &["304"], ties_both_before),
    refused("y05_ties_everybody_alike", &["304"], || no_bits(ties(), &tied([0; 6], [[0; 3]; 6], [2, 1], [0, 0]))),
    refused("y05_ties_order_and_none", &["304"], || ties_and([1, 0])),
    refused("y05_ties_order_and_blank", &["304"], || ties_and([0, 1])),
    refused("y05_ties_none_and_blank", &["304"], || no_bits(ties(), &tied([0; 6], [[0; 3]; 6], [-2, -1], [1, 1]))),
];

/// w of ab, ac, ba, bc, ca, cb; then e, x, y of ab, ac, bc; n of a, b, c; the triple; s in bits of 1, 1; none, blank.
fn order(w: [i64; 6], exy: [[i64; 3]; 3], n: [i64; 3], t: i64, s: [i64; 2], z: [i64; 2]) -> Vec<i64> {
    [w.as_slice(), exy.as_flattened(), &n, &[t], &s, &z].concat()
}

fn partial_two_and_minus_one() -> Case {
    let exy = [[0, 0, 0], [0, 0, 0], [2, 1, 1]];
    no_bits(partial(), &order([2, 1, -1, 1, 0, 0], exy, [0; 3], 2, [0, 0], [0, 0]))
}

/// a before b before c before a.
fn partial_cycle() -> Case {
    let exy = [[0, 0, 0], [0, 0, 0], [1, 0, 1]];
    no_bits(partial(), &order([1, 0, 0, 1, 1, 0], exy, [0; 3], 2, [0, 0], [0, 0]))
}

/// a is before b and b before c, but a and c are not ranked.
fn unranked_before() -> Case {
    let exy = [[0, 1, 0], [1, 0, 1], [2, 1, 0]];
    no_bits(partial(), &order([1, 0, 0, 1, 0, 0], exy, [1, 0, 1], 1, [1, 1], [0, 0]))
}

/// a before b and b before a, and −1 for neither.
fn both_before() -> Case {
    let exy = [[-1, 0, 0], [2, 0, 0], [0, 1, 1]];
    no_bits(partial(), &order([1, 1, 1, 1, 0, 0], exy, [0; 3], 0, [0, 0], [0, 0]))
}

fn both_before_in_bits() -> Case {
    let exy = [[0, 0, 0], [0, 0, 0], [1, 1, 1]];
    broken_rule(partial(), &order([1, 1, 1, 1, 0, 0], exy, [0; 3], 1, [0, 0], [0, 0]))
}

fn nothing_ranked() -> Case {
    let exy = [[1, 1, 1], [0, 0, 0], [1, 1, 1]];
    no_bits(partial(), &order([0; 6], exy, [1; 3], 1, [2, 1], [0, 0]))
}

/// a, b, c, and an extra answer.
fn partial_and(z: [i64; 2]) -> Case {
    let exy = [[0, 0, 0], [0, 0, 0], [1, 1, 1]];
    no_bits(partial(), &order([1, 1, 0, 1, 0, 0], exy, [0; 3], 1, [-2, -1], z))
}

fn partial_none_and_blank() -> Case {
    let exy = [[1, 1, 1], [0, 0, 0], [1, 1, 1]];
    no_bits(partial(), &order([0; 6], exy, [1; 3], 1, [-2, -1], [1, 1]))
}

/// Heights in bits of 1, 1; for ab, ac, ba, bc, ca, cb: g and n in bits of 1, 1; s in bits of 1, 1; none, blank.
fn tied(heights: [i64; 6], pairs: [[i64; 3]; 6], s: [i64; 2], z: [i64; 2]) -> Vec<i64> {
    [heights.as_slice(), pairs.as_flattened(), &s, &z].concat()
}

fn ties_two_and_minus_one() -> Case {
    let pairs = [[2, 3, 3], [0; 3], [-1, -2, -1], [0; 3], [0; 3], [0; 3]];
    no_bits(ties(), &tied([0; 6], pairs, [1, 1], [0, 0]))
}

/// a before b before c before a, all of one height.
fn ties_cycle() -> Case {
    let pairs = [[1, 2, 1], [0; 3], [0; 3], [1, 2, 1], [1, 2, 1], [0; 3]];
    no_bits(ties(), &tied([0; 6], pairs, [0, 0], [0, 0]))
}

/// a as good as b, b as good as c, but a before c.
fn indifference() -> Case {
    let pairs = [[0, -1, 0], [1, 1, 1], [0, 1, 0], [0; 3], [0, 1, 0], [0; 3]];
    no_bits(ties(), &tied([1, 0, 0, 0, 0, 0], pairs, [1, 1], [0, 0]))
}

fn ties_both_before() -> Case {
    let pairs = [[1, 2, 1], [0; 3], [1, 2, 1], [0; 3], [0; 3], [0; 3]];
    no_bits(ties(), &tied([0; 6], pairs, [1, 0], [0, 0]))
}

/// a, b, c, and an extra answer.
fn ties_and(z: [i64; 2]) -> Case {
    let pairs = [[1, 1, 1], [1, 1, 0], [0, 1, 0], [1, 1, 1], [0, 1, 1], [0, 1, 0]];
    no_bits(ties(), &tied([1, 1, 1, 0, 0, 0], pairs, [-2, -1], z))
}
