//! Roots and proofs from a log's tiles, for whoever has the files and not the tree (c2sp.org/tlog-tiles).
//!
//! A proof of a log of any size needs a few tiles a level, 16 or so in all. Nothing that is read here is verified:
//! a root is compared with a signed head, a proof is verified against one, as any other.

use core::fmt;
use ostrakon_group::SortedMap;

use crate::consistency::{ConsistencyProof, ProveConsistencyError};
use crate::hash::Hash;
use crate::inclusion::{InclusionProof, ProveInclusionError};
use crate::subtrees::Subtrees;
use crate::tiles::{DecodeTileError, FULL_WIDTH, HashTile, TILE_HEIGHT};
use crate::tree::{BeyondTree, Frontier, TreeHead};

/// The tree of `size` leaves that stands in tiles. Each tile is read when it is first needed, and once.
pub struct TiledTree<F> {
    size: u64,
    read: F,
    seen: SortedMap<HashTile, Vec<Hash>>,
}

impl<F, E> TiledTree<F>
where
    F: FnMut(&HashTile) -> Result<Vec<u8>, E>,
{
    /// Asks `read` for the tiles of a log of `size` leaves: by [`HashTile::path`], the bytes of just so many hashes.
    pub fn new(size: u64, read: F) -> Self {
        Self { size, read, seen: SortedMap::new() }
    }

    /// The head of the whole tree.
    ///
    /// # Errors
    /// If a tile cannot be read.
    pub fn head(&mut self) -> Result<TreeHead, TileProofError<E>> {
        self.head_at(self.size)
    }

    /// The head that the tree had when it held `size` leaves.
    ///
    /// # Errors
    /// If the tree has fewer leaves than that, or a tile cannot be read.
    pub fn head_at(&mut self, size: u64) -> Result<TreeHead, TileProofError<E>> {
        self.require(size)?;
        Ok(TreeHead { size, root: self.mth(0, size)? })
    }

    /// The proof that leaf `index` is in the tree of the first `size` leaves.
    ///
    /// # Errors
    /// If there is no such leaf or size, or a tile cannot be read.
    pub fn inclusion_proof(&mut self, index: u64, size: u64) -> Result<InclusionProof, TileProofError<E>> {
        if index >= size {
            return Err(ProveInclusionError::Index { index, size }.into());
        }
        self.require(size)?;
        Ok(InclusionProof { index, path: self.audit_path(index, 0, size)? })
    }

    /// The proof that the tree of the first `new` leaves begins with the tree of the first `old`.
    ///
    /// # Errors
    /// If there are no such sizes, or a tile cannot be read.
    pub fn consistency_proof(&mut self, old: u64, new: u64) -> Result<ConsistencyProof, TileProofError<E>> {
        if old > new {
            return Err(ProveConsistencyError::Shrunk { old, new }.into());
        }
        self.require(new)?;
        let path = if old == 0 { Vec::new() } else { self.subproof(old, 0, new, true)? };
        Ok(ConsistencyProof { path })
    }

    fn require(&self, size: u64) -> Result<(), BeyondTree> {
        if size > self.size { Err(BeyondTree { size, have: self.size }) } else { Ok(()) }
    }

    fn tile(&mut self, tile: HashTile) -> Result<&[Hash], TileProofError<E>> {
        if !self.seen.contains_key(&tile) {
            let read = (self.read)(&tile);
            let bytes = read.map_err(|why| TileProofError::Read { path: tile.path(), why })?;
            self.seen.insert(tile, tile.decode(&bytes)?);
        }
        Ok(self.seen.get(&tile).map_or(&[], Vec::as_slice))
    }
}

impl<F, E> Subtrees for TiledTree<F>
where
    F: FnMut(&HashTile) -> Result<Vec<u8>, E>,
{
    type Error = TileProofError<E>;

    fn node(&mut self, height: u32, index: u64) -> Result<Hash, Self::Error> {
        let (level, within) = (height / TILE_HEIGHT, height % TILE_HEIGHT);
        // The subtree stands over 2^within hashes of one tile.
        let (first, count) = (index << within, 1 << within);
        let beyond = BeyondTree { size: (index + 1) << height, have: self.size };
        let tile = HashTile::holding(level as u8, first, self.size).ok_or(beyond)?;
        let start = (first % u64::from(FULL_WIDTH)) as usize;
        let hashes = self.tile(tile)?.get(start..start + count).ok_or(beyond)?;
        Ok(hashes.iter().copied().collect::<Frontier>().head().root)
    }
}

impl<F> fmt::Debug for TiledTree<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TiledTree({} leaves, {} tiles seen)", self.size, self.seen.len())
    }
}

/// Why tiles give no root or proof.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TileProofError<E> {
    /// A tile cannot be read.
    #[error("{path}: {why}")]
    Read {
        /// The tile's path.
        path: String,
        /// What its reader says.
        why: E,
    },
    /// A tile has another length than it must have.
    #[error(transparent)]
    Tile(#[from] DecodeTileError),
    /// There is no such leaf.
    #[error(transparent)]
    Inclusion(#[from] ProveInclusionError),
    /// There are no such sizes.
    #[error(transparent)]
    Consistency(#[from] ProveConsistencyError),
    /// The tree is smaller than asked.
    #[error(transparent)]
    Beyond(#[from] BeyondTree),
}
