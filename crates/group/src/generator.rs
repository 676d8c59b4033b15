//! Multiples of the generator, by a table.

use crate::{Point, Scalar};
use curve25519_dalek::ristretto::RistrettoBasepointTable;

#[cfg(not(target_family = "wasm"))]
fn table() -> &'static RistrettoBasepointTable {
    curve25519_dalek::constants::RISTRETTO_BASEPOINT_TABLE
}

/// Made when it is first used, in some milliseconds: its 30 kB cannot be compressed, and a browser loads them slower.
#[cfg(target_family = "wasm")]
fn table() -> &'static RistrettoBasepointTable {
    static TABLE: std::sync::LazyLock<RistrettoBasepointTable> =
        std::sync::LazyLock::new(|| RistrettoBasepointTable::create(&crate::GENERATOR));
    &TABLE
}

/// scalar·G, in constant time.
pub fn times_generator(scalar: &Scalar) -> Point {
    table() * scalar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_is_made_is_the_one_that_is_kept() {
        let made = RistrettoBasepointTable::create(&crate::GENERATOR);
        for number in [0, 1, 2, u64::MAX] {
            let scalar = Scalar::from(number) - Scalar::from(1_u64);
            assert_eq!(&made * &scalar, times_generator(&scalar));
            assert_eq!(crate::GENERATOR * scalar, times_generator(&scalar));
        }
    }
}
