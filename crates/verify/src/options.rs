//! What a user may add to a record: pins, receipts, a check to leave out; and how long work is watched.

use crate::CheckId;

/// Everything beside the record.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Checkpoints kept from before: (name, bytes).
    pub pins: Vec<(String, Vec<u8>)>,
    /// Receipts: (name, bytes).
    pub receipts: Vec<(String, Vec<u8>)>,
    /// A check to leave out, to show what it alone catches; the report then does not pass.
    pub without: Option<CheckId>,
}

/// Told how far long work is.
pub trait Progress: Sync {
    /// A new stage of `total` units begins.
    fn stage(&self, name: &str, total: u64);
    /// `count` more units are done.
    fn advance(&self, count: u64);
}

/// Nobody watches.
impl Progress for () {
    fn stage(&self, _: &str, _: u64) {}
    fn advance(&self, _: u64) {}
}
