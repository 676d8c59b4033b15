//! What a record's directory holds: log files by number, all else by name.

use crate::lowest::Lowest;
use crate::{FileKind, ReadError, RecordFiles};
use ostrakon_tlog::files::LogFile;
use std::collections::{BTreeMap, BTreeSet};

/// Every path that was found. A tile takes a few bytes, so that a record of many millions of ballots is listed in little room.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    /// Ascending, each once.
    log: Vec<LogFile>,
    /// Every other path, with its length.
    others: BTreeMap<String, u64>,
    /// Links and the like.
    special: Lowest<String, ()>,
}

impl Listing {
    pub(crate) fn read(files: &dyn RecordFiles) -> Result<Self, ReadError> {
        let mut listing = Self::default();
        files.visit(&mut |file| {
            if file.kind != FileKind::File {
                listing.special.push(file.path.clone(), ());
            }
            match LogFile::parse(&file.path) {
                Some(tile) => listing.log.push(tile),
                None => _ = listing.others.insert(file.path, file.length),
            }
        })?;
        listing.log.sort_unstable();
        listing.log.dedup();
        Ok(listing)
    }

    pub(crate) fn contains(&self, path: &str) -> bool {
        match LogFile::parse(path) {
            Some(file) => self.log.binary_search(&file).is_ok(),
            None => self.others.contains_key(path),
        }
    }

    /// Number of paths.
    pub(crate) fn len(&self) -> u64 {
        (self.log.len() + self.others.len()) as u64
    }

    /// Paths of what is no plain file.
    pub(crate) fn special(&self) -> impl Iterator<Item = &String> {
        self.special.iter().map(|(path, ())| path)
    }

    /// Files that are no log files, with their lengths.
    pub(crate) fn others(&self) -> impl Iterator<Item = (&String, u64)> {
        self.others.iter().map(|(path, length)| (path, *length))
    }

    /// Log files of `size` entries that are not here, in their order.
    pub(crate) fn missing_tiles(&self, size: u64) -> impl Iterator<Item = LogFile> {
        let mut found = self.log.iter().peekable();
        LogFile::all(size).filter(move |file| {
            while found.next_if(|other| *other < file).is_some() {}
            found.peek() != Some(&file)
        })
    }

    /// The first paths that a record of `size` entries with these other files has and this lacks, ascending.
    pub(crate) fn missing(&self, size: u64, others: &BTreeSet<String>) -> Lowest<String, ()> {
        let tiles = self.missing_tiles(size).map(|file| (file.path(), ()));
        let rest = others.iter().filter(|path| !self.others.contains_key(*path));
        tiles.chain(rest.map(|path| (path.clone(), ()))).collect()
    }

    /// The first paths that such a record does not have and this has, ascending.
    pub(crate) fn superfluous(&self, size: u64, others: &BTreeSet<String>) -> Lowest<String, ()> {
        let mut expected = LogFile::all(size).peekable();
        let tiles = self.log.iter().filter(move |file| {
            while expected.next_if(|other| other < *file).is_some() {}
            expected.peek() != Some(*file)
        });
        let rest = self.others.keys().filter(|path| !others.contains(*path));
        tiles.map(LogFile::path).chain(rest.cloned()).map(|path| (path, ())).collect()
    }
}
