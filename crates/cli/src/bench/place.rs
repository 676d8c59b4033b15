//! Where the record stands, and how large it is.

use crate::error::{At, CliError, Outcome};
use crate::files;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_tlog::bundle::EntryBundle;
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_verify::{Directory, RecordFiles};
use std::path::{Path, PathBuf};

const RECORD: [&str; 5] = ["charter.toml", "checkpoint", "roll", "setup", "tile"];
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
    let bytes =
        files::read(&record.join(CHECKPOINT_PATH), 65_536).map_err(|e| e.next("name a record with --out"))?;
    let size = SignedCheckpoint::parse(&bytes).at(CHECKPOINT_PATH)?.unverified().head().size;
    let mut bundles: Vec<EntryBundle> = EntryBundle::all(size).collect();
    while let Some(bundle) = bundles.pop() {
        let bytes = files::read(&record.join(bundle.path()), BUNDLE_LIMIT)?;
        let entries = bundle.decode(&bytes).at(record.display())?;
        if let Some(ballots) = entries.into_iter().rev().find_map(closing) {
            return Ok(ballots);
        }
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

/// Takes an earlier synthetic record away, finished or not; anything else stays.
pub(super) fn make_room(out: &Path) -> Outcome {
    let foreign = |what: &str| {
        Err(CliError::new(format!("{what}: it is not replaced"))
            .at(out.display())
            .next("name another directory with --out"))
    };
    if !out.exists() {
        return files::refuse_special(&hints_of(out));
    }
    if !out.is_dir() {
        return foreign("is there already and no folder");
    }
    let only_record = files::names(out)?.iter().all(|name| RECORD.contains(&name.as_str()));
    let charter = files::read(&out.join("charter.toml"), 65_536).unwrap_or_default();
    if !only_record || charter != ostrakon_national::CHARTER {
        return foreign("is there already and no synthetic record");
    }
    files::remove(&hints_of(out))?;
    files::remove(out)
}
