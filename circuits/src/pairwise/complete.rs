//! Every option ranked, no ties.
//!
//! Bits p_ij for i < j (i is before j), slack t_ijl for triples; slots p_ij;
//!
//! ```text
//! p_ij + p_jl − p_il − t_ijl = 0                  i < j < l
//! ```
//!
//! A tournament is an order if and only if no three form a cycle; the sum is −1 or 2 exactly for the two cycles. Extra answers by the gate
//! Σ p + s + C₂·z = C₂.

use super::{places, triple_count};
use crate::sketch::{Filling, Sketch, each, times};
use crate::totals::{pairs, triples};
use crate::{Extras, wide};
use ostrakon_proofs::circuit::Circuit;

/// Slots, bits, rules.
pub(super) fn sizes(options: usize, extras: Extras) -> (usize, usize, usize) {
    let (pairs, triples, z) = (options * (options - 1) / 2, triple_count(options), extras.count());
    let gate = if z > 0 { wide::length(pairs as u64) } else { 0 };
    (pairs + z, pairs + triples + gate + z, triples + usize::from(z > 0))
}

pub(super) fn circuit(options: usize, extras: Extras) -> Circuit {
    let mut sketch = Sketch::default();
    let p = sketch.row(options * (options - 1) / 2);
    let t = sketch.row(triple_count(options));
    let count = u64::from(p.end);
    let s = sketch.value(if extras.count() > 0 { count } else { 0 });
    let z = sketch.row(extras.count());
    sketch.slots(p.clone());
    sketch.slots(z.clone());
    let at = index(options);
    for ((i, j, l), slack) in triples(options).zip(t) {
        sketch.rule([(at(i, j), 1), (at(j, l), 1), (at(i, l), -1), (slack, -1)], 0);
    }
    if extras.count() > 0 {
        sketch.rule(each(1, p).chain(times(1, &s)).chain(each(count as i64, z)), count);
    }
    sketch.finish()
}

/// Number of the pair i < j in lexicographic order.
pub(super) fn index(options: usize) -> impl Fn(usize, usize) -> u32 {
    move |i, j| (i * (2 * options - i - 1) / 2 + j - i - 1) as u32
}

/// Without groups: an extra answer, all 0.
pub(super) fn fill(groups: Option<&[Vec<usize>]>, options: usize, extras: Extras) -> Filling {
    let mut filling = Filling::default();
    let places = groups.map(|groups| places(groups, options));
    let before = |i: usize, j: usize| places.as_ref().is_some_and(|places| places[i] < places[j]);
    filling.row(pairs(options).map(|(i, j)| before(i, j)));
    let set = filling.ones();
    filling.row(triples(options).map(|(i, j, l)| triple(before(i, j), before(j, l), before(i, l))));
    if extras.count() > 0 {
        let count = (options * (options - 1) / 2) as u64;
        filling.value(groups.map_or(0, |_| count - set), count);
    }
    filling
}

/// t = p_ij + p_jl − p_il, of an order 0 or 1.
pub(super) fn triple(ij: bool, jl: bool, il: bool) -> bool {
    i8::from(ij) + i8::from(jl) - i8::from(il) == 1
}
