//! What a user may add to a record: pins, receipts, a check to leave out; how the work is done, and how it is watched.

use crate::{CheckId, ResumeFolder};
use std::path::PathBuf;
use std::time::Duration;

/// Everything beside the record.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Checkpoints kept from before: (name, bytes).
    pub pins: Vec<(String, Vec<u8>)>,
    /// Receipts: (name, bytes).
    pub receipts: Vec<(String, Vec<u8>)>,
    /// A check to leave out, to show what it alone catches; the report then does not pass.
    pub without: Option<CheckId>,
    /// A file of hints (spec 8.5), which can save time and nothing else.
    pub hints: Option<PathBuf>,
    /// Where an interrupted verification is kept, to go on with it.
    pub resume: Option<ResumeFolder>,
    /// Sizes that change no report; for tests, and for browsers.
    #[doc(hidden)]
    pub tuning: Tuning,
}

/// How the work is cut. Whatever is set here, the report is the same.
#[doc(hidden)]
#[derive(Clone, Debug, Default)]
pub struct Tuning {
    /// Entries of a chunk.
    pub chunk: Option<u64>,
    /// Bytes of each list of notes that stay in memory.
    pub memory: Option<usize>,
    /// How long until progress is saved again.
    pub save_every: Option<Duration>,
}

/// Told how far long work is.
pub trait Progress: Sync {
    /// A new stage of `total` units begins.
    fn stage(&self, name: &str, total: u64);
    /// `count` more units are done.
    fn advance(&self, count: u64);
    /// Something the user should know at once.
    fn tell(&self, _message: &str) {}
    /// Whether the user wants no more of it. Once this is true it stays so; work ends soon after, and what has ended early never passes.
    fn is_stopped(&self) -> bool {
        false
    }
}

/// Why something was not done that its user stopped.
pub(crate) const STOPPED: &str = "stopped at the user's wish";

/// Nobody watches.
impl Progress for () {
    fn stage(&self, _: &str, _: u64) {}
    fn advance(&self, _: u64) {}
}
