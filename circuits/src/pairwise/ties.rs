//! Any order in which options may share a place, not all of them.
//!
//! Heights h_i in 0 … k − 1 (how many places are below), compared two by two ([`crate::comparison`]): slots g_ij for ordered pairs. Whatever the
//! heights, g comes from an order. The gate Σ g + s + C₂·z = C₂ with s in 0 … C₂ − 1 lets nobody prefer nothing, but by an extra answer.

use super::places;
use crate::sketch::{Filling, Sketch, Value, each, times};
use crate::totals::ordered_pairs;
use crate::{Extras, comparison, wide};
use ostrakon_proofs::circuit::Circuit;

/// Slots, bits, rules.
pub(super) fn sizes(options: usize, extras: Extras) -> (usize, usize, usize) {
    let (ordered, z, top) = (options * (options - 1), extras.count(), options as u64 - 1);
    let gate = wide::length(ordered as u64 / 2 - 1);
    let bits = options * wide::length(top) + comparison::bits(options, top) + gate + z;
    (ordered + z, bits, ordered + 1)
}

pub(super) fn circuit(options: usize, extras: Extras) -> Circuit {
    let (mut sketch, top) = (Sketch::default(), options as u64 - 1);
    let heights: Vec<Value> = (0..options).map(|_| sketch.value(top)).collect();
    let g = comparison::draw(&mut sketch, &heights, top);
    let most = (options * (options - 1) / 2) as u64;
    let (s, z) = (sketch.value(most - 1), sketch.row(extras.count()));
    g.iter().for_each(|g| sketch.slot([(*g, 1)]));
    sketch.slots(z.clone());
    sketch.rule(each(1, g).chain(times(1, &s)).chain(each(most as i64, z)), most);
    sketch.finish()
}

/// Without groups: an extra answer, everybody on the ground.
pub(super) fn fill(groups: Option<&[Vec<usize>]>, options: usize) -> Filling {
    let (listed, top) = (groups.unwrap_or_default(), options as u64 - 1);
    let places = places(listed, options);
    let below = listed.len() as u64 - u64::from(places.iter().all(Option::is_some) && !listed.is_empty());
    let heights: Vec<u64> =
        places.iter().map(|place| place.map_or(0, |place| below - place as u64)).collect();
    let mut filling = Filling::default();
    heights.iter().for_each(|height| filling.value(*height, top));
    comparison::fill(&mut filling, &heights, top);
    let most = options * (options - 1) / 2;
    let preferred = ordered_pairs(options).filter(|(i, j)| heights[*i] > heights[*j]).count();
    filling.value(groups.map_or(0, |_| (most - preferred) as u64), most as u64 - 1);
    filling
}
