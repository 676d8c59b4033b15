//! What a record's directory holds: log files by number, all else by name.

use crate::lowest::Lowest;
use crate::register::{MOST_REGISTER_FILES, is_register_path};
use crate::{FileKind, ReadError, RecordFiles};
use ostrakon_election::board::{CHARTER_PATH, KEYS_PATH, REGISTER_FOLDER};
use ostrakon_group::SortedMap;
use ostrakon_tlog::files::LogFile;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;

/// Every path that was found. A tile takes a few bytes, so that a record of many millions of ballots is listed in little room.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    /// Ascending, each once.
    log: Vec<LogFile>,
    /// Other paths that some record has, with their lengths.
    others: SortedMap<String, u64>,
    /// The first of the paths that no record has: there may be millions.
    foreign: Lowest<String, ()>,
    /// How many of the others are files of the register's copy.
    register: usize,
    /// How many paths there are.
    paths: u64,
    /// Links and the like.
    special: Lowest<String, ()>,
    /// Nobody listed it: whatever is named may be there, and is missing only once it was asked for.
    named: bool,
}

impl Listing {
    /// Of files that nobody lists, before their names are known.
    pub(crate) fn unknown() -> Self {
        Self { named: true, ..Self::default() }
    }

    /// The same, of a record of `size` entries that names these other files.
    pub(crate) fn named(size: u64, others: SortedMap<String, u64>) -> Self {
        let paths = LogFile::all(size).count() as u64 + others.len() as u64;
        Self { log: LogFile::all(size).collect(), others, paths, ..Self::unknown() }
    }

    /// Was it made of names, and not of what is there?
    pub(crate) fn is_named(&self) -> bool {
        self.named
    }

    pub(crate) fn read(files: &dyn RecordFiles) -> Result<Self, ReadError> {
        let (mut listing, mut others) = (Self::default(), Vec::new());
        files.visit(&mut |file| {
            if file.kind != FileKind::File {
                listing.special.push(file.path.clone(), ());
            }
            listing.paths += 1;
            match LogFile::parse(&file.path) {
                Some(tile) => listing.log.push(tile),
                None if listing.is_register_file(&file.path) => {
                    listing.register += 1;
                    others.push((file.path, file.length));
                }
                None if is_side_file(&file.path) => others.push((file.path, file.length)),
                None => listing.foreign.push(file.path, ()),
            }
        })?;
        listing.others = SortedMap::of_many(others);
        listing.log.sort_unstable();
        listing.log.dedup();
        Ok(listing)
    }

    /// A file that a register's copy may have, and not more of them than one has (spec 0.8).
    fn is_register_file(&self, path: &str) -> bool {
        self.register < MOST_REGISTER_FILES
            && path.strip_prefix(REGISTER_FOLDER).is_some_and(is_register_path)
    }

    pub(crate) fn contains(&self, path: &str) -> bool {
        match LogFile::parse(path) {
            Some(_) if self.named => true,
            Some(file) => self.log.binary_search(&file).is_ok(),
            None => self.others.contains_key(path),
        }
    }

    /// Number of paths.
    pub(crate) fn len(&self) -> u64 {
        self.paths
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

    /// Is there a log file that a log of `size` entries does not have?
    pub(crate) fn has_tiles_beside(&self, size: u64) -> bool {
        self.surplus_tiles(size).next().is_some()
    }

    /// Log files that are here and not of `size` entries, in their order.
    fn surplus_tiles(&self, size: u64) -> impl Iterator<Item = &LogFile> {
        let mut expected = LogFile::all(size).peekable();
        self.log.iter().filter(move |file| {
            while expected.next_if(|other| other < *file).is_some() {}
            expected.peek() != Some(*file)
        })
    }

    /// The first paths that a record of `size` entries with these other files has and this lacks, ascending.
    pub(crate) fn missing(&self, size: u64, others: &SortedMap<String, u64>) -> Lowest<String, ()> {
        let tiles = self.missing_tiles(size).map(|file| (file.path(), ()));
        let rest = others.keys().filter(|path| !self.others.contains_key(*path));
        tiles.chain(rest.map(|path| (path.clone(), ()))).collect()
    }

    /// The first paths that such a record does not have and this has, ascending.
    pub(crate) fn superfluous(&self, size: u64, others: &SortedMap<String, u64>) -> Lowest<String, ()> {
        let rest = self.others.keys().filter(|path| !others.contains_key(*path));
        let foreign = self.foreign.iter().map(|(path, ())| path.clone());
        self.surplus_tiles(size)
            .map(LogFile::path)
            .chain(rest.cloned())
            .chain(foreign)
            .map(|path| (path, ()))
            .collect()
    }
}

/// May a record have this file beside those of its log?
fn is_side_file(path: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().is_ok_and(|n| n.to_string() == text);
    let dealing = |text: &str| text.split_once('-').is_some_and(|(a, i)| number(a) && number(i));
    [CHECKPOINT_PATH, CHARTER_PATH, KEYS_PATH].contains(&path)
        || path.strip_prefix("setup/dealing-").is_some_and(dealing)
        || path.strip_prefix("roll/").is_some_and(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ostrakon_election::board::{dealing_path, roll_path};

    #[test]
    fn side_files_are_those_of_the_layout() {
        let paths = [
            CHECKPOINT_PATH.into(),
            CHARTER_PATH.into(),
            KEYS_PATH.into(),
            dealing_path(2, 13),
            roll_path(7),
        ];
        assert!(paths.iter().all(|path| is_side_file(path)));
        let others = [
            "roll/07",
            "roll/",
            "roll/7/",
            "setup/dealing-1",
            "setup/dealing-1-+1",
            "setup/key",
            "notes",
            "Checkpoint",
        ];
        assert!(!others.iter().any(|path| is_side_file(path)));
    }
}
