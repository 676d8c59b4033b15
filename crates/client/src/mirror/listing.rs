//! What stands in a directory that is to hold a log.

use super::MirrorError;
use super::folder::{Folder, TEMPORARY};
use ostrakon_election::board::{CHARTER_PATH, REGISTER_FOLDER};
use ostrakon_tlog::files::LogFile;
use ostrakon_tlog::tiles::{CHECKPOINT_PATH, FULL_WIDTH};
use std::collections::BTreeSet;

/// Every path in a folder.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// Ascending.
    log: Vec<LogFile>,
    others: BTreeSet<String>,
}

impl Listing {
    pub(super) fn read(folder: &Folder) -> Result<Self, MirrorError> {
        let mut listing = Self::default();
        folder.visit(&mut |path| match LogFile::parse(&path) {
            Some(file) => listing.log.push(file),
            None => _ = listing.others.insert(path),
        })?;
        listing.log.sort_unstable();
        Ok(listing)
    }

    pub(super) fn has(&self, file: LogFile) -> bool {
        self.log.binary_search(&file).is_ok()
    }

    /// The first path that is neither a log's nor `named`, nor one that was not written to its end.
    pub(super) fn foreign(&self, named: impl Fn(&str) -> bool) -> Option<&String> {
        self.others.iter().find(|path| *path != CHECKPOINT_PATH && !is_temporary(path) && !named(path))
    }

    /// What no log of this size has: files of other sizes, and what was not written to its end.
    pub(super) fn stale(&self, size: u64) -> Vec<String> {
        let tiles = self.log.iter().filter(|file| !file.belongs(size)).map(LogFile::path);
        tiles.chain(self.others.iter().filter(|path| is_temporary(path)).cloned()).collect()
    }
}

/// The partial files of one size that a larger one does not have.
pub(super) fn replaced(before: u64, size: u64) -> Vec<String> {
    let files = LogFile::all(before).filter(|file| file.width() < FULL_WIDTH && !file.belongs(size));
    files.map(|file| file.path()).collect()
}

/// Is this the name of a file that was being written?
fn is_temporary(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.starts_with(TEMPORARY))
}

/// Could a mirror have written this? Nothing is written beside other people's files.
pub(super) fn may_be_ours(path: &str) -> bool {
    let folder = |prefix: &str| path.starts_with(prefix);
    path == CHARTER_PATH || ["setup/", "roll/", "charter/", REGISTER_FOLDER].into_iter().any(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_size_has_its_own_files() {
        for (before, size) in [(0, 5), (5, 256), (5, 300), (256, 300), (70_000, 70_001), (65_535, 65_536)] {
            let all: BTreeSet<LogFile> = LogFile::all(size).collect();
            assert!(all.iter().all(|file| file.belongs(size)), "{size}");
            let gone: BTreeSet<String> = replaced(before, size).into_iter().collect();
            let lost = LogFile::all(before).filter(|file| !all.contains(file)).map(|file| file.path());
            assert_eq!(gone, lost.collect(), "{before} {size}");
        }
    }
}
