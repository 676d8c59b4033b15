//! Two histories: evidence, for anybody who has the log's key, that a log signed what no single tree has.
//!
//! Of two signed heads the larger's tree begins, as a consistency proof shows, with so many leaves as the smaller's,
//! but under another root. For two heads of one size the roots alone say it, and the proof is empty.

use crate::checkpoint::{
    LogKey, ParseCheckpointError, SignedCheckpoint, VerifiedCheckpoint, VerifyCheckpointError,
};
use crate::consistency::{ConsistencyProof, VerifyConsistencyError};
use crate::hash::Hash;
use crate::tree::{MAX_PATH_LEN, TreeHead};

/// Two heads that one log signed and no tree has both of. Made by [`Self::new`] alone, which verifies that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fork {
    smaller: VerifiedCheckpoint,
    larger: VerifiedCheckpoint,
    /// The root of the larger tree when it had the smaller's size.
    root: Hash,
    proof: ConsistencyProof,
}

impl Fork {
    /// Takes two checkpoints in any order, the root that the larger tree had at the smaller's size, and the proof
    /// from there to the larger.
    ///
    /// # Errors
    /// If this does not show two histories.
    pub fn new(
        one: VerifiedCheckpoint,
        other: VerifiedCheckpoint,
        root: Hash,
        proof: ConsistencyProof,
    ) -> Result<Self, NoFork> {
        if one.log() != other.log() {
            return Err(NoFork::OtherLog);
        }
        let swapped = one.head().size > other.head().size;
        let (smaller, larger) = if swapped { (other, one) } else { (one, other) };
        if smaller.head().root == root {
            return Err(NoFork::SameRoot);
        }
        let then = TreeHead { size: smaller.head().size, root };
        proof.verify(&then, larger.head())?;
        Ok(Self { smaller, larger, root, proof })
    }

    /// Takes two checkpoints of one size.
    ///
    /// # Errors
    /// If their sizes differ or their roots do not.
    pub fn of_one_size(one: VerifiedCheckpoint, other: VerifiedCheckpoint) -> Result<Self, NoFork> {
        let root = other.head().root;
        Self::new(one, other, root, ConsistencyProof { path: Vec::new() })
    }

    /// Reads what [`Self::smaller`], [`Self::larger`] and [`Self::proof_text`] give, and verifies it.
    ///
    /// # Errors
    /// If this does not show two histories of `log`.
    pub fn parse(log: &LogKey, smaller: &[u8], larger: &[u8], proof: &[u8]) -> Result<Self, NoFork> {
        let read = |bytes| Ok::<_, NoFork>(SignedCheckpoint::parse(bytes)?.verify(log)?);
        let (root, proof) = parse_proof(proof).ok_or(NoFork::ProofText)?;
        Self::new(read(smaller)?, read(larger)?, root, proof)
    }

    /// The checkpoint of the smaller tree.
    pub fn smaller(&self) -> &VerifiedCheckpoint {
        &self.smaller
    }

    /// The checkpoint of the larger tree, or of the other of one size.
    pub fn larger(&self) -> &VerifiedCheckpoint {
        &self.larger
    }

    /// The root in base 64 that the larger tree had at the smaller's size, then the consistency proof from there
    /// to the larger, a hash a line.
    pub fn proof_text(&self) -> String {
        let hashes = core::iter::once(&self.root).chain(&self.proof.path);
        hashes.map(|hash| hash.to_base64() + "\n").collect()
    }
}

fn parse_proof(bytes: &[u8]) -> Option<(Hash, ConsistencyProof)> {
    let lines = core::str::from_utf8(bytes).ok()?.strip_suffix('\n')?.split('\n');
    let mut hashes = lines.take(MAX_PATH_LEN + 2).map(Hash::from_base64);
    let root = hashes.next()?.ok()?;
    let path: Vec<Hash> = hashes.collect::<Result<_, _>>().ok()?;
    (path.len() <= MAX_PATH_LEN).then_some((root, ConsistencyProof { path }))
}

/// Why something does not show two histories.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoFork {
    /// The checkpoints are of two logs.
    #[error("the two checkpoints are not of one log")]
    OtherLog,
    /// Both heads can be of one tree.
    #[error("the larger tree begins with the smaller, as it should")]
    SameRoot,
    /// The text of the proof is not as it must be.
    #[error("the proof is not a root and at most {MAX_PATH_LEN} hashes, one a line in base64")]
    ProofText,
    /// The proof does not lead from the root given to the larger head.
    #[error("the proof shows nothing: {0}")]
    Proof(#[from] VerifyConsistencyError),
    /// A checkpoint cannot be read.
    #[error(transparent)]
    Parse(#[from] ParseCheckpointError),
    /// A checkpoint is not signed by the log.
    #[error(transparent)]
    Checkpoint(#[from] VerifyCheckpointError),
}
