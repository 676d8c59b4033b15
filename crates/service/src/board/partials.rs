//! Partial files: which of them somebody may still read, and which may go.
//!
//! A tree only grows, so the sizes that need a partial file follow one another: it may go when the published checkpoint is above the last of
//! them. What a size needs that is written and not yet published is never below that.

use super::folder::Folder;
use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The partial files of one log's directory.
pub(super) struct Partials {
    folder: Folder,
    /// Every one that is to stay for now, with the last size that is known to need it.
    last: Mutex<BTreeMap<String, u64>>,
}

impl Partials {
    /// Those that are there at a start: no size is known to need them until one says so.
    pub(super) fn of(folder: Folder) -> Self {
        let last = folder.partial().into_iter().map(|name| (name, 0)).collect();
        Self { folder, last: Mutex::new(last) }
    }

    /// A tree of this size needs these. It says so before it writes them, lest they are swept in between.
    pub(super) fn need<'a>(&self, size: u64, names: impl Iterator<Item = &'a str>) {
        let mut last = self.lock();
        for name in names.filter(|name| name.contains(".p/")) {
            let known = last.entry(name.to_owned()).or_default();
            *known = size.max(*known);
        }
    }

    /// Those that nobody needs who begins to read now, when the published checkpoint has this size; each is named once.
    pub(super) fn stale(&self, published: u64) -> Vec<String> {
        self.lock().extract_if(.., |_, last| *last < published).map(|(name, _)| name).collect()
    }

    /// Removes files that were stale, but what a size has come to need since: after a restored backup a log may grow to a size once more.
    pub(super) fn sweep(&self, stale: &[String]) -> io::Result<()> {
        for name in stale {
            let last = self.lock();
            if !last.contains_key(name) {
                self.folder.remove(name)?;
            }
        }
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, u64>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
