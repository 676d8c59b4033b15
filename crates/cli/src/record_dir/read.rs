//! Reading a record: whatever does not agree with its checkpoint is refused.

use super::log_key::log_key;
use crate::error::{Advise, At, CliError, Outcome};
use crate::files;
use ostrakon_charter::{Charter, MAX_BYTES};
use ostrakon_election::board::{CHARTER_PATH, Entry, Log, View};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::{ElectionManifest, Plan};
use ostrakon_group::{Bytes32, sha256};
use ostrakon_tlog::bundle::EntryBundle;
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const CHECKPOINT_LIMIT: u64 = 65_536;
const BUNDLE_LIMIT: u64 = 256 * (65_535 + 2);
const SIDE_LIMIT: u64 = 36 * 100_000_000;
pub(super) const DAMAGED: &str =
    "the record is damaged or incomplete: take a fresh copy of it, or run `ostrakon verify` on it";

/// A record that was read strictly, and what is about to be added to it.
pub(crate) struct Record {
    path: PathBuf,
    pub(super) log: Log,
    pub(super) view: View,
    pub(super) plan: Plan,
    charter: Charter,
    pub(super) checkpoint: SignedCheckpoint,
    /// Side files that will be written with the next checkpoint.
    pub(super) staged: BTreeMap<String, Vec<u8>>,
}

impl Record {
    /// Reads a record from a directory.
    pub(crate) fn read(path: &Path) -> Outcome<Self> {
        let checkpoint = read_checkpoint(path)?;
        Self::read_at(path, checkpoint).next(DAMAGED)
    }

    /// Reads the record that this checkpoint speaks of, whatever checkpoint stands in the directory.
    pub(super) fn read_at(path: &Path, checkpoint: SignedCheckpoint) -> Outcome<Self> {
        let entries = read_entries(path, checkpoint.unverified().head().size)?;
        let manifest = read_manifest(path, &entries)?;
        let log_key = log_key(&manifest.log).map_err(|e| e.at(path.display()))?;
        let signed = checkpoint.verify(&log_key).at(path.join(CHECKPOINT_PATH).display())?;
        let log = collect(path, entries)?;
        if log.tree().head() != *signed.head() {
            return Err(CliError::new("the entries do not give the root that the checkpoint signs")
                .at(path.display()));
        }
        check_tiles(path, &log)?;
        let charter = read_charter(path, &manifest)?;
        let view = view(path, &log)?;
        let plan = Plan::new(manifest).at(path.display())?;
        let staged = BTreeMap::new();
        Ok(Self { path: path.to_owned(), log, view, plan, charter, checkpoint, staged })
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Its entries and tree.
    pub(crate) fn log(&self) -> &Log {
        &self.log
    }

    /// Its documents.
    pub(crate) fn view(&self) -> &View {
        &self.view
    }

    /// The compiled manifest.
    pub(crate) fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The manifest.
    pub(crate) fn manifest(&self) -> &ElectionManifest {
        self.plan.manifest()
    }

    /// The charter.
    pub(crate) fn charter(&self) -> &Charter {
        &self.charter
    }

    /// The checkpoint that stands in the directory.
    pub(crate) fn checkpoint(&self) -> &SignedCheckpoint {
        &self.checkpoint
    }

    /// A side file of the record, or one that is about to be written.
    pub(crate) fn side(&self, path: &str) -> Outcome<Vec<u8>> {
        match self.staged.get(path) {
            Some(bytes) => Ok(bytes.clone()),
            None => files::read(&self.path.join(path), SIDE_LIMIT).next(DAMAGED),
        }
    }

    /// A side file with this hash.
    pub(crate) fn side_with_hash(&self, path: &str, hash: &Bytes32) -> Outcome<Vec<u8>> {
        let bytes = self.side(path)?;
        if sha256(&bytes) == hash.0 {
            return Ok(bytes);
        }
        Err(CliError::new("not the bytes that the board names")
            .at(self.path.join(path).display())
            .next(DAMAGED))
    }

    /// The leaf hash of an entry.
    pub(crate) fn leaf(&self, index: u64) -> Option<[u8; 32]> {
        usize::try_from(index).ok().and_then(|i| self.log.tree().leaves().get(i)).map(|h| *h.as_bytes())
    }

    /// The index of the ballot with these bytes, if it is on the board.
    pub(crate) fn position(&self, ballot: &[u8]) -> Option<u64> {
        self.view.ballots.iter().find(|index| self.entry(*index) == ballot)
    }

    /// The bytes of an entry.
    pub(crate) fn entry(&self, index: u64) -> &[u8] {
        usize::try_from(index).ok().and_then(|i| self.log.entries().get(i)).map_or(&[], Vec::as_slice)
    }
}

pub(super) fn read_checkpoint(path: &Path) -> Outcome<SignedCheckpoint> {
    let file = path.join(CHECKPOINT_PATH);
    if !file.is_file() {
        let what = if path.is_dir() {
            "holds no checkpoint, so it is no record"
        } else {
            "there is no such directory"
        };
        return Err(CliError::new(what)
            .at(path.display())
            .next("name the directory of an election's record"));
    }
    let bytes = files::read(&file, CHECKPOINT_LIMIT)?;
    SignedCheckpoint::parse(&bytes).at(file.display()).next(DAMAGED)
}

fn read_entries(path: &Path, size: u64) -> Outcome<Vec<Vec<u8>>> {
    let mut entries = Vec::new();
    for bundle in EntryBundle::all(size) {
        let file = path.join(bundle.path());
        let bytes = files::read(&file, BUNDLE_LIMIT)?;
        let decoded = bundle.decode(&bytes).map_err(|e| damaged(&file, &bundle.path(), &e.to_string()))?;
        entries.extend(decoded.into_iter().map(<[u8]>::to_vec));
    }
    Ok(entries)
}

/// The file is named once, whether or not the error names it too.
fn damaged(file: &Path, path: &str, why: &str) -> CliError {
    let own = why.strip_prefix(path).and_then(|rest| rest.strip_prefix(": "));
    CliError::new(own.unwrap_or(why)).at(file.display())
}

fn read_manifest(path: &Path, entries: &[Vec<u8>]) -> Outcome<ElectionManifest> {
    let place = || format!("{}: entry 0", path.display());
    let first = entries.first().ok_or_else(|| CliError::new("the board is empty").at(path.display()))?;
    let document = SignedDocument::decode(first).at(place())?;
    let Document::Manifest(manifest) = &document.body else {
        return Err(CliError::new("not a manifest").at(place()));
    };
    document.check_signatures(&[manifest.organiser], 1).at(place())?;
    Ok((**manifest).clone())
}

fn collect(path: &Path, entries: Vec<Vec<u8>>) -> Outcome<Log> {
    let mut log = Log::new();
    for (index, entry) in entries.into_iter().enumerate() {
        log.append(entry).at(format!("{}: entry {index}", path.display()))?;
    }
    Ok(log)
}

fn check_tiles(path: &Path, log: &Log) -> Outcome {
    let tiles = log.files_since(0).into_iter().filter(|(name, _)| !name.starts_with("tile/entries/"));
    for (name, bytes) in tiles {
        let file = path.join(&name);
        if files::read(&file, bytes.len() as u64)? != bytes {
            return Err(CliError::new("not the hashes of the entries").at(file.display()));
        }
    }
    Ok(())
}

fn read_charter(path: &Path, manifest: &ElectionManifest) -> Outcome<Charter> {
    let file = path.join(CHARTER_PATH);
    let bytes = files::read(&file, MAX_BYTES as u64)?;
    if sha256(&bytes) != manifest.charter.sha256.0 {
        return Err(CliError::new("not the charter that the manifest names").at(file.display()));
    }
    Charter::parse(&bytes).at(file.display())
}

fn view(path: &Path, log: &Log) -> Outcome<View> {
    let mut view = View::default();
    for (index, bytes) in (0u64..).zip(log.entries()) {
        match Entry::decode(bytes).at(format!("{}: entry {index}", path.display()))? {
            Entry::Ballot => view.ballots.push(index),
            Entry::Document(document) => view.add(index, &document),
        }
    }
    Ok(view)
}
