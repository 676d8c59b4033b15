//! A receipt that was verified (spec 4.4).

use ostrakon_tlog::checkpoint::{LogKey, VerifiedCheckpoint};
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::receipt::Receipt;

/// A receipt that was verified: the log signed a tree that holds this ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipted {
    /// The receipt's text, to be kept.
    pub text: String,
    /// The ballot's index on the board.
    pub index: u64,
    /// What the log signed, with the lines of witnesses as they came.
    pub checkpoint: VerifiedCheckpoint,
}

impl Receipted {
    /// Verifies the receipt of a ballot.
    ///
    /// # Errors
    /// Why it is none.
    pub fn verify(text: &[u8], log: &LogKey, ballot: &[u8]) -> Result<Self, String> {
        let receipt = Receipt::parse(text).map_err(|error| error.to_string())?;
        let leaf = leaf_hash(ballot);
        if receipt.unauthenticated_extra() != Some(leaf.as_bytes().as_slice()) {
            return Err("it is for another ballot".into());
        }
        let checkpoint = receipt.verify(log, leaf).map_err(|error| error.to_string())?;
        Ok(Self { text: receipt.encode(), index: receipt.index(), checkpoint })
    }
}
