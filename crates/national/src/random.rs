//! All randomness, from the seed: one ChaCha20 stream for each thing that draws, so that the order of work does not matter.

use ostrakon_group::sha256;
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;

/// Where all streams come from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seed(pub(crate) u64);

/// Who draws. Each has streams of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Drawer {
    /// A signing key, or the manifest's nonce.
    Key,
    /// A trustee, in the ceremony.
    Dealer,
    /// A trustee, for its shares.
    Share,
    /// A voter's credential, by the voter's number.
    Credential,
    /// A voter's mind, by the ballot's place on the board.
    Mind,
    /// A voter's device, by the ballot's place on the board.
    Device,
}

impl Seed {
    /// The stream of one drawer and number.
    pub(crate) fn stream(self, drawer: Drawer, number: u64) -> ChaCha20Rng {
        let mut bytes = b"ostrakon synthetic national record\0".to_vec();
        bytes.extend(self.0.to_be_bytes());
        bytes.push(drawer as u8);
        bytes.extend(number.to_be_bytes());
        ChaCha20Rng::from_seed(sha256(&bytes))
    }
}
