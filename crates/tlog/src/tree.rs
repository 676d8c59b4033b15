//! The Merkle tree (RFC 6962 §2.1): its head, its growing edge, and the whole of it.
//!
//! [`Frontier`] is enough to know the root; [`MerkleTree`] keeps every complete subtree, so
//! that roots of earlier sizes, proofs and tiles can be made.

use crate::hash::{Hash, empty_root, node_hash};
use crate::subtrees::Subtrees;

/// The largest number of leaves: 2^63 − 1, so that every size and index fits a signed integer
/// wherever a log is read.
pub const MAX_TREE_SIZE: u64 = i64::MAX as u64;

/// The longest path a proof in a tree of at most [`MAX_TREE_SIZE`] leaves can have, in hashes.
pub const MAX_PATH_LEN: usize = 63;

/// A tree, named by its number of leaves and its root.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TreeHead {
    /// The number of leaves.
    pub size: u64,
    /// The Merkle Tree Hash of those leaves.
    pub root: Hash,
}

impl TreeHead {
    /// The head of the tree without leaves.
    pub fn empty() -> Self {
        Self { size: 0, root: empty_root() }
    }
}

/// The right edge of a growing tree: enough to append and to know the root.
///
/// Holds one hash for each one-bit of the size, 63 at most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// Roots of the complete subtrees that make up the tree, largest first.
    subtrees: Vec<Hash>,
}

impl Frontier {
    /// The edge of the tree without leaves.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a leaf, given its [`leaf_hash`](crate::hash::leaf_hash).
    pub fn append(&mut self, leaf: Hash) {
        let mut node = leaf;
        // A complete subtree for each trailing one-bit of the size finds its right sibling.
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.subtrees.pop() {
                node = node_hash(&left, &node);
            }
        }
        self.subtrees.push(node);
        self.size += 1;
    }

    /// Appends the root of a complete subtree of 2^`height` leaves; the size is a multiple of that.
    pub(crate) fn append_subtree(&mut self, height: u32, root: Hash) {
        let mut node = root;
        for _ in 0..(self.size >> height).trailing_ones() {
            if let Some(left) = self.subtrees.pop() {
                node = node_hash(&left, &node);
            }
        }
        self.subtrees.push(node);
        self.size += 1 << height;
    }

    /// Roots of the complete subtrees that make up the tree, largest first.
    pub(crate) fn subtrees(&self) -> &[Hash] {
        &self.subtrees
    }

    /// The number of leaves so far.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The head of the tree so far.
    pub fn head(&self) -> TreeHead {
        let root = self.subtrees.iter().rev().copied().reduce(|right, left| node_hash(&left, &right));
        TreeHead { size: self.size, root: root.unwrap_or_else(empty_root) }
    }
}

impl Extend<Hash> for Frontier {
    fn extend<I: IntoIterator<Item = Hash>>(&mut self, leaves: I) {
        leaves.into_iter().for_each(|leaf| self.append(leaf));
    }
}

impl FromIterator<Hash> for Frontier {
    fn from_iter<I: IntoIterator<Item = Hash>>(leaves: I) -> Self {
        let mut frontier = Self::new();
        frontier.extend(leaves);
        frontier
    }
}

/// The whole tree: the root of every complete subtree, about 64 bytes a leaf.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MerkleTree {
    /// `levels[h][i]` is MTH(D[i·2^h : (i+1)·2^h]); `levels[0]` are the leaf hashes.
    levels: Vec<Vec<Hash>>,
}

impl MerkleTree {
    /// The tree without leaves.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a leaf, given its [`leaf_hash`](crate::hash::leaf_hash).
    pub fn append(&mut self, leaf: Hash) {
        let mut node = leaf;
        for level in &mut self.levels {
            level.push(node);
            match level.as_slice() {
                [.., left, right] if level.len() % 2 == 0 => node = node_hash(left, right),
                _ => return,
            }
        }
        self.levels.push(vec![node]);
    }

    /// The number of leaves.
    pub fn size(&self) -> u64 {
        self.leaves().len() as u64
    }

    /// The leaf hashes, in order.
    pub fn leaves(&self) -> &[Hash] {
        self.levels.first().map_or(&[], Vec::as_slice)
    }

    /// The head of the whole tree.
    pub fn head(&self) -> TreeHead {
        self.head_at(self.size()).unwrap_or_else(|_| TreeHead::empty())
    }

    /// The head that the tree had when it held `size` leaves.
    ///
    /// # Errors
    /// If the tree has fewer leaves than that.
    pub fn head_at(&self, size: u64) -> Result<TreeHead, BeyondTree> {
        let root = Whole(self).mth(0, size).map_err(|Missing| self.beyond(size))?;
        Ok(TreeHead { size, root })
    }

    /// Checks that the tree has at least `size` leaves.
    pub(crate) fn require(&self, size: u64) -> Result<(), BeyondTree> {
        if size > self.size() { Err(self.beyond(size)) } else { Ok(()) }
    }

    pub(crate) fn beyond(&self, size: u64) -> BeyondTree {
        BeyondTree { size, have: self.size() }
    }

    /// `count` roots of consecutive complete subtrees of height `height`, the first being
    /// number `first` at that height; `None` unless the tree has them all.
    pub(crate) fn nodes(&self, height: u32, first: u64, count: u64) -> Option<&[Hash]> {
        let level = self.levels.get(usize::try_from(height).ok()?)?;
        let first = usize::try_from(first).ok()?;
        let end = first.checked_add(usize::try_from(count).ok()?)?;
        level.get(first..end)
    }
}

/// The whole tree as a source of subtrees.
pub(crate) struct Whole<'a>(pub(crate) &'a MerkleTree);

/// The tree does not reach that far.
pub(crate) struct Missing;

impl Subtrees for Whole<'_> {
    type Error = Missing;

    fn node(&mut self, height: u32, index: u64) -> Result<Hash, Missing> {
        self.0.nodes(height, index, 1).and_then(<[Hash]>::first).copied().ok_or(Missing)
    }
}

impl Extend<Hash> for MerkleTree {
    fn extend<I: IntoIterator<Item = Hash>>(&mut self, leaves: I) {
        leaves.into_iter().for_each(|leaf| self.append(leaf));
    }
}

impl FromIterator<Hash> for MerkleTree {
    fn from_iter<I: IntoIterator<Item = Hash>>(leaves: I) -> Self {
        let mut tree = Self::new();
        tree.extend(leaves);
        tree
    }
}

/// A size was asked about that the tree has not reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("size {size} asked of a tree of {have} leaves")]
pub struct BeyondTree {
    /// The size asked about.
    pub size: u64,
    /// The number of leaves the tree has.
    pub have: u64,
}

/// Where RFC 6962 divides a list of `n` > 1 entries.
pub(crate) fn split(n: u64) -> u64 {
    // RFC 6962 §2.1: "let k be the largest power of two smaller than n".
    1 << n.saturating_sub(1).max(1).ilog2()
}
