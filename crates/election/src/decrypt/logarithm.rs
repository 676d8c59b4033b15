//! Totals from points: baby steps, giant steps (Shanks 1971).

use ostrakon_group::{GENERATOR, Point, Scalar, encode_point};
use std::collections::HashMap;

/// Baby steps for totals up to a bound: about √bound entries of 40 bytes.
pub struct LogarithmTable {
    steps: HashMap<[u8; 32], u64>,
    width: u64,
    giant: Point,
    bound: u64,
}

impl LogarithmTable {
    /// Prepares for totals 0 … `bound`.
    pub fn new(bound: u64) -> Self {
        let width = bound.isqrt() + 1;
        let mut steps = HashMap::with_capacity(width as usize);
        let mut point = Point::default();
        for step in 0..width {
            steps.insert(encode_point(&point), step);
            point += GENERATOR;
        }
        Self { steps, width, giant: point, bound }
    }

    /// v with v·G = `point` and v ≤ bound, if there is one.
    pub fn find(&self, point: &Point) -> Option<u64> {
        let mut rest = *point;
        for giant in 0..=self.bound / self.width {
            if let Some(step) = self.steps.get(&encode_point(&rest)) {
                return Some(giant * self.width + step).filter(|v| *v <= self.bound);
            }
            rest -= self.giant;
        }
        None
    }
}

/// v with v·G = `point` and v ≤ `bound`, for one point.
pub fn discrete_logarithm(point: &Point, bound: u64) -> Option<u64> {
    LogarithmTable::new(bound).find(point)
}

/// Is `point` = `value`·G? What a verifier needs of all this.
pub(crate) fn is_multiple(point: &Point, value: u64) -> bool {
    GENERATOR * Scalar::from(value) == *point
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_total_is_found_and_none_above_the_bound() {
        for bound in [0, 1, 2, 3, 10, 99, 100, 101, 1000] {
            let table = LogarithmTable::new(bound);
            for value in 0..=bound {
                assert_eq!(table.find(&(GENERATOR * Scalar::from(value))), Some(value));
            }
            assert_eq!(table.find(&(GENERATOR * Scalar::from(bound + 1))), None);
            assert_eq!(table.find(&-GENERATOR), None);
        }
    }

    #[test]
    fn a_large_total_is_found() {
        let value = 987_654_321;
        assert_eq!(discrete_logarithm(&(GENERATOR * Scalar::from(value)), 1 << 30), Some(value));
        assert!(is_multiple(&(GENERATOR * Scalar::from(value)), value));
    }
}
