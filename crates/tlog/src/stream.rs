//! The files of a growing log, given out as they fill up, so that a log of any size is written in little memory.
//!
//! Holds one unfinished bundle, one unfinished tile a level and the tree's edge. What it gives out are the files of
//! [`crate::tiles`] and [`crate::bundle`]: for a log of a given size the same, byte for byte, as from all its entries at once.

use crate::bundle::{EncodeBundleError, EntryBundle};
use crate::hash::{Hash, leaf_hash};
use crate::tiles::{FULL_WIDTH, HashTile};
use crate::tree::{Frontier, TreeHead};

/// A file of the log: its path relative to the log's prefix, and its bytes.
pub type File = (String, Vec<u8>);

/// Turns entries into files.
#[derive(Clone, Debug, Default)]
pub struct FileStream {
    edge: Frontier,
    /// The entries of the unfinished bundle, as its file has them.
    bundle: Vec<u8>,
    /// The hashes of the unfinished tile of each level.
    levels: Vec<Vec<Hash>>,
}

impl FileStream {
    /// A log without entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends an entry; the files that it completes, which no later entry changes.
    ///
    /// # Errors
    /// If the entry is longer than [`MAX_ENTRY_LEN`](crate::bundle::MAX_ENTRY_LEN).
    pub fn append(&mut self, entry: &[u8]) -> Result<Vec<File>, EncodeBundleError> {
        let index = self.edge.size();
        EntryBundle::push(&mut self.bundle, index, entry)?;
        let leaf = leaf_hash(entry);
        self.edge.append(leaf);
        let mut complete = Vec::new();
        if self.edge.size().is_multiple_of(FULL_WIDTH.into()) {
            let bundle = EntryBundle::of(index / u64::from(FULL_WIDTH), FULL_WIDTH);
            complete.push((bundle.path(), std::mem::take(&mut self.bundle)));
        }
        self.push(0, leaf, &mut complete);
        Ok(complete)
    }

    /// How many entries there are so far.
    pub fn size(&self) -> u64 {
        self.edge.size()
    }

    /// The head of the log so far.
    pub fn head(&self) -> TreeHead {
        self.edge.head()
    }

    /// The partial files at the right edge: with those given out before, all files of the log so far.
    pub fn partial(&self) -> Vec<File> {
        let (size, width) = (self.edge.size(), u64::from(FULL_WIDTH));
        let tiles = (0u8..).zip(&self.levels).filter(|(_, hashes)| !hashes.is_empty());
        let tile = |(level, hashes): (u8, &Vec<Hash>)| {
            let (index, width) = (self.level_size(level) / width, hashes.len() as u16);
            (HashTile::of(level, index, width).path(), bytes(hashes))
        };
        let bundle = (!size.is_multiple_of(width)).then(|| {
            let bundle = EntryBundle::of(size / width, (size % width) as u16);
            (bundle.path(), self.bundle.clone())
        });
        tiles.map(tile).chain(bundle).collect()
    }

    /// Adds a hash to a level's tile. A full tile is given out, and its root goes one level up.
    fn push(&mut self, level: u8, hash: Hash, complete: &mut Vec<File>) {
        let place = usize::from(level);
        if self.levels.len() == place {
            self.levels.push(Vec::with_capacity(FULL_WIDTH.into()));
        }
        self.levels[place].push(hash);
        if self.levels[place].len() == usize::from(FULL_WIDTH) {
            let index = self.level_size(level) / u64::from(FULL_WIDTH) - 1;
            let tile = HashTile::of(level, index, FULL_WIDTH);
            complete.push((tile.path(), bytes(&self.levels[place])));
            let root = self.levels[place].drain(..).collect::<Frontier>().head().root;
            self.push(level + 1, root, complete);
        }
    }

    /// How many hashes a level has had.
    fn level_size(&self, level: u8) -> u64 {
        self.edge.size().checked_shr(8 * u32::from(level)).unwrap_or(0)
    }
}

fn bytes(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(Hash::as_bytes).copied().collect()
}
