//! A random generator that is stuck.

use rand_core::{CryptoRng, Error, RngCore};

/// Gives the same byte for ever.
#[derive(Clone, Copy, Debug)]
pub struct Stuck(pub u8);

impl RngCore for Stuck {
    fn next_u32(&mut self) -> u32 {
        u32::from(self.0)
    }

    fn next_u64(&mut self) -> u64 {
        u64::from(self.0)
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        bytes.fill(self.0);
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

impl CryptoRng for Stuck {}
