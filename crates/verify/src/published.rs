//! A record on a web server, as its checkpoint of one moment describes it: the log may grow, and its files are not listed.

use crate::{FileEntry, ReadError, RecordFiles};
use ostrakon_group::SortedMap;
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::files::LogFile;
use ostrakon_tlog::note::MAX_NOTE_LEN;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_tlog::tree::TreeHead;
use std::io::Read;

/// What a record is made of that is read by names. Of log files any part of its beginning can be asked for, as if the log had just
/// that many entries.
pub struct Published<F> {
    files: F,
    /// As it was when the reading began.
    checkpoint: Vec<u8>,
    /// How many entries it signs.
    size: u64,
    /// Files that are read more than once.
    kept: SortedMap<String, Vec<u8>>,
}

impl<F: RecordFiles> Published<F> {
    /// Reads the checkpoint.
    ///
    /// # Errors
    /// If there is none. What it says is for the checks to judge.
    pub fn open(files: F) -> Result<Self, ReadError> {
        let checkpoint = files.read(CHECKPOINT_PATH, MAX_NOTE_LEN as u64)?;
        let size = size(&checkpoint);
        Ok(Self { files, checkpoint, size, kept: SortedMap::new() })
    }

    /// Size and root as the checkpoint says; nothing if it cannot be read.
    pub fn head(&self) -> Option<TreeHead> {
        SignedCheckpoint::parse(&self.checkpoint).ok().map(|checkpoint| *checkpoint.unverified().head())
    }

    /// Reads a log file and keeps it.
    pub(crate) fn keep(&mut self, file: &LogFile, limit: u64) -> Result<&[u8], ReadError> {
        let bytes = self.read_log(file, limit)?;
        let path = file.path();
        if !self.kept.contains_key(&path) {
            self.kept.insert(path.clone(), bytes);
        }
        Ok(&self.kept[&path])
    }

    fn read_log(&self, file: &LogFile, limit: u64) -> Result<Vec<u8>, ReadError> {
        let there = file.at(self.size).ok_or(ReadError::Missing)?;
        if let Some(bytes) = self.kept.get(&there.path()) {
            return cut(file, &there, bytes.clone());
        }
        match self.files.read(&there.path(), limit) {
            Ok(bytes) => cut(file, &there, bytes),
            Err(ReadError::Missing) => self.grown(file, &there, limit),
            Err(error) => Err(error),
        }
    }

    /// A partial file is gone once the log has grown; then a longer one stands at its place.
    fn grown(&self, file: &LogFile, gone: &LogFile, limit: u64) -> Result<Vec<u8>, ReadError> {
        let now = size(&self.files.read(CHECKPOINT_PATH, MAX_NOTE_LEN as u64)?);
        let there = file.at(now).filter(|there| there.width() > gone.width()).ok_or(ReadError::Missing)?;
        cut(file, &there, self.files.read(&there.path(), limit)?)
    }
}

fn size(checkpoint: &[u8]) -> u64 {
    SignedCheckpoint::parse(checkpoint).map_or(0, |checkpoint| checkpoint.unverified().head().size)
}

/// Bytes that are no such file are handed on as they are, for the checks to say so.
fn cut(file: &LogFile, there: &LogFile, bytes: Vec<u8>) -> Result<Vec<u8>, ReadError> {
    match file == there {
        true => Ok(bytes),
        false => Ok(file.beginning(there, &bytes).unwrap_or(bytes)),
    }
}

impl<F: RecordFiles> RecordFiles for Published<F> {
    fn list(&self) -> Result<Vec<FileEntry>, ReadError> {
        Err(ReadError::NoListing)
    }

    fn is_listed(&self) -> bool {
        false
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        match LogFile::parse(path) {
            Some(file) => self.read_log(&file, limit),
            None if path == CHECKPOINT_PATH => Ok(self.checkpoint.clone()),
            None => self.files.read(path, limit),
        }
    }

    fn open(&self, path: &str, limit: u64) -> Result<Box<dyn Read + '_>, ReadError> {
        self.files.open(path, limit)
    }

    fn open_at(&self, path: &str, limit: u64, from: u64) -> Result<Box<dyn Read + '_>, ReadError> {
        self.files.open_at(path, limit, from)
    }
}

impl<F> std::fmt::Debug for Published<F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Published({} entries)", self.size)
    }
}
