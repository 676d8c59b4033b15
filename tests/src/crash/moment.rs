//! A record as it is published at one moment, while the service goes on.

use crate::forge::Record;
use ostrakon_election::board::Log;
use ostrakon_tlog::bundle::EntryBundle;
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_verify::{Directory, Options, RecordFiles, Report, Status, verify};
use std::fs;
use std::path::Path;

/// The checkpoint, and the files that stand below it: those of other sizes, which come and go, are left out.
pub struct Moment {
    record: Record,
    size: u64,
}

/// More than any file of these records has.
const LONGEST: u64 = 1 << 26;
/// Checks that must not merely have found nothing to look at.
const NEEDED: [u16; 8] = [301, 302, 303, 304, 305, 401, 402, 403];

impl Moment {
    /// Reads what is published; nothing if there is no checkpoint yet, or while files change too fast.
    pub fn of(directory: &Path) -> Option<Self> {
        let checkpoint = fs::read(directory.join(CHECKPOINT_PATH)).ok()?;
        let size = SignedCheckpoint::parse(&checkpoint).ok()?.unverified().head().size;
        let found = Directory::new(directory);
        let listed = found.list().ok()?.into_iter().map(|file| file.path);
        let others = listed.filter(|path| !path.starts_with("tile/") && path != CHECKPOINT_PATH);
        // A file that is being replaced has another name for a moment.
        let others = others.filter(|path| !path.ends_with(".part"));
        let mut record = Record::default();
        for path in Log::paths(size).into_iter().chain(others) {
            // What is missing is the verifier's to tell.
            if let Ok(bytes) = found.read(&path, LONGEST) {
                record.files.insert(path, bytes);
            }
        }
        record.files.insert(CHECKPOINT_PATH.to_owned(), checkpoint);
        Some(Self { record, size })
    }

    /// How many entries are under the checkpoint.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The board, read without the verifier.
    pub fn board(&self) -> Option<Log> {
        let mut board = Log::new();
        for bundle in EntryBundle::all(self.size) {
            for entry in bundle.decode(self.record.files.get(&bundle.path())?).ok()? {
                board.append(entry.to_vec()).ok()?;
            }
        }
        Some(board)
    }

    /// The verifier finds nothing wrong.
    ///
    /// # Errors
    /// Which check fails, or did not look at anything.
    pub fn verify(&self, options: Options) -> Result<(), String> {
        verified(&self.record, options)
    }
}

/// The verifier finds nothing wrong with a record, and has looked at ballots, tree, and everything that it was given.
///
/// # Errors
/// Which check fails, or did not look at anything.
pub fn verified(record: &impl RecordFiles, options: Options) -> Result<(), String> {
    let mut needed = NEEDED.to_vec();
    needed.extend((!options.pins.is_empty()).then_some(406));
    needed.extend((!options.receipts.is_empty()).then_some(407));
    sound(&verify(record, &options, &()).report, &needed)
}

fn sound(report: &Report, needed: &[u16]) -> Result<(), String> {
    let passed = |id: u16| report.checks().iter().any(|c| c.id.number() == id && c.status == Status::Passed);
    if let Some(check) = report.checks().iter().find(|check| check.status == Status::Failed) {
        return Err(format!("check {} fails: {:?}", check.id, check.findings));
    }
    match needed.iter().find(|id| !passed(**id)) {
        Some(id) => Err(format!("check {id} does not pass")),
        None => Ok(()),
    }
}
