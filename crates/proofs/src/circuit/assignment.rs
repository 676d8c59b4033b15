//! What a voter's device puts into a circuit.

use std::fmt;
use std::ops::Range;
use zeroize::Zeroize;

/// Values of a circuit's variables. A vote: never printed, erased when dropped.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Assignment {
    /// b_1 … b_N.
    pub bits: Vec<bool>,
    /// u_1 … u_W.
    pub numbers: Vec<u64>,
}

impl Assignment {
    /// Bits alone.
    pub fn of_bits(bits: Vec<bool>) -> Self {
        Self { bits, numbers: Vec::new() }
    }

    /// Those of another contest after these.
    pub fn append(&mut self, other: &Self) {
        self.bits.extend_from_slice(&other.bits);
        self.numbers.extend_from_slice(&other.numbers);
    }

    /// One contest's part of a ballot's assignment, or `None` if it is too short.
    pub(crate) fn part(&self, bits: Range<usize>, numbers: Range<usize>) -> Option<Self> {
        let (bits, numbers) = (self.bits.get(bits)?, self.numbers.get(numbers)?);
        Some(Self { bits: bits.to_vec(), numbers: numbers.to_vec() })
    }

    /// The value of a variable, bits first; it must be one of the circuit's.
    pub(super) fn value(&self, variable: u32) -> u64 {
        let variable = variable as usize;
        self.bits.get(variable).map_or_else(|| self.numbers[variable - self.bits.len()], |b| u64::from(*b))
    }
}

impl fmt::Debug for Assignment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted>")
    }
}

impl Drop for Assignment {
    fn drop(&mut self) {
        self.bits.zeroize();
        self.numbers.zeroize();
    }
}
