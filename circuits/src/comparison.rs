//! Values compared two by two: who has more (spec 3.2).
//!
//! For v_i, v_j in 0 … S and a bit g_ij, the number n_ij = (S + 1)·g_ij − (v_i − v_j) lies in 0 … S exactly if g_ij = 1 and v_i > v_j, or
//! g_ij = 0 and v_i ≤ v_j. So one number an ordered pair proves g.

use crate::sketch::{Filling, Sketch, Value, times};
use crate::totals::ordered_pairs;

/// Draws g_ij and n_ij for every ordered pair; the bits g.
pub(crate) fn draw(sketch: &mut Sketch, values: &[Value], largest: u64) -> Vec<u32> {
    let ordered = || ordered_pairs(values.len());
    let drawn: Vec<_> = ordered().map(|_| (sketch.row(1).start, sketch.value(largest))).collect();
    for ((i, j), (g, n)) in ordered().zip(&drawn) {
        let difference = times(1, &values[i]).chain(times(-1, &values[j]));
        let more = [(*g, -(largest as i64 + 1))];
        sketch.rule(times(1, n).chain(more).chain(difference), 0);
    }
    drawn.into_iter().map(|(g, _)| g).collect()
}

/// Fills them in.
pub(crate) fn fill(filling: &mut Filling, values: &[u64], largest: u64) {
    for (i, j) in ordered_pairs(values.len()) {
        let more = values[i] > values[j];
        filling.row([more]);
        filling.value((largest + 1) * u64::from(more) + values[j] - values[i], largest);
    }
}

/// Bits that [`draw`] uses for so many values.
pub(crate) fn bits(values: usize, largest: u64) -> usize {
    values * values.saturating_sub(1) * (1 + crate::wide::length(largest))
}
