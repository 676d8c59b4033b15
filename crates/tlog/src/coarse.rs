//! The Merkle tree of a log whose entries stand on a disk: one node a full bundle, and the leaves of the last one.
//!
//! [`MerkleTree`] holds 64 bytes an entry; this holds 64 bytes a bundle of 256. What lies below is
//! asked for again when it is needed: at most one bundle for the head of an earlier size.

use crate::hash::{Hash, node_hash};
use crate::tiles::{FULL_WIDTH, HashTile};
use crate::tree::{Frontier, MerkleTree, TreeHead};

/// A bundle's width as a number of leaves.
const WIDTH: u64 = FULL_WIDTH as u64;

/// The leaves of one bundle, as far as a [`CoarseTree`] keeps them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleLeaves {
    root: Hash,
    /// Only if the bundle is not full.
    leaves: Vec<Hash>,
}

impl BundleLeaves {
    /// Of the [leaf hashes](crate::hash::leaf_hash) of a bundle's entries.
    pub fn new(mut leaves: Vec<Hash>) -> Self {
        let root = leaves.iter().copied().collect::<Frontier>().head().root;
        if leaves.len() == usize::from(FULL_WIDTH) {
            leaves = Vec::new();
        }
        Self { root, leaves }
    }

    /// Of a full bundle, by its root alone: a hash of a tile of level 1.
    pub fn full(root: Hash) -> Self {
        Self { root, leaves: Vec::new() }
    }

    /// MTH of the bundle's leaves.
    pub fn root(&self) -> &Hash {
        &self.root
    }
}

/// A bundle was added behind one that is not full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("only the last bundle of a log may hold fewer than 256 entries")]
pub struct AfterPartialBundle;

/// The tree above its bundles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoarseTree {
    /// Its leaves are the roots of the full bundles.
    bundles: MerkleTree,
    /// The leaves behind them, fewer than 256.
    tail: Vec<Hash>,
}

impl CoarseTree {
    /// The tree without leaves.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the next bundle.
    ///
    /// # Errors
    /// If the bundle before it was not full.
    pub fn append(&mut self, bundle: BundleLeaves) -> Result<(), AfterPartialBundle> {
        if !self.tail.is_empty() {
            return Err(AfterPartialBundle);
        }
        match bundle.leaves.is_empty() {
            true => self.bundles.append(bundle.root),
            false => self.tail = bundle.leaves,
        }
        Ok(())
    }

    /// The number of leaves.
    pub fn size(&self) -> u64 {
        self.bundles.size() * WIDTH + self.tail.len() as u64
    }

    /// MTH of the leaves of bundle `index`, if the tree has it.
    pub fn bundle_root(&self, index: u64) -> Option<Hash> {
        match self.bundles.nodes(0, index, 1) {
            Some(nodes) => nodes.first().copied(),
            None if index == self.bundles.size() => mth(&self.tail),
            None => None,
        }
    }

    /// The head of the whole tree.
    pub fn head(&self) -> TreeHead {
        let size = self.size();
        let root = self.root_over(self.bundles.size(), mth(&self.tail));
        root.map_or(TreeHead::empty(), |root| TreeHead { size, root })
    }

    /// The head that the tree had when it held `size` leaves; `None` if it has fewer, or if `leaves_of` has no answer.
    ///
    /// `leaves_of` gives the leaves of one bundle, by its index; whether they are the tree's is its own to check. It is asked only where
    /// `size` ends within a full bundle.
    pub fn head_at(&self, size: u64, leaves_of: impl FnOnce(u64) -> Option<Vec<Hash>>) -> Option<TreeHead> {
        let (full, rest) = (size / WIDTH, (size % WIDTH) as usize);
        let last = match rest {
            _ if size > self.size() => return None,
            0 => None,
            _ if full == self.bundles.size() => mth(self.tail.get(..rest)?),
            _ => mth(leaves_of(full)?.get(..rest)?),
        };
        match self.root_over(full, last) {
            Some(root) => Some(TreeHead { size, root }),
            None => Some(TreeHead::empty()),
        }
    }

    /// The bytes of a hash tile; `None` if it is not in this tree, or is a full one of leaf hashes.
    pub fn tile(&self, tile: &HashTile) -> Option<Vec<u8>> {
        let first = tile.index().checked_mul(WIDTH)?;
        let hashes = match tile.level().checked_sub(1) {
            Some(above) => self.bundles.nodes(8 * u32::from(above), first, tile.width().into())?,
            None if tile.index() == self.bundles.size() => self.tail.get(..tile.width().into())?,
            None => return None,
        };
        Some(hashes.iter().flat_map(Hash::as_bytes).copied().collect())
    }

    /// The root over the first `full` bundles and, on their right, a last subtree.
    fn root_over(&self, full: u64, last: Option<Hash>) -> Option<Hash> {
        // RFC 6962 §2.1 splits at the largest power of two: the one-bits of `full`, from the left.
        let heights = (0..64u32).filter(|height| full >> height & 1 == 1);
        heights.fold(last, |right, height| {
            let first = (full >> height) - 1;
            let left = self.bundles.nodes(height, first, 1)?.first()?;
            Some(right.map_or(*left, |right| node_hash(left, &right)))
        })
    }
}

/// `None` of no leaves.
fn mth(leaves: &[Hash]) -> Option<Hash> {
    let head = leaves.iter().copied().collect::<Frontier>().head();
    (head.size > 0).then_some(head.root)
}
