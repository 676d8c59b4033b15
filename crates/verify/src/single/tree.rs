//! Entries and earlier heads of a published tree, each shown to be of the one that its log signed.

use super::SingleError;
use crate::RecordFiles;
use crate::reading::MAX_BUNDLE;
use ostrakon_election::board::Head;
use ostrakon_tlog::bundle::EntryBundle;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::tile_proof::TiledTree;
use ostrakon_tlog::tiles::HashTile;
use ostrakon_tlog::tree::TreeHead;
use std::fmt::Display;

/// Bytes of a full tile.
const MOST_TILE: u64 = 256 * 32;

/// The tree that a log signed, in its files.
#[derive(Clone, Copy)]
pub(super) struct SignedTree<'a> {
    pub(super) files: &'a dyn RecordFiles,
    pub(super) head: TreeHead,
}

fn damaged(why: impl Display) -> SingleError {
    SingleError::Damaged(why.to_string())
}

impl SignedTree<'_> {
    /// An entry's bytes, with the proof that the signed tree has them there.
    pub(super) fn entry(&self, index: u64) -> Result<Vec<u8>, SingleError> {
        let size = self.head.size;
        let bundle = EntryBundle::holding(index, size).ok_or(SingleError::NoEntry { index, size })?;
        let bytes = self.files.read(&bundle.path(), MAX_BUNDLE);
        let bytes = bytes.map_err(|error| SingleError::Read { path: bundle.path(), error })?;
        let entries = bundle.decode(&bytes).map_err(damaged)?;
        let place = (index - bundle.entries().start) as usize;
        let entry = entries.get(place).ok_or(SingleError::NoEntry { index, size })?;
        let mut tree = TiledTree::new(size, |tile: &HashTile| self.files.read(&tile.path(), MOST_TILE));
        let proof = tree.inclusion_proof(index, size).map_err(damaged)?;
        proof.verify(leaf_hash(entry), &self.head).map_err(damaged)?;
        Ok(entry.to_vec())
    }

    /// The head that the tree had at a size, with the proof that the signed tree begins with it; none if it has fewer entries.
    pub(super) fn head_at(&self, size: u64) -> Result<Option<Head>, SingleError> {
        if size > self.head.size {
            return Ok(None);
        }
        let mut tree =
            TiledTree::new(self.head.size, |tile: &HashTile| self.files.read(&tile.path(), MOST_TILE));
        let own = tree.head_at(size).map_err(damaged)?;
        let proof = tree.consistency_proof(size, self.head.size).map_err(damaged)?;
        proof.verify(&own, &self.head).map_err(damaged)?;
        Ok(Some(own.into()))
    }
}
