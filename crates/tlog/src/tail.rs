//! The end of a growing log in bounded memory: its head, and proofs of the newest leaves.
//!
//! A [`Frontier`] for the complete subtrees before the last window, a [`MerkleTree`] for the window. A log of any size takes 4 MiB.

use crate::hash::{Hash, node_hash};
use crate::inclusion::InclusionProof;
use crate::tree::{Frontier, MerkleTree, TreeHead};

/// Leaves of a window, as a power of two.
const HEIGHT: u32 = 16;

/// What is kept of a log to append to it.
#[derive(Clone, Debug, Default)]
pub struct Tail {
    before: Frontier,
    window: MerkleTree,
}

impl Tail {
    /// A log without leaves.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a leaf, given its [`leaf_hash`](crate::hash::leaf_hash).
    pub fn append(&mut self, leaf: Hash) {
        if self.room() == 0 {
            self.before.append_subtree(HEIGHT, self.window.head().root);
            self.window = MerkleTree::new();
        }
        self.window.append(leaf);
    }

    /// How many leaves fit before the window moves on; those appended until then can be proved together.
    pub fn room(&self) -> u64 {
        (1 << HEIGHT) - self.window.size()
    }

    /// How many leaves there are.
    pub fn size(&self) -> u64 {
        self.before.size() + self.window.size()
    }

    /// The head of the log so far.
    pub fn head(&self) -> TreeHead {
        let (size, window) = (self.size(), self.window.head().root);
        if self.window.size() == 0 {
            return self.before.head();
        }
        let root = self.before.subtrees().iter().rev().fold(window, |right, left| node_hash(left, &right));
        TreeHead { size, root }
    }

    /// The proof that a leaf of the window is in the log as it is; none for an earlier or a later leaf.
    pub fn inclusion(&self, index: u64) -> Option<InclusionProof> {
        let inside = index.checked_sub(self.before.size())?;
        let mut path = self.window.inclusion_proof(inside, self.window.size()).ok()?.path;
        // RFC 6962 §2.1.1: "PATH(m, D[n]) = PATH(m - k, D[k:n]) : MTH(D[0:k]) for m >= k", from the smallest k out.
        path.extend(self.before.subtrees().iter().rev());
        Some(InclusionProof { index, path })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::hash::leaf_hash;

    #[test]
    fn heads_and_proofs_are_those_of_the_whole_tree() {
        let (mut tail, mut tree) = (Tail::new(), MerkleTree::new());
        assert_eq!(tail.head(), tree.head());
        for size in 1..=200_000u64 {
            let leaf = leaf_hash(&size.to_be_bytes());
            tail.append(leaf);
            tree.append(leaf);
            if size % 9_973 == 0 || size % 65_536 < 3 || size % 65_536 > 65_533 {
                assert_eq!(tail.head(), tree.head());
                let first = (size - 1) / 65_536 * 65_536;
                for index in [first, (first + size - 1) / 2, size - 1] {
                    assert_eq!(tail.inclusion(index), tree.inclusion_proof(index, size).ok());
                }
                assert_eq!(tail.inclusion(size), None);
                assert_eq!(first.checked_sub(1).and_then(|i| tail.inclusion(i)), None);
            }
        }
    }
}
