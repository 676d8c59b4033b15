//! Two checkpoints that do not go together, kept for whoever must know.

use super::folder::Folder;
use super::stored::Stored;
use super::tiles::fetch_tile;
use super::{MirrorError, Source};
use ostrakon_tlog::bundle::EntryBundle;
use ostrakon_tlog::checkpoint::VerifiedCheckpoint;
use ostrakon_tlog::coarse::{BundleLeaves, CoarseTree};
use ostrakon_tlog::fork::Fork;
use ostrakon_tlog::hash::{Hash, leaf_hash};
use ostrakon_tlog::tile_proof::TiledTree;
use ostrakon_tlog::tiles::HashTile;
use std::path::{Path, PathBuf};

const ABOUT_FORK: &str = "\
A fork: the log signed two histories.

Both checkpoints carry the log's signature, and no tree has both heads. `proof` begins with the root that the larger
tree had when it was as large as the smaller; from there it leads to the larger root, and it is not the smaller root.
Whoever has the log's key can verify this: ostrakon witness check FOLDER --log KEY
";

const ABOUT_OLDER: &str = "\
The log showed fewer entries than it had signed before.

`kept` was published first, then `shown`. Both carry the log's signature and can be of one history: a copy on the way
may have been old. If the log stays at the smaller size, entries were lost.
";

/// What the mirror holds and what is shown to it.
pub(super) struct Two<'a> {
    pub(super) held: &'a Stored,
    pub(super) shown: &'a VerifiedCheckpoint,
    pub(super) place: String,
    /// Where evidence goes.
    pub(super) folder: &'a Path,
}

impl Two<'_> {
    /// Does what is shown go on from what is held? `tree` is that of what is shown.
    pub(super) fn goes_on(&self, source: &dyn Source, tree: &CoarseTree) -> Result<(), MirrorError> {
        let held = self.held.checkpoint.head();
        let mut tiles = TiledTree::new(tree.size(), |tile: &HashTile| served(source, tree, tile));
        let then = tiles.head_at(held.size).map_err(|error| self.unreadable(&error))?;
        if then == *held {
            return Ok(());
        }
        let proof =
            tiles.consistency_proof(held.size, tree.size()).map_err(|error| self.unreadable(&error))?;
        let fork = Fork::new(self.held.checkpoint.clone(), self.shown.clone(), then.root, proof);
        Err(self.forked(&fork.map_err(|error| self.unreadable(&error))?))
    }

    /// One size, two roots.
    pub(super) fn of_one_size(&self) -> MirrorError {
        match Fork::of_one_size(self.held.checkpoint.clone(), self.shown.clone()) {
            Ok(fork) => self.forked(&fork),
            Err(error) => self.unreadable(&error),
        }
    }

    /// Fewer entries than were shown before: of the same history, or of another.
    pub(super) fn smaller(&self) -> MirrorError {
        match self.fork_below() {
            Ok(Some(fork)) => self.forked(&fork),
            Ok(None) => self.older(),
            Err(error) => error,
        }
    }

    fn fork_below(&self) -> Result<Option<Fork>, MirrorError> {
        let (shown, size) = (self.shown.head(), self.held.size());
        let mut tiles = TiledTree::new(size, |tile: &HashTile| kept(self.held, tile));
        let then = tiles.head_at(shown.size).map_err(|error| self.unreadable(&error))?;
        if then == *shown {
            return Ok(None);
        }
        let proof = tiles.consistency_proof(shown.size, size).map_err(|error| self.unreadable(&error))?;
        let fork = Fork::new(self.shown.clone(), self.held.checkpoint.clone(), then.root, proof);
        fork.map(Some).map_err(|error| self.unreadable(&error))
    }

    fn forked(&self, fork: &Fork) -> MirrorError {
        let (smaller, larger) = (fork.smaller(), fork.larger());
        let files = [
            ("about", ABOUT_FORK.to_owned()),
            ("smaller", smaller.signed().encode()),
            ("larger", larger.signed().encode()),
            ("proof", fork.proof_text()),
        ];
        let (smaller, larger) = (smaller.head().size, larger.head().size);
        match self.keep("fork", &files) {
            Ok(evidence) => MirrorError::Forked { place: self.place.clone(), smaller, larger, evidence },
            Err(error) => error,
        }
    }

    fn older(&self) -> MirrorError {
        let files = [
            ("about", ABOUT_OLDER.to_owned()),
            ("kept", self.held.checkpoint.signed().encode()),
            ("shown", self.shown.signed().encode()),
        ];
        let (shown, kept) = (self.shown.head().size, self.held.size());
        match self.keep("older", &files) {
            Ok(evidence) => MirrorError::Older { place: self.place.clone(), shown, kept, evidence },
            Err(error) => error,
        }
    }

    /// The same evidence has the same name: found again, it is written again.
    fn keep(&self, kind: &str, files: &[(&str, String)]) -> Result<PathBuf, MirrorError> {
        let (held, shown) = (self.held.checkpoint.head(), self.shown.head());
        let name = format!("{kind}-{}-{}-{}", held.size, shown.size, &shown.root.to_hex()[..16]);
        let folder = Folder::new(&self.folder.join(name));
        files.iter().try_for_each(|(file, text)| folder.write(file, text.as_bytes()))?;
        folder.settle()?;
        Ok(folder.root().to_owned())
    }

    fn unreadable(&self, why: &dyn std::fmt::Display) -> MirrorError {
        MirrorError::Unreadable { place: self.place.clone(), why: why.to_string() }
    }
}

/// A tile of what is shown; one of leaves is held against the tree.
fn served(source: &dyn Source, tree: &CoarseTree, tile: &HashTile) -> Result<Vec<u8>, MirrorError> {
    if let Some(bytes) = tree.tile(tile) {
        return Ok(bytes);
    }
    let bytes = fetch_tile(source, tile)?;
    let leaves = tile.decode(&bytes).ok().map(BundleLeaves::new);
    match leaves.is_some_and(|leaves| tree.bundle_root(tile.index()) == Some(*leaves.root())) {
        true => Ok(bytes),
        false => Err(super::tiles::bad(source, &tile.path())),
    }
}

/// A tile of the mirror's own.
fn kept(held: &Stored, tile: &HashTile) -> Result<Vec<u8>, MirrorError> {
    if let Some(bytes) = held.tree.tile(tile) {
        return Ok(bytes);
    }
    let bundle = EntryBundle::holding(tile.index().saturating_mul(256), held.size());
    let bundle = bundle.ok_or_else(|| MirrorError::Missing(tile.path()))?;
    let hashes: Vec<Hash> = held.bundle(&bundle)?.iter().map(|entry| leaf_hash(entry)).collect();
    Ok(hashes.iter().flat_map(Hash::as_bytes).copied().collect())
}
