//! A log's tree from its published tiles, and files of it that fit.

use super::{MirrorError, Source};
use ostrakon_tlog::bundle::{EntryBundle, MAX_BUNDLE_LEN};
use ostrakon_tlog::coarse::{BundleLeaves, CoarseTree};
use ostrakon_tlog::files::LogFile;
use ostrakon_tlog::hash::{Hash, leaf_hash};
use ostrakon_tlog::tiles::{FULL_WIDTH, HashTile, MAX_TILE_LEN};
use ostrakon_tlog::tree::TreeHead;

/// The tree of this head, from the hashes over whole bundles and the last, partial bundle. What `before` has is not fetched again.
pub(super) fn tree(
    source: &dyn Source,
    head: &TreeHead,
    before: Option<&CoarseTree>,
) -> Result<CoarseTree, MirrorError> {
    let mut tree = CoarseTree::new();
    let mut push = |bundle| tree.append(bundle).map_err(|error| MirrorError::Bad(error.to_string()));
    for tile in HashTile::all(head.size).filter(|tile| tile.level() == 1) {
        for root in hashes(source, &tile, before)? {
            push(BundleLeaves::full(root))?;
        }
    }
    let last = head.size.checked_sub(1).and_then(|last| EntryBundle::holding(last, head.size));
    if let Some(partial) = last.filter(|bundle| bundle.width() < FULL_WIDTH) {
        push(
            leaves(&partial, &fetch_bundle(source, &partial)?).ok_or_else(|| bad(source, &partial.path()))?,
        )?;
    }
    Ok(tree)
}

fn hashes(
    source: &dyn Source,
    tile: &HashTile,
    before: Option<&CoarseTree>,
) -> Result<Vec<Hash>, MirrorError> {
    let bytes = match before.and_then(|tree| tree.tile(tile)) {
        Some(bytes) => bytes,
        None => fetch_tile(source, tile)?,
    };
    tile.decode(&bytes).map_err(|_| bad(source, &tile.path()))
}

/// A tile; of a partial one that is gone, the beginning of the full one that took its place.
pub(super) fn fetch_tile(source: &dyn Source, tile: &HashTile) -> Result<Vec<u8>, MirrorError> {
    fetch(source, LogFile::Hashes(*tile), MAX_TILE_LEN)
}

/// A bundle, likewise.
pub(super) fn fetch_bundle(source: &dyn Source, bundle: &EntryBundle) -> Result<Vec<u8>, MirrorError> {
    fetch(source, LogFile::Entries(*bundle), MAX_BUNDLE_LEN)
}

fn fetch(source: &dyn Source, file: LogFile, limit: u64) -> Result<Vec<u8>, MirrorError> {
    if let Some(bytes) = source.get(&file.path(), limit)? {
        return Ok(bytes);
    }
    let gone = || gone(source, file.width(), &file.path());
    let full = file.at(u64::MAX).ok_or_else(gone)?;
    let bytes = source.get(&full.path(), limit)?.ok_or_else(gone)?;
    file.beginning(&full, &bytes).ok_or_else(|| bad(source, &full.path()))
}

/// A partial file goes when the log grows; a full one never does.
fn gone(source: &dyn Source, width: u16, path: &str) -> MirrorError {
    let place = format!("{}/{path}", source.name());
    if width < FULL_WIDTH { MirrorError::Unsteady(place) } else { MirrorError::Missing(place) }
}

pub(super) fn bad(source: &dyn Source, path: &str) -> MirrorError {
    MirrorError::Bad(format!("{}/{path}", source.name()))
}

/// The leaves of a bundle's file; none if it is no bundle of this width.
pub(super) fn leaves(bundle: &EntryBundle, bytes: &[u8]) -> Option<BundleLeaves> {
    Some(BundleLeaves::new(leaf_hashes(bundle, bytes)?))
}

pub(super) fn leaf_hashes(bundle: &EntryBundle, bytes: &[u8]) -> Option<Vec<Hash>> {
    Some(bundle.decode(bytes).ok()?.into_iter().map(leaf_hash).collect())
}

/// Is this the bundle that the tree has at its place?
pub(super) fn fits(tree: &CoarseTree, bundle: &EntryBundle, bytes: &[u8]) -> bool {
    let root = leaves(bundle, bytes).map(|leaves| *leaves.root());
    root.is_some() && root == tree.bundle_root(bundle.index())
}
