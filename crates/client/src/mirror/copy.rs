//! One log copied into a folder: every file is checked against the tree before it is written.

use super::contents::Contents;
use super::folder::Folder;
use super::listing::Listing;
use super::parallel::for_each;
use super::tiles::{bad, fetch_bundle, fits, leaf_hashes};
use super::{MirrorError, Source, Watch};
use ostrakon_tlog::bundle::{EntryBundle, MAX_BUNDLE_LEN};
use ostrakon_tlog::coarse::CoarseTree;
use ostrakon_tlog::files::LogFile;
use ostrakon_tlog::hash::Hash;
use ostrakon_tlog::tiles::HashTile;
use std::sync::{Mutex, PoisonError};

/// A log on its way into a folder.
pub(super) struct Copying<'a> {
    pub(super) source: &'a dyn Source,
    pub(super) folder: &'a Folder,
    /// The tree of the head that is copied; its root was compared.
    pub(super) tree: &'a CoarseTree,
    /// So many full bundles were copied under an earlier head of this log.
    pub(super) copied: u64,
    /// What stands in the folder; none where all that was copied is known to be there.
    pub(super) there: Option<&'a Listing>,
}

impl Copying<'_> {
    /// Copies what is missing, and takes note of what its entries say.
    pub(super) fn run(&self, contents: Contents, watch: &dyn Watch) -> Result<Contents, MirrorError> {
        let missing: Vec<EntryBundle> =
            EntryBundle::all(self.tree.size()).filter(|bundle| !self.is_copied(bundle)).collect();
        watch.begin(missing.len() as u64);
        let contents = Mutex::new(contents);
        for_each(missing.into_iter(), |bundle| {
            self.bundle(&bundle, &contents).inspect(|()| watch.advance())
        })?;
        HashTile::above(self.tree.size()).try_for_each(|tile| self.tile(&tile))?;
        Ok(contents.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    fn is_copied(&self, bundle: &EntryBundle) -> bool {
        let (entries, hashes) = (LogFile::Entries(*bundle), LogFile::Hashes(bundle.leaf_tile()));
        bundle.index() < self.copied && self.there.is_none_or(|there| there.has(entries) && there.has(hashes))
    }

    /// A bundle and the tile of its leaves.
    fn bundle(&self, bundle: &EntryBundle, contents: &Mutex<Contents>) -> Result<(), MirrorError> {
        let bytes = match self.left(bundle) {
            Some(bytes) => bytes,
            None => self.fetch(bundle)?,
        };
        let entries = bundle.decode(&bytes).unwrap_or_default();
        for (index, entry) in bundle.entries().zip(entries).filter(|(_, entry)| entry.starts_with(b"{")) {
            contents.lock().unwrap_or_else(PoisonError::into_inner).add(index, entry);
        }
        let hashes = leaf_hashes(bundle, &bytes).unwrap_or_default();
        let tile: Vec<u8> = hashes.iter().flat_map(Hash::as_bytes).copied().collect();
        self.folder.write(&bundle.leaf_tile().path(), &tile)
    }

    /// What an interrupted copy has left, if it fits.
    fn left(&self, bundle: &EntryBundle) -> Option<Vec<u8>> {
        self.there.filter(|there| there.has(LogFile::Entries(*bundle)))?;
        let bytes = self.folder.read(&bundle.path(), MAX_BUNDLE_LEN).ok()??;
        fits(self.tree, bundle, &bytes).then_some(bytes)
    }

    fn fetch(&self, bundle: &EntryBundle) -> Result<Vec<u8>, MirrorError> {
        let bytes = fetch_bundle(self.source, bundle)?;
        if !fits(self.tree, bundle, &bytes) {
            return Err(bad(self.source, &bundle.path()));
        }
        self.folder.write(&bundle.path(), &bytes)?;
        Ok(bytes)
    }

    /// A tile above the leaves, as the tree has it.
    fn tile(&self, tile: &HashTile) -> Result<(), MirrorError> {
        let bundles = (tile.index() + 1).saturating_mul(256u64.saturating_pow(tile.level().into()));
        let there = self.there.is_none_or(|there| there.has(LogFile::Hashes(*tile)));
        if bundles <= self.copied && there {
            return Ok(());
        }
        match self.tree.tile(tile) {
            Some(bytes) => self.folder.write(&tile.path(), &bytes),
            None => Err(bad(self.source, &tile.path())),
        }
    }
}
