//! Where the setup ends: the first entries of the log, up to the opening.

use crate::{Published, ReadError, RecordFiles};
use ostrakon_election::board::Entry;
use ostrakon_election::document::Document;
use ostrakon_tlog::bundle::{EntryBundle, MAX_BUNDLE_LEN};
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::files::LogFile;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_tlog::tree::{Frontier, TreeHead};

/// Bundles that are looked through for the opening: 16,384 entries, more than fifty attempts of thirty-two trustees.
const MOST_BUNDLES: usize = 64;

/// Why a setup is not judged at all.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// No checkpoint, or one that does not read.
    #[error("checkpoint: {0}: no record is published here, or its log is at fault")]
    Checkpoint(String),
    /// Entries that cannot be had.
    #[error("{path}: {why}: try again, and tell the organiser if it is no better")]
    Entries {
        /// The bundle's path.
        path: String,
        /// What is wrong with it.
        why: String,
    },
    /// Ballots, or nothing more, where the opening belongs.
    #[error("the vote has not been opened")]
    NotOpened,
    /// So many entries before the opening that no device reads them.
    #[error("more than {} entries stand before the opening: verify the whole record instead", 256 * MOST_BUNDLES)]
    TooLong,
    /// Nothing can be noted on this machine.
    #[error("{0}")]
    Notes(String),
}

impl SetupError {
    pub(super) fn checkpoint(why: impl ToString) -> Self {
        Self::Checkpoint(why.to_string())
    }
}

/// The entries up to the opening.
pub(crate) struct Beginning {
    /// How many they are, the opening included.
    pub(crate) size: u64,
    /// When the entries behind it are all known too: whether one of them moves the closing.
    pub(crate) rescheduled: Option<bool>,
}

/// Reads bundle after bundle to the opening; they are kept, since all checks read them again.
pub(crate) fn find<F: RecordFiles>(published: &mut Published<F>) -> Result<Beginning, SetupError> {
    let bytes = published.read(CHECKPOINT_PATH, u64::MAX).map_err(SetupError::checkpoint)?;
    let checkpoint = SignedCheckpoint::parse(&bytes).map_err(SetupError::checkpoint)?;
    let head = *checkpoint.unverified().head();
    let mut tree = Frontier::default();
    for bundle in EntryBundle::all(head.size).take(MOST_BUNDLES) {
        let entries = entries(published, &bundle)?;
        entries.iter().for_each(|entry| tree.append(leaf_hash(entry)));
        for (index, entry) in bundle.entries().zip(&entries) {
            match Entry::decode_lenient(entry) {
                Ok(Entry::Ballot) => return Err(SetupError::NotOpened),
                Ok(Entry::Document(document)) if matches!(document.body, Document::Opening(_)) => {
                    let behind = &entries[(index + 1 - bundle.entries().start) as usize..];
                    return Ok(Beginning { size: index + 1, rescheduled: rescheduled(&head, &tree, behind) });
                }
                _ => {}
            }
        }
    }
    Err(if head.size > 256 * MOST_BUNDLES as u64 { SetupError::TooLong } else { SetupError::NotOpened })
}

fn entries<F: RecordFiles>(
    published: &mut Published<F>,
    bundle: &EntryBundle,
) -> Result<Vec<Vec<u8>>, SetupError> {
    let failed = |why: String| SetupError::Entries { path: bundle.path(), why };
    let read = published.keep(&LogFile::Entries(*bundle), MAX_BUNDLE_LEN);
    let bytes = read.map_err(|error: ReadError| failed(error.to_string()))?;
    let entries = bundle.decode(bytes).map_err(|error| failed(error.to_string()))?;
    Ok(entries.into_iter().map(<[u8]>::to_vec).collect())
}

/// Only if what was read is the whole tree, and is what the checkpoint signs.
fn rescheduled(head: &TreeHead, tree: &Frontier, behind: &[Vec<u8>]) -> Option<bool> {
    let is_schedule = |entry: &Vec<u8>| match Entry::decode_lenient(entry) {
        Ok(Entry::Document(document)) => matches!(document.body, Document::Schedule(_)),
        _ => false,
    };
    (tree.head() == *head).then(|| behind.iter().any(is_schedule))
}
