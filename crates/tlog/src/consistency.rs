//! Consistency: a later tree begins with an earlier one (RFC 6962 §2.1.2, RFC 9162 §2.1.4).

use crate::hash::{Hash, empty_root, node_hash};
use crate::inclusion::skip_missing_siblings;
use crate::subtrees::Subtrees as _;
use crate::tree::{BeyondTree, MerkleTree, Missing, TreeHead, Whole};

/// The hashes that lead from two tree heads to the same leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsistencyProof {
    /// The hashes, in the order of RFC 6962 §2.1.2.
    pub path: Vec<Hash>,
}

impl ConsistencyProof {
    /// Checks that the tree under `new` begins with all the leaves of the tree under `old`.
    ///
    /// RFC 6962 defines proofs for 0 < old ≤ new. Here an empty old tree is consistent with
    /// everything, by the empty path and the empty root alone.
    ///
    /// # Errors
    /// If `old` is the larger, the path is not exactly as long as these sizes require, or it
    /// leads to another root than either head's.
    pub fn verify(&self, old: &TreeHead, new: &TreeHead) -> Result<(), VerifyConsistencyError> {
        if old.size > new.size {
            return Err(VerifyConsistencyError::Shrunk { old: old.size, new: new.size });
        }
        if old.size == new.size {
            return self.verify_same(old, new);
        }
        if old.size == 0 {
            // The empty list has one root (RFC 6962 §2.1), and any list begins with it.
            self.require_empty()?;
            return require_root(Head::Old, old.root, empty_root());
        }
        let (old_root, new_root) = self.roots(old, new.size)?;
        // RFC 9162 §2.1.4.2, step 7: "verify that the fr calculated is equal to the first_hash
        // supplied, that the sr calculated is equal to the second_hash supplied".
        require_root(Head::Old, old.root, old_root)?;
        require_root(Head::New, new.root, new_root)
    }

    /// Equal sizes: equal roots and nothing to show.
    fn verify_same(&self, old: &TreeHead, new: &TreeHead) -> Result<(), VerifyConsistencyError> {
        self.require_empty()?;
        if old.size == 0 {
            require_root(Head::Old, old.root, empty_root())?;
        }
        require_root(Head::New, new.root, old.root)
    }

    fn require_empty(&self) -> Result<(), VerifyConsistencyError> {
        match self.path.len() {
            0 => Ok(()),
            len => Err(VerifyConsistencyError::TooLong { len }),
        }
    }

    /// The two roots that the path leads to; 0 < `old.size` < `new_size`.
    fn roots(&self, old: &TreeHead, new_size: u64) -> Result<(Hash, Hash), VerifyConsistencyError> {
        let len = self.path.len();
        let (seed, rest) = self.seed(old)?;
        // RFC 9162 §2.1.4.2, step 3: "Set fn to first - 1 and sn to second - 1."
        let (mut fn_, mut sn) = (old.size - 1, new_size - 1);
        // Step 4: "If LSB(fn) is set, then right-shift both fn and sn equally until LSB(fn) is
        // not set."
        let ones = fn_.trailing_ones();
        (fn_, sn) = (fn_ >> ones, sn >> ones);
        // Step 5: "Set both fr and sr to the first value in the consistency_path array."
        let (mut fr, mut sr) = (seed, seed);
        for c in rest {
            // Step 6: "If sn is 0, then stop the iteration and fail the proof verification."
            if sn == 0 {
                return Err(VerifyConsistencyError::TooLong { len });
            }
            // "If LSB(fn) is set, or if fn is equal to sn, then: Set fr to HASH(0x01 || c || fr).
            // Set sr to HASH(0x01 || c || sr). […] Otherwise: Set sr to HASH(0x01 || sr || c)."
            if fn_ & 1 == 1 || fn_ == sn {
                (fr, sr) = (node_hash(c, &fr), node_hash(c, &sr));
                (fn_, sn) = skip_missing_siblings(fn_, sn);
            } else {
                sr = node_hash(&sr, c);
            }
            // "Finally, right-shift both fn and sn one time."
            (fn_, sn) = (fn_ >> 1, sn >> 1);
        }
        // Step 7: "and that sn is 0".
        if sn != 0 {
            return Err(VerifyConsistencyError::TooShort { len });
        }
        Ok((fr, sr))
    }

    /// The first hash of the completed path, and the others.
    fn seed(&self, old: &TreeHead) -> Result<(Hash, &[Hash]), VerifyConsistencyError> {
        // RFC 9162 §2.1.4.2, step 1: "If consistency_path is an empty array, stop and fail the
        // proof verification." Step 2: "If first is an exact power of 2, then prepend
        // first_hash to the consistency_path array."
        match self.path.split_first() {
            None => Err(VerifyConsistencyError::TooShort { len: 0 }),
            Some(_) if old.size.is_power_of_two() => Ok((old.root, &self.path)),
            Some((first, rest)) => Ok((*first, rest)),
        }
    }
}

fn require_root(head: Head, claimed: Hash, computed: Hash) -> Result<(), VerifyConsistencyError> {
    if claimed != computed {
        return Err(VerifyConsistencyError::Root { head, claimed, computed });
    }
    Ok(())
}

impl MerkleTree {
    /// Makes the proof that the tree of the first `new` leaves begins with the tree of the
    /// first `old`.
    ///
    /// # Errors
    /// If the tree has fewer leaves than `new`, or `old` is above it.
    pub fn consistency_proof(&self, old: u64, new: u64) -> Result<ConsistencyProof, ProveConsistencyError> {
        if old > new {
            return Err(ProveConsistencyError::Shrunk { old, new });
        }
        self.require(new)?;
        if old == 0 {
            return Ok(ConsistencyProof { path: Vec::new() });
        }
        // RFC 6962 §2.1.2: "PROOF(m, D[n]) = SUBPROOF(m, D[n], true)".
        let path = Whole(self).subproof(old, 0, new, true).map_err(|Missing| self.beyond(new))?;
        Ok(ConsistencyProof { path })
    }
}

/// Which of the two tree heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// The earlier.
    Old,
    /// The later.
    New,
}

impl core::fmt::Display for Head {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Old => "old",
            Self::New => "new",
        })
    }
}

/// Why one tree is not shown to begin with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyConsistencyError {
    /// The earlier tree is the larger.
    #[error("the old tree has {old} leaves, the new one only {new}")]
    Shrunk {
        /// The size of the earlier tree.
        old: u64,
        /// The size of the later tree.
        new: u64,
    },
    /// The path goes on above the root.
    #[error("a consistency path of {len} hashes is too long here")]
    TooLong {
        /// The number of hashes given.
        len: usize,
    },
    /// The path ends below the root.
    #[error("a consistency path of {len} hashes is too short here")]
    TooShort {
        /// The number of hashes given.
        len: usize,
    },
    /// The path leads to another root: the trees differ, or the path is wrong.
    #[error("the {head} tree's root is {claimed}, the consistency path leads to {computed}")]
    Root {
        /// Which of the two heads.
        head: Head,
        /// The root of that head.
        claimed: Hash,
        /// The root that the path leads to.
        computed: Hash,
    },
}

/// Why no consistency proof can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProveConsistencyError {
    /// The earlier size is the larger.
    #[error("the old size {old} is above the new size {new}")]
    Shrunk {
        /// The earlier size.
        old: u64,
        /// The later size.
        new: u64,
    },
    /// The tree is smaller than asked.
    #[error(transparent)]
    Beyond(#[from] BeyondTree),
}
