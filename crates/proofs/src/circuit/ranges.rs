//! The shape of a ballot's range proof (spec 3.5): M committed values of n bits each.

/// Most range bits n·M of a ballot (spec 0.8).
pub const MAX_RANGE_BITS: usize = 16_384;

/// n and M.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RangeShape {
    /// n: 8, 16, 32 or 64.
    pub bits: usize,
    /// M: numbers, complements and padding; a power of two.
    pub values: usize,
}

impl RangeShape {
    /// Of numbers with these largest values; `None` of none.
    pub fn of(largest: &[u64]) -> Option<Self> {
        let needed = largest.iter().map(|s| 64 - s.leading_zeros()).max()?;
        let bits = [8, 16, 32, 64].into_iter().find(|n| *n >= needed).unwrap_or(64);
        let complements = largest.iter().filter(|s| **s != full(bits)).count();
        Some(Self { bits: bits as usize, values: (largest.len() + complements).next_power_of_two() })
    }

    /// The numbers (from 0) whose complement S_j − u_j is proved too, because S_j ≠ 2ⁿ − 1.
    pub fn complements(self, largest: &[u64]) -> impl Iterator<Item = usize> + '_ {
        (0..largest.len()).filter(move |j| largest[*j] != full(self.bits as u32))
    }

    /// n·M: what the proof is about, bit by bit.
    pub fn total_bits(self) -> usize {
        self.bits * self.values
    }

    /// log₂(n·M): rounds of the inner product argument.
    pub fn rounds(self) -> usize {
        self.total_bits().ilog2() as usize
    }

    /// Elements of 32 bytes in the proof.
    pub fn elements(self) -> usize {
        2 * self.rounds() + 9
    }
}

/// 2ⁿ − 1.
fn full(bits: u32) -> u64 {
    u64::MAX >> (64 - bits)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn shapes_are_the_smallest_that_fit() {
        let shape = |largest: &[u64]| RangeShape::of(largest).map(|s| (s.bits, s.values));
        assert_eq!(shape(&[]), None);
        assert_eq!(shape(&[1]), Some((8, 2)));
        assert_eq!(shape(&[255]), Some((8, 1)));
        assert_eq!(shape(&[255, 256]), Some((16, 4)));
        assert_eq!(shape(&[65_535; 3]), Some((16, 4)));
        assert_eq!(shape(&[u64::MAX, 1 << 32]), Some((64, 4)));
        assert_eq!(shape(&[10_000; 41]), Some((16, 128)));
        assert_eq!(RangeShape::of(&[10_000; 41]).unwrap().elements(), 31);
        let complements: Vec<_> = RangeShape { bits: 8, values: 4 }.complements(&[3, 255, 7]).collect();
        assert_eq!(complements, [0, 2]);
    }
}
