//! A record's log, as its tree says.

use crate::ViewError;
use ostrakon_tlog::bundle::{EntryBundle, MAX_BUNDLE_LEN};
use ostrakon_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use ostrakon_tlog::coarse::{BundleLeaves, CoarseTree};
use ostrakon_tlog::hash::Hash;
use ostrakon_tlog::note::MAX_NOTE_LEN;
use ostrakon_tlog::tile_proof::TiledTree;
use ostrakon_tlog::tiles::{CHECKPOINT_PATH, FULL_WIDTH, HashTile, MAX_TILE_LEN};
use ostrakon_verify::{Published, RecordFiles};

/// Whether a record's log is the one of a checkpoint, or that one grown.
///
/// # Errors
/// If it is another log, or an earlier one, or its tiles cannot be read.
pub fn check_log(files: &dyn RecordFiles, old: &Checkpoint) -> Result<(), ViewError> {
    let published = Published::open(files).map_err(|error| ViewError::record(CHECKPOINT_PATH, error))?;
    let now = checkpoint(&published)?;
    let (now, size) = (now.unverified(), old.head().size);
    let other =
        || ViewError::record(CHECKPOINT_PATH, "is of another log than the files, or of an earlier moment");
    if now.origin() != old.origin() || now.head().size < size {
        return Err(other());
    }
    let mut tree =
        TiledTree::new(now.head().size, |tile: &HashTile| published.read(&tile.path(), MAX_TILE_LEN));
    let wrong = |what: String| ViewError::record("tile", what);
    let whole = tree.head().map_err(|error| wrong(error.to_string()))?;
    let then = tree.head_at(size).map_err(|error| wrong(error.to_string()))?;
    match whole == *now.head() && then == *old.head() {
        true => Ok(()),
        false => Err(other()),
    }
}

pub(crate) fn checkpoint(files: &dyn RecordFiles) -> Result<SignedCheckpoint, ViewError> {
    let bytes = files.read(CHECKPOINT_PATH, MAX_NOTE_LEN as u64);
    let bytes = bytes.map_err(|error| ViewError::record(CHECKPOINT_PATH, error))?;
    SignedCheckpoint::parse(&bytes).map_err(ViewError::checkpoint(CHECKPOINT_PATH))
}

/// The entries of the bundle that begins with this one.
pub(crate) fn bundle(files: &dyn RecordFiles, first: u64, size: u64) -> Result<Vec<Vec<u8>>, ViewError> {
    let empty = || ViewError::record(CHECKPOINT_PATH, "the log has no entries yet");
    let bundle = EntryBundle::holding(first, size).ok_or_else(empty)?;
    let wrong = |what: String| ViewError::record(&bundle.path(), what);
    let bytes = files.read(&bundle.path(), MAX_BUNDLE_LEN).map_err(|error| wrong(error.to_string()))?;
    let entries = bundle.decode(&bytes).map_err(|error| wrong(error.to_string()))?;
    Ok(entries.into_iter().map(<[u8]>::to_vec).collect())
}

/// Of every row group the tree hash, from the tiles above the entries.
pub(crate) fn group_roots(files: &dyn RecordFiles, size: u64, rows: u64) -> Result<Vec<Hash>, ViewError> {
    let mut groups = Groups { rows, tree: CoarseTree::new(), done: Vec::new() };
    let mut first = 0;
    while let Some(tile) = HashTile::holding(1, first, size) {
        tile_hashes(files, &tile)?.into_iter().for_each(|root| groups.append(BundleLeaves::full(root)));
        first += u64::from(FULL_WIDTH);
    }
    if !size.is_multiple_of(FULL_WIDTH.into())
        && let Some(tile) = HashTile::holding(0, size - 1, size)
    {
        groups.append(BundleLeaves::new(tile_hashes(files, &tile)?));
    }
    Ok(groups.finish())
}

struct Groups {
    rows: u64,
    tree: CoarseTree,
    done: Vec<Hash>,
}

impl Groups {
    fn append(&mut self, bundle: BundleLeaves) {
        // Only the last bundle may be one that is not full, and nothing comes after it.
        let _ = self.tree.append(bundle);
        if self.tree.size() == self.rows {
            self.done.push(std::mem::take(&mut self.tree).head().root);
        }
    }

    fn finish(mut self) -> Vec<Hash> {
        if self.tree.size() > 0 {
            self.done.push(self.tree.head().root);
        }
        self.done
    }
}

fn tile_hashes(files: &dyn RecordFiles, tile: &HashTile) -> Result<Vec<Hash>, ViewError> {
    let wrong = |what: String| ViewError::record(&tile.path(), what);
    let bytes = files.read(&tile.path(), MAX_TILE_LEN).map_err(|error| wrong(error.to_string()))?;
    tile.decode(&bytes).map_err(|error| wrong(error.to_string()))
}
