//! Prepared randomness.

use blind_rsa_signatures::reexports::rsa::rand_core::{TryCryptoRng, TryRng};
use std::convert::Infallible;
use zeroize::Zeroizing;

/// Bytes handed out in order, as the library asks for randomness.
pub(super) struct Prepared {
    bytes: Zeroizing<Vec<u8>>,
    asked: usize,
}

impl Prepared {
    pub(super) fn new(bytes: Zeroizing<Vec<u8>>) -> Self {
        Self { bytes, asked: 0 }
    }

    /// Neither more nor less was asked for than there is.
    pub(super) fn is_used_up(&self) -> bool {
        self.asked == self.bytes.len()
    }
}

impl TryRng for Prepared {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), Infallible> {
        let rest = self.bytes.get(self.asked..).unwrap_or_default();
        let given = rest.len().min(dest.len());
        // Whoever asks for more than there is gets a one, so that nobody draws for ever; that more was asked for is an error then.
        dest.fill(0);
        dest.iter_mut().take(1).for_each(|first| *first = 1);
        dest[..given].copy_from_slice(&rest[..given]);
        self.asked += dest.len();
        Ok(())
    }
}

impl TryCryptoRng for Prepared {}
