//! The verifier's random weights (spec 3.6): one an equation, 128 bits, never zero, never repeated.

use ostrakon_group::Scalar;
use rand_core::CryptoRngCore;
use sha2::{Digest, Sha512};
use std::collections::HashSet;

/// Why a batch cannot be weighted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightError {
    /// The operating system's generator gave the same bytes twice.
    #[error(
        "the random generator returned the same 32 bytes twice: a batch verified with it could be forged"
    )]
    StuckGenerator,
    /// A weight was zero or came twice, which chance does not do.
    #[error("a batch weight is zero or repeated: the random generator is broken")]
    Degenerate,
}

/// A stream of weights bound to fresh entropy and to every byte of the batch.
#[derive(Debug)]
pub struct Weights {
    seed: [u8; 64],
    counter: u64,
    spare: Vec<u128>,
    seen: HashSet<u128>,
}

impl Weights {
    /// `batch` is a hash of all the batch's bytes, responses included.
    pub fn new(rng: &mut impl CryptoRngCore, batch: &[u8; 32]) -> Result<Self, WeightError> {
        let (mut first, mut second) = ([0u8; 32], [0u8; 32]);
        rng.fill_bytes(&mut first);
        rng.fill_bytes(&mut second);
        if first == second {
            return Err(WeightError::StuckGenerator);
        }
        let seed =
            Sha512::new().chain_update(first).chain_update(second).chain_update(batch).finalize().into();
        Ok(Self { seed, counter: 0, spare: Vec::new(), seen: HashSet::new() })
    }

    /// The next weight.
    pub fn draw(&mut self) -> Result<Scalar, WeightError> {
        self.draw_short().map(Scalar::from)
    }

    /// The next weight, as the number that it is.
    pub fn draw_short(&mut self) -> Result<u128, WeightError> {
        if self.spare.is_empty() {
            self.refill();
        }
        let weight = self.spare.pop().unwrap_or(0);
        if weight == 0 || !self.seen.insert(weight) {
            return Err(WeightError::Degenerate);
        }
        Ok(weight)
    }

    fn refill(&mut self) {
        self.counter += 1;
        let block = Sha512::new().chain_update(self.seed).chain_update(self.counter.to_be_bytes()).finalize();
        let number = |chunk: &[u8]| chunk.iter().fold(0u128, |n, byte| n << 8 | u128::from(*byte));
        self.spare.extend(block.chunks(16).map(number));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use rand_core::{CryptoRng, Error, OsRng, RngCore};

    /// A generator that repeats 32 bytes for ever.
    struct Stuck;
    impl RngCore for Stuck {
        fn next_u32(&mut self) -> u32 {
            7
        }
        fn next_u64(&mut self) -> u64 {
            7
        }
        fn fill_bytes(&mut self, dest: &mut [u8]) {
            dest.fill(7);
        }
        fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), Error> {
            self.fill_bytes(dest);
            Ok(())
        }
    }
    impl CryptoRng for Stuck {}

    #[test]
    fn a_stuck_generator_aborts() {
        assert_eq!(Weights::new(&mut Stuck, &[0; 32]).unwrap_err(), WeightError::StuckGenerator);
    }

    #[test]
    fn zero_and_repeated_weights_abort() {
        let mut weights = Weights::new(&mut OsRng, &[0; 32]).unwrap();
        weights.spare = vec![0];
        assert_eq!(weights.draw(), Err(WeightError::Degenerate));
        weights.spare = vec![5, 5];
        assert!(weights.draw().is_ok());
        assert_eq!(weights.draw(), Err(WeightError::Degenerate));
    }

    #[test]
    fn weights_fill_all_their_bits_and_depend_on_the_batch() {
        let mut weights = Weights::new(&mut OsRng, &[1; 32]).unwrap();
        let (mut or, mut and) = (0u8, 0xffu8);
        for _ in 0..200 {
            let bytes = weights.draw().unwrap().to_bytes();
            assert_eq!(bytes[16..], [0; 16]);
            or |= bytes[15];
            and &= bytes[15];
        }
        assert_eq!((or, and), (0xff, 0));
    }
}
