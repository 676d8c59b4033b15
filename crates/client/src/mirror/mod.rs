//! Mirrors: exact copies of published logs, each file checked before it is written (spec 4.1, 9.1, 10.1).
//!
//! A mirror believes nobody. The checkpoint comes first and names the tree; the tree comes from tiles, and its root must be the
//! checkpoint's; bundles must fit the tree, hash tiles are computed, side files have the hashes that the entries give them. The new
//! checkpoint is written last, so that whatever interrupts this leaves a whole record, the old one or the new. A log that shows fewer
//! entries than before, or others, is not followed: both checkpoints are kept as evidence.

mod archive;
mod contents;
mod copy;
mod error;
mod evidence;
mod folder;
mod listing;
mod parallel;
mod peek;
mod register;
mod sides;
mod source;
mod stored;
#[cfg(test)]
pub(crate) mod tests;
mod tiles;
mod update;
mod whole;

pub use archive::{Logs, find};
pub use error::MirrorError;
pub use folder::TEMPORARY;
pub(crate) use parallel::for_each;
pub use peek::{Beginning, beginning};
pub use source::{Remote, Source};
pub use stored::Stored;
pub use update::{Mirror, Update};
pub use whole::read_register;

/// Who watches the work.
pub trait Watch: Sync {
    /// So many bundles of entries are to be fetched.
    fn begin(&self, bundles: u64);
    /// One of them is there.
    fn advance(&self);
}

impl Watch for () {
    fn begin(&self, _: u64) {}
    fn advance(&self) {}
}
