//! Entries and earlier heads of a published tree, each shown to be of the one that its log signed.

use crate::{ReadError, RecordFiles};
use ostrakon_election::board::Head;
use ostrakon_tlog::bundle::{EntryBundle, MAX_BUNDLE_LEN};
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::tile_proof::TiledTree;
use ostrakon_tlog::tiles::{HashTile, MAX_TILE_LEN};
use ostrakon_tlog::tree::TreeHead;
use std::fmt::Display;

/// The tree that a log signed, in its files.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "files need not say what they are")]
pub struct SignedTree<'a> {
    /// The record's.
    pub files: &'a dyn RecordFiles,
    /// As it was signed.
    pub head: TreeHead,
}

/// Why nothing is said of a tree.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TreeError {
    /// A file cannot be read.
    #[error("{path}: {error}")]
    Read {
        /// Which.
        path: String,
        /// Why.
        error: ReadError,
    },
    /// Files that do not lead to the signed root.
    #[error("{0}: this copy is damaged, take a fresh one")]
    Damaged(String),
    /// The board is shorter.
    #[error("there is no entry {index}, the board has {size}")]
    NoEntry {
        /// Which was asked for.
        index: u64,
        /// How many there are.
        size: u64,
    },
}

fn damaged(why: impl Display) -> TreeError {
    TreeError::Damaged(why.to_string())
}

impl SignedTree<'_> {
    /// An entry's bytes, with the proof that the signed tree has them there.
    ///
    /// # Errors
    /// If there is no such entry, or the files do not lead to the signed root.
    pub fn entry(&self, index: u64) -> Result<Vec<u8>, TreeError> {
        let size = self.head.size;
        let bundle = EntryBundle::holding(index, size).ok_or(TreeError::NoEntry { index, size })?;
        let bytes = self.files.read(&bundle.path(), MAX_BUNDLE_LEN);
        let bytes = bytes.map_err(|error| TreeError::Read { path: bundle.path(), error })?;
        let entries = bundle.decode(&bytes).map_err(damaged)?;
        let place = (index - bundle.entries().start) as usize;
        let entry = entries.get(place).ok_or(TreeError::NoEntry { index, size })?;
        let mut tree = TiledTree::new(size, |tile: &HashTile| self.files.read(&tile.path(), MAX_TILE_LEN));
        let proof = tree.inclusion_proof(index, size).map_err(damaged)?;
        proof.verify(leaf_hash(entry), &self.head).map_err(damaged)?;
        Ok(entry.to_vec())
    }

    /// The head that the tree had at a size, with the proof that the signed tree begins with it; none if it has fewer entries.
    ///
    /// # Errors
    /// If the files do not lead to the signed root.
    pub fn head_at(&self, size: u64) -> Result<Option<Head>, TreeError> {
        if size > self.head.size {
            return Ok(None);
        }
        let mut tree =
            TiledTree::new(self.head.size, |tile: &HashTile| self.files.read(&tile.path(), MAX_TILE_LEN));
        let own = tree.head_at(size).map_err(damaged)?;
        let proof = tree.consistency_proof(size, self.head.size).map_err(damaged)?;
        proof.verify(&own, &self.head).map_err(damaged)?;
        Ok(Some(own.into()))
    }
}
