//! Which of two circuits a contest of numbers takes: bits, or numbers with range proofs (spec 3.2, *wide*).

use crate::{Extras, FormError};
use ostrakon_proofs::circuit::{MAX_BITS, MAX_RANGE_BITS, RangeShape};

/// Bits of a number 0 … `largest`.
pub(crate) fn length(largest: u64) -> usize {
    (64 - largest.leading_zeros()) as usize
}

/// Is the circuit with `numbers` to be taken, instead of that of `bits`? Refuses what is too large either way.
pub(crate) fn taken(bits: usize, numbers: &[u64], extras: Extras) -> Result<bool, FormError> {
    let Some(shape) = RangeShape::of(numbers) else { return Ok(false) };
    let elements = extras.count() + 2 * numbers.len() + 2 * shape.rounds() + 11;
    let wide = 2 * elements < bits;
    if wide {
        crate::refusal::at_most("range bits", shape.total_bits(), MAX_RANGE_BITS)?;
    } else {
        crate::refusal::at_most("bits", bits, MAX_BITS)?;
    }
    Ok(wide)
}
