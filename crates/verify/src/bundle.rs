//! Bundles read again: refused unless they are those that were read before.

use crate::RecordFiles;
use ostrakon_tlog::bundle::{EntryBundle, MAX_BUNDLE_LEN};
use ostrakon_tlog::coarse::{BundleLeaves, CoarseTree};
use ostrakon_tlog::hash::{Hash, leaf_hash};
use std::ops::Range;

/// The record is read twice; in between it may not change.
#[derive(Debug)]
pub(crate) struct Changed(pub(crate) String);

impl Changed {
    pub(crate) const WHAT: &'static str =
        "the record changed while it was verified: verify a copy that nobody writes to";
}

/// One bundle, read again.
pub(crate) struct Bundle {
    bundle: EntryBundle,
    bytes: Vec<u8>,
    /// Where the entries are in the bytes.
    places: Vec<Range<usize>>,
    leaves: Vec<Hash>,
}

/// The roots of bundles that were read before.
pub(crate) trait Roots: Sync {
    /// Entries of the log.
    fn size(&self) -> u64;
    /// The tree hash over a bundle's leaf hashes, if it was read.
    fn bundle_root(&self, index: u64) -> Option<Hash>;
}

impl Roots for CoarseTree {
    fn size(&self) -> u64 {
        self.size()
    }

    fn bundle_root(&self, index: u64) -> Option<Hash> {
        self.bundle_root(index)
    }
}

/// Where bundles that were read before are read again.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) files: &'a dyn RecordFiles,
    pub(crate) tree: &'a dyn Roots,
}

impl Source<'_> {
    /// The bundle that holds an entry; refused unless it is the one that was read before.
    pub(crate) fn bundle(&self, index: u64) -> Result<Bundle, Changed> {
        let bundle =
            EntryBundle::holding(index, self.tree.size()).ok_or(Changed(format!("entry {index}")))?;
        let changed = || Changed(bundle.path());
        let bytes = self.files.read(&bundle.path(), MAX_BUNDLE_LEN).map_err(|_| changed())?;
        let entries = bundle.decode(&bytes).map_err(|_| changed())?;
        let leaves: Vec<Hash> = entries.iter().map(|entry| leaf_hash(entry)).collect();
        if Some(*BundleLeaves::new(leaves.clone()).root()) != self.tree.bundle_root(bundle.index()) {
            return Err(changed());
        }
        let places = places(entries.iter().map(|entry| entry.len()));
        Ok(Bundle { bundle, bytes, places, leaves })
    }
}

/// Entries of these lengths, each behind two bytes.
fn places(lengths: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let place = |end: &mut usize, length| {
        let start = *end + 2;
        *end = start + length;
        Some(start..*end)
    };
    lengths.scan(0, place).collect()
}

impl Bundle {
    /// Its entries' indices.
    pub(crate) fn indices(&self) -> Range<u64> {
        self.bundle.entries()
    }

    /// An entry's bytes; none, if it is not in this bundle.
    pub(crate) fn entry(&self, index: u64) -> &[u8] {
        let place = index.checked_sub(self.indices().start).and_then(|i| self.places.get(i as usize));
        place.and_then(|place| self.bytes.get(place.clone())).unwrap_or_default()
    }

    /// All leaf hashes.
    pub(crate) fn into_leaves(self) -> Vec<Hash> {
        self.leaves
    }
}
