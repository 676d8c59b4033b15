//! Hedged randomness (spec 3.5): the operating system's entropy and a secret together.

use rand_core::{CryptoRng, CryptoRngCore, Error, RngCore, impls};
use sha2::{Digest, Sha512};
use zeroize::Zeroize;

/// A generator seeded with fresh entropy *and* a secret *and* what the randomness is for.
///
/// With good entropy it is uniform; with a broken generator it is still unpredictable to whoever does not
/// know the secret, and differs between statements. The secret alone never determines a stream: a stuck
/// generator is refused by [`HedgedRng::new`].
pub struct HedgedRng {
    seed: [u8; 64],
    counter: u64,
}

/// The operating system's generator gave the same bytes twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the random generator returned the same 32 bytes twice: it is stuck, nothing can be drawn from it")]
pub struct StuckGenerator;

impl HedgedRng {
    /// Draws 64 bytes of entropy and hashes them with `secret` and `purpose`.
    pub fn new(rng: &mut impl CryptoRngCore, secret: &[u8], purpose: &[u8]) -> Result<Self, StuckGenerator> {
        let (mut first, mut second) = ([0; 32], [0; 32]);
        rng.fill_bytes(&mut first);
        rng.fill_bytes(&mut second);
        if first == second {
            return Err(StuckGenerator);
        }
        let mut hash = Sha512::new();
        hash.update(b"ostrakon-v1/hedge\0");
        for part in [&first, &second, secret, purpose] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        first.zeroize();
        second.zeroize();
        Ok(Self { seed: hash.finalize().into(), counter: 0 })
    }
}

impl RngCore for HedgedRng {
    fn next_u32(&mut self) -> u32 {
        impls::next_u32_via_fill(self)
    }

    fn next_u64(&mut self) -> u64 {
        impls::next_u64_via_fill(self)
    }

    fn fill_bytes(&mut self, dest: &mut [u8]) {
        for chunk in dest.chunks_mut(64) {
            self.counter += 1;
            let mut block =
                Sha512::new().chain_update(self.seed).chain_update(self.counter.to_be_bytes()).finalize();
            chunk.copy_from_slice(&block[..chunk.len()]);
            block.as_mut_slice().zeroize();
        }
    }

    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(dest);
        Ok(())
    }
}

impl CryptoRng for HedgedRng {}

impl Drop for HedgedRng {
    fn drop(&mut self) {
        self.seed.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Stuck(u8);
    impl RngCore for Stuck {
        fn next_u32(&mut self) -> u32 {
            0
        }
        fn next_u64(&mut self) -> u64 {
            0
        }
        fn fill_bytes(&mut self, dest: &mut [u8]) {
            dest.fill(self.0);
        }
        fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), Error> {
            self.fill_bytes(dest);
            Ok(())
        }
    }
    impl CryptoRng for Stuck {}

    #[test]
    fn a_stuck_generator_is_refused() {
        assert!(HedgedRng::new(&mut Stuck(7), b"secret", b"purpose").is_err());
    }

    #[test]
    fn streams_differ_and_go_on() {
        let mut rng = rand_core::OsRng;
        let draw = |g: &mut HedgedRng| {
            let mut out = [0u8; 100];
            g.fill_bytes(&mut out);
            out
        };
        let mut one = HedgedRng::new(&mut rng, b"s", b"p").ok();
        let mut two = HedgedRng::new(&mut rng, b"s", b"p").ok();
        let (a, b) = (one.as_mut().map(draw), two.as_mut().map(draw));
        assert_ne!(a, b);
        assert_ne!(a, one.as_mut().map(draw));
    }
}
