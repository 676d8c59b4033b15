//! Where the record stands, and how large it is.

use crate::error::{At, CliError, Outcome};
use crate::files;
use ostrakon_election::board::{CHARTER_PATH, KEYS_PATH};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_national::{CHARTER, ORIGIN};
use ostrakon_tlog::bundle::EntryBundle;
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::files::LogFile;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_verify::{Directory, FileEntry, FileKind, RecordFiles, is_hint_file};
use std::fs;
use std::path::{Path, PathBuf};

/// What a roll is called until it is sorted.
const UNSORTED: &str = ".unsorted";
/// Bytes of one voter on a roll (spec 2.2).
const VOTER: u64 = 36;
/// The largest bundle: 256 entries of 65,535 bytes with their lengths.
const BUNDLE_LIMIT: u64 = 256 << 16;

/// How large a record is.
pub(super) struct RecordSize {
    pub(super) voters: u64,
    pub(super) ballots: u64,
    pub(super) bytes: u64,
}

impl RecordSize {
    /// As the directory says.
    pub(super) fn of(record: &Path) -> Outcome<Self> {
        let files = Directory::new(record).list().at(record.display())?;
        let rolls = files.iter().filter(|file| file.path.starts_with("roll/"));
        let voters = rolls.map(|file| file.length / VOTER).sum();
        let bytes = files.iter().map(|file| file.length).sum();
        Ok(Self { voters, ballots: ballots(record)?, bytes })
    }
}

/// Where the hints of a record stand.
pub(super) fn hints_of(record: &Path) -> PathBuf {
    files::beside(record, ".hints")
}

/// What the closing says, which stands near the end.
fn ballots(record: &Path) -> Outcome<u64> {
    let files = Directory::new(record);
    let read = |path: &str, limit| files.read(path, limit).at(record.join(path).display());
    let bytes = read(CHECKPOINT_PATH, 65_536).map_err(|e| e.next("name a record with --out"))?;
    let size = SignedCheckpoint::parse(&bytes).at(CHECKPOINT_PATH)?.unverified().head().size;
    let mut end = size;
    while let Some(bundle) = end.checked_sub(1).and_then(|last| EntryBundle::holding(last, size)) {
        let bytes = read(&bundle.path(), BUNDLE_LIMIT)?;
        let entries = bundle.decode(&bytes).at(record.display())?;
        if let Some(ballots) = entries.into_iter().rev().find_map(closing) {
            return Ok(ballots);
        }
        end = bundle.entries().start;
    }
    Err(CliError::new("the vote is not closed")
        .at(record.display())
        .next("name a complete record with --out"))
}

fn closing(entry: &[u8]) -> Option<u64> {
    match SignedDocument::decode(entry).ok()?.body {
        Document::Closing(closing) => Some(closing.ballots),
        _ => None,
    }
}

/// Takes an earlier synthetic record away, finished or not, and its hints; anything else stays, and then nothing is taken away.
pub(super) fn make_room(out: &Path) -> Outcome {
    if out.file_name().is_none() {
        return foreign(out, "has no name of its own");
    }
    let hints = hints_of(out);
    if fs::symlink_metadata(&hints).is_ok() && !is_hint_file(&hints) {
        return foreign(&hints, "is there already and no file of hints");
    }
    if fs::symlink_metadata(out).is_err() {
        return Ok(());
    }
    if !out.is_dir() {
        return foreign(out, "is there already and no folder");
    }
    if !is_synthetic(out)? {
        return foreign(out, "is there already and no synthetic record");
    }
    files::remove(&hints)?;
    files::remove(out)
}

fn foreign(path: &Path, what: &str) -> Outcome {
    Err(CliError::new(format!("{what}: it is not replaced"))
        .at(path.display())
        .next("name another directory with --out"))
}

/// Has it the charter and, if it is finished, the name of a synthetic record, and nothing that such a record has not?
fn is_synthetic(out: &Path) -> Outcome<bool> {
    let files = Directory::new(out);
    let charter = files.read(CHARTER_PATH, 65_536).unwrap_or_default();
    let checkpoint = files.read(CHECKPOINT_PATH, 65_536).ok();
    let named = checkpoint.is_none_or(|bytes| bytes.starts_with(format!("{ORIGIN}\n").as_bytes()));
    let listed = files.list().at(out.display())?;
    Ok(charter == CHARTER && named && listed.iter().all(is_of_record))
}

/// A file that a record has, or has while it is made.
fn is_of_record(file: &FileEntry) -> bool {
    let path = file.path.strip_suffix(UNSORTED).unwrap_or(&file.path);
    let side = [CHARTER_PATH, CHECKPOINT_PATH, KEYS_PATH].contains(&path)
        || path.starts_with("setup/dealing-")
        || path.strip_prefix("roll/").is_some_and(|index| index.parse::<u16>().is_ok());
    file.kind == FileKind::File && (side || LogFile::parse(path).is_some())
}
