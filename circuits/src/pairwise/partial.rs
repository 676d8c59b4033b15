//! Some options ranked, one at least, no ties; the others after all of them, not compared with each other.
//!
//! Bits w_ij for ordered pairs (i is before j); e_ij (neither is ranked), x_ij and y_ij for pairs; n_i (i is not ranked); t_ijl for triples.
//! Slots w_ij. For i < j < l:
//!
//! ```text
//! w_ij + w_ji + e_ij = 1
//! n_i + n_j − 2·e_ij − x_ij = 0                   e_ij = n_i·n_j
//! w_ij + e_ij + n_i − n_j − y_ij = 0              who is not ranked is before nobody who is
//! (w_ij + e_ij) + (w_jl + e_jl) − (w_il + e_il) − t_ijl = 0
//! −Σ n + s + k·z = 0                              s in 0 … k − 1
//! ```
//!
//! w + e orders those not ranked by number, which makes it a tournament; without cycles it is an order. Over k options that takes
//! k + 5·C(k, 2) + C(k, 3) bits and a few: fewer than comparing heights, as ties do.

use super::complete::{index, triple};
use super::{places, triple_count};
use crate::sketch::{Filling, Sketch, each, times};
use crate::totals::{ordered_pairs, pairs, triples};
use crate::{Extras, wide};
use ostrakon_proofs::circuit::Circuit;

/// Slots, bits, rules.
pub(super) fn sizes(options: usize, extras: Extras) -> (usize, usize, usize) {
    let (pairs, triples, z) = (options * (options - 1) / 2, triple_count(options), extras.count());
    let bits = 5 * pairs + options + triples + wide::length(options as u64 - 1) + z;
    (2 * pairs + z, bits, 3 * pairs + triples + 1)
}

pub(super) fn circuit(options: usize, extras: Extras) -> Circuit {
    let mut sketch = Sketch::default();
    let count = options * (options - 1) / 2;
    let w = sketch.row(2 * count);
    let [e, x, y] = [(); 3].map(|()| sketch.row(count));
    let (n, t) = (sketch.row(options), sketch.row(triple_count(options)));
    let (s, z) = (sketch.value(options as u64 - 1), sketch.row(extras.count()));
    sketch.slots(w.clone());
    sketch.slots(z.clone());
    let before = |i: usize, j: usize| w.start + ordered_index(options, i, j);
    let (nth, rank) = (index(options), |i: usize| n.start + i as u32);
    for (i, j) in pairs(options) {
        sketch.rule(each(1, [before(i, j), before(j, i), e.start + nth(i, j)]), 1);
    }
    for (i, j) in pairs(options) {
        let at = nth(i, j);
        sketch.rule([(e.start + at, -2), (x.start + at, -1), (rank(i), 1), (rank(j), 1)], 0);
    }
    for (i, j) in pairs(options) {
        let at = nth(i, j);
        let order = [(before(i, j), 1), (e.start + at, 1), (y.start + at, -1)];
        sketch.rule(order.into_iter().chain([(rank(i), 1), (rank(j), -1)]), 0);
    }
    for ((i, j, l), slack) in triples(options).zip(t) {
        let side = |sign, i, j| [(before(i, j), sign), (e.start + nth(i, j), sign)];
        let sides = side(1, i, j).into_iter().chain(side(1, j, l)).chain(side(-1, i, l));
        sketch.rule(sides.chain([(slack, -1)]), 0);
    }
    sketch.rule(each(-1, n.clone()).chain(times(1, &s)).chain(each(options as i64, z)), 0);
    sketch.finish()
}

/// Number of the ordered pair i ≠ j in lexicographic order.
fn ordered_index(options: usize, i: usize, j: usize) -> u32 {
    (i * (options - 1) + j - usize::from(j > i)) as u32
}

/// Without groups: an extra answer, nobody ranked.
pub(super) fn fill(groups: Option<&[Vec<usize>]>, options: usize) -> Filling {
    let places = places(groups.unwrap_or_default(), options);
    let ranked = |i: usize| places[i].is_some();
    let before = |i: usize, j: usize| match (places[i], places[j]) {
        (Some(i), Some(j)) => i < j,
        (mine, _) => mine.is_some(),
    };
    let neither = |i: usize, j: usize| !ranked(i) && !ranked(j);
    let p = |i: usize, j: usize| before(i, j) || neither(i, j);
    // y = p_ij + n_i − n_j: of two that are both ranked or both not, p; else 0 or 1, whichever makes it a bit.
    let y = |i: usize, j: usize| i8::from(p(i, j)) + i8::from(!ranked(i)) - i8::from(!ranked(j)) == 1;
    let mut filling = Filling::default();
    filling.row(ordered_pairs(options).map(|(i, j)| before(i, j)));
    filling.row(pairs(options).map(|(i, j)| neither(i, j)));
    filling.row(pairs(options).map(|(i, j)| ranked(i) != ranked(j)));
    filling.row(pairs(options).map(|(i, j)| y(i, j)));
    filling.row((0..options).map(|i| !ranked(i)));
    filling.row(triples(options).map(|(i, j, l)| triple(p(i, j), p(j, l), p(i, l))));
    let unranked = places.iter().filter(|place| place.is_none()).count();
    filling.value(groups.map_or(0, |_| unranked as u64), options as u64 - 1);
    filling
}
