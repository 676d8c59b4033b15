//! The record that would result if documents were entered, for the verifier to judge.

use super::ledger::{LedgerError, sign};
use super::replay::Replayed;
use ostrakon_election::board::Log;
use ostrakon_tlog::key::SigningKey;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_verify::{FileEntry, FileKind, ReadError, RecordFiles};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::{fs, io};

/// A record that is partly in a directory, partly in memory; nothing of it is published.
pub(crate) struct Candidate {
    base: PathBuf,
    held: BTreeMap<String, Vec<u8>>,
    paths: BTreeSet<String>,
}

impl Candidate {
    /// What `log` would be with `entries` and `files`. Its complete files stand in `base`, with the side files `named` so far.
    pub(crate) fn new(
        base: PathBuf,
        log: &Replayed,
        signer: &SigningKey,
        named: impl IntoIterator<Item = String>,
        entries: &[Vec<u8>],
        files: &[(String, Vec<u8>)],
    ) -> Result<Self, LedgerError> {
        let mut stream = log.stream.clone();
        let mut held: BTreeMap<String, Vec<u8>> = files.iter().cloned().collect();
        for entry in entries {
            held.extend(stream.append(entry).map_err(|e| LedgerError::Entry(e.to_string()))?);
        }
        held.extend(stream.partial());
        held.insert(CHECKPOINT_PATH.to_owned(), sign(signer, &stream)?.encode().into_bytes());
        let tiles = Log::paths(stream.head().size);
        let paths = tiles.into_iter().chain(held.keys().cloned()).chain(named).collect();
        Ok(Self { base, held, paths })
    }

    fn length(&self, path: &str) -> Result<u64, ReadError> {
        match self.held.get(path) {
            Some(bytes) => Ok(bytes.len() as u64),
            None => Ok(fs::metadata(self.base.join(path)).map_err(missing)?.len()),
        }
    }
}

impl RecordFiles for Candidate {
    fn list(&self) -> Result<Vec<FileEntry>, ReadError> {
        let entry = |path: &String| {
            Ok(FileEntry { path: path.clone(), kind: FileKind::File, length: self.length(path)? })
        };
        self.paths.iter().map(entry).collect()
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        if !self.paths.contains(path) {
            return Err(ReadError::Missing);
        }
        if self.length(path)? > limit {
            return Err(ReadError::TooLarge { limit });
        }
        match self.held.get(path) {
            Some(bytes) => Ok(bytes.clone()),
            None => fs::read(self.base.join(path)).map_err(missing),
        }
    }
}

fn missing(error: io::Error) -> ReadError {
    match error.kind() {
        io::ErrorKind::NotFound => ReadError::Missing,
        _ => ReadError::Io(error),
    }
}
