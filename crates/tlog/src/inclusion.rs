//! Inclusion: an entry is in the tree, at this index (RFC 6962 §2.1.1, RFC 9162 §2.1.3).

use crate::hash::{Hash, node_hash};
use crate::subtrees::Subtrees as _;
use crate::tree::{BeyondTree, MerkleTree, Missing, TreeHead, Whole};

/// A Merkle audit path, and the index of the leaf it starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InclusionProof {
    /// The zero-based index of the leaf.
    pub index: u64,
    /// The sibling hashes, from the leaf's up to the root's child.
    pub path: Vec<Hash>,
}

impl InclusionProof {
    /// Checks that the tree under `head` has the leaf hash `leaf` at [`Self::index`].
    ///
    /// # Errors
    /// If the index is outside the tree, the path is not exactly as long as this index and
    /// size require, or it leads to another root.
    pub fn verify(&self, leaf: Hash, head: &TreeHead) -> Result<(), VerifyInclusionError> {
        let computed = self.root(leaf, head.size)?;
        if computed != head.root {
            return Err(VerifyInclusionError::Root { claimed: head.root, computed });
        }
        Ok(())
    }

    /// The root that this path leads to from `leaf` in a tree of `size` leaves.
    ///
    /// # Errors
    /// As [`Self::verify`], the root apart.
    pub fn root(&self, leaf: Hash, size: u64) -> Result<Hash, VerifyInclusionError> {
        // RFC 9162 §2.1.3.2, step 1: "If leaf_index is greater than or equal to tree_size,
        // then fail the proof verification."
        if self.index >= size {
            return Err(VerifyInclusionError::Index { index: self.index, size });
        }
        // Steps 2 and 3: "Set fn to leaf_index and sn to tree_size - 1." "Set r to hash."
        let (mut fn_, mut sn, mut r) = (self.index, size - 1, leaf);
        for p in &self.path {
            // Step 4: "If sn is 0, then stop the iteration and fail the proof verification."
            if sn == 0 {
                return Err(VerifyInclusionError::TooLong { len: self.path.len() });
            }
            // "If LSB(fn) is set, or if fn is equal to sn, then: Set r to HASH(0x01 || p || r).
            // […] Otherwise: Set r to HASH(0x01 || r || p)."
            if fn_ & 1 == 1 || fn_ == sn {
                r = node_hash(p, &r);
                (fn_, sn) = skip_missing_siblings(fn_, sn);
            } else {
                r = node_hash(&r, p);
            }
            // "Finally, right-shift both fn and sn one time."
            (fn_, sn) = (fn_ >> 1, sn >> 1);
        }
        // Step 5: "Compare sn to 0."
        if sn != 0 {
            return Err(VerifyInclusionError::TooShort { len: self.path.len() });
        }
        Ok(r)
    }
}

/// RFC 9162 §2.1.3.2 and §2.1.4.2: "If LSB(fn) is not set, then right-shift both fn and sn
/// equally until either LSB(fn) is set or fn is 0."
pub(crate) fn skip_missing_siblings(fn_: u64, sn: u64) -> (u64, u64) {
    // `fn` of 0 has 64 trailing zeroes, and a shift by 64 leaves 0 in both.
    let shift = fn_.trailing_zeros();
    (fn_.checked_shr(shift).unwrap_or(0), sn.checked_shr(shift).unwrap_or(0))
}

impl MerkleTree {
    /// Makes the proof that leaf `index` is in the tree of the first `size` leaves.
    ///
    /// # Errors
    /// If the tree has fewer leaves than `size`, or `index` is not below it.
    pub fn inclusion_proof(&self, index: u64, size: u64) -> Result<InclusionProof, ProveInclusionError> {
        if index >= size {
            return Err(ProveInclusionError::Index { index, size });
        }
        self.require(size)?;
        let path = Whole(self).audit_path(index, 0, size).map_err(|Missing| self.beyond(size))?;
        Ok(InclusionProof { index, path })
    }
}

/// Why a leaf is not shown to be in a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyInclusionError {
    /// The index is outside the tree.
    #[error("leaf {index} is outside a tree of {size} leaves")]
    Index {
        /// The index claimed.
        index: u64,
        /// The size of the tree.
        size: u64,
    },
    /// The path goes on above the root.
    #[error("an inclusion path of {len} hashes is too long here")]
    TooLong {
        /// The number of hashes given.
        len: usize,
    },
    /// The path ends below the root.
    #[error("an inclusion path of {len} hashes is too short here")]
    TooShort {
        /// The number of hashes given.
        len: usize,
    },
    /// The path leads to another root.
    #[error("the inclusion path leads to root {computed}, not {claimed}")]
    Root {
        /// The root of the tree head.
        claimed: Hash,
        /// The root that the path leads to.
        computed: Hash,
    },
}

/// Why no inclusion proof can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProveInclusionError {
    /// The index is outside the tree of that size.
    #[error("leaf {index} is outside a tree of {size} leaves")]
    Index {
        /// The index asked about.
        index: u64,
        /// The size asked about.
        size: u64,
    },
    /// The tree is smaller than asked.
    #[error(transparent)]
    Beyond(#[from] BeyondTree),
}
