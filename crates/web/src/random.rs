//! The browser's randomness. Where it gives none the booth stops.

use rand_core::{CryptoRng, Error, OsRng, RngCore, impls};

/// `crypto.getRandomValues`. What throws or is missing gives zeros, again and again: whoever draws secrets from it hedges (spec 3.5), and hedging refuses a
/// generator that repeats itself. So a fault becomes an error in words, and no ballot.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Browser;

impl RngCore for Browser {
    fn next_u32(&mut self) -> u32 {
        impls::next_u32_via_fill(self)
    }

    fn next_u64(&mut self) -> u64 {
        impls::next_u64_via_fill(self)
    }

    fn fill_bytes(&mut self, dest: &mut [u8]) {
        if OsRng.try_fill_bytes(dest).is_err() {
            dest.fill(0);
        }
    }

    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), Error> {
        OsRng.try_fill_bytes(dest)
    }
}

impl CryptoRng for Browser {}
