//! The witness protocol without its network: what is asked, what is answered, and when (c2sp.org/tlog-witness).
//!
//! [`judge`] is all that a witness decides. Who calls it sees to the rest: that the new head is durable before the
//! cosignature is out, and that requests for one log come one after another.

use crate::checkpoint::{
    LogKey, ParseCheckpointError, SignedCheckpoint, VerifiedCheckpoint, VerifyCheckpointError,
};
use crate::consistency::{ConsistencyProof, Head, VerifyConsistencyError};
use crate::decimal;
use crate::fork::Fork;
use crate::hash::Hash;
use crate::note::{self, MAX_NOTE_LEN, NoteSignature, ParseNoteError};
use crate::tree::{MAX_PATH_LEN, TreeHead};

/// Where requests go, relative to the witness's submission prefix.
pub const ADD_CHECKPOINT_PATH: &str = "add-checkpoint";

/// The media type of an answer that is a size.
pub const SIZE_MEDIA_TYPE: &str = "text/x.tlog.size";

/// c2sp.org/tlog-witness, add-checkpoint: "The client MUST NOT send more than 63 consistency proof lines."
pub const MAX_PROOF_LINES: usize = MAX_PATH_LEN;

/// The longest request that is read, in bytes: the longest that can be made.
pub const MAX_REQUEST_LEN: usize = 32 + 45 * MAX_PROOF_LINES + MAX_NOTE_LEN;

/// A request to cosign a checkpoint. Nothing of it is verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// The size of the tree that the proof starts from.
    pub old: u64,
    /// From there to the checkpoint.
    pub proof: ConsistencyProof,
    /// The checkpoint.
    pub checkpoint: SignedCheckpoint,
}

impl AddCheckpoint {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// Which part is not as it must be.
    pub fn parse(bytes: &[u8]) -> Result<Self, ParseRequestError> {
        use ParseRequestError as E;
        if bytes.len() > MAX_REQUEST_LEN {
            return Err(E::TooLong { len: bytes.len() });
        }
        let text = core::str::from_utf8(bytes).map_err(|e| E::NotUtf8 { at: e.valid_up_to() })?;
        // c2sp.org/tlog-witness, add-checkpoint: "an old size line, zero or more consistency proof lines, and an
        // empty line, followed by a checkpoint"; "Each line MUST terminate in a newline character".
        let (head, checkpoint) = text.split_once("\n\n").ok_or(E::NoBlankLine)?;
        let mut lines = head.split('\n');
        let old = lines.next().and_then(parse_old).ok_or(E::OldSize)?;
        let lines: Vec<&str> = lines.collect();
        if lines.len() > MAX_PROOF_LINES {
            return Err(E::ProofLines { len: lines.len() });
        }
        let path = lines.into_iter().zip(1..).map(parse_hash).collect::<Result<_, _>>()?;
        let checkpoint = SignedCheckpoint::parse(checkpoint.as_bytes())?;
        Ok(Self { old, proof: ConsistencyProof { path }, checkpoint })
    }

    /// The body of the request: exactly the bytes that [`Self::parse`] reads.
    pub fn encode(&self) -> String {
        // "Each consistency proof line MUST encode a single hash in base64."
        let proof: String = self.proof.path.iter().map(|hash| hash.to_base64() + "\n").collect();
        format!("old {}\n{proof}\n{}", self.old, self.checkpoint.encode())
    }
}

fn parse_old(line: &str) -> Option<u64> {
    // "The old size line MUST consist of the string `old`, a single space (0x20), and the tree size of the previous
    // checkpoint encoded as an ASCII decimal with no leading zeroes".
    decimal::parse(line.strip_prefix("old ")?)
}

fn parse_hash((line, number): (&str, usize)) -> Result<Hash, ParseRequestError> {
    Hash::from_base64(line).map_err(|_| ParseRequestError::Hash { number })
}

/// Decides about a checkpoint of a known log: the new head, which may be cosigned, or why not.
///
/// `held` is the last checkpoint of this log that the witness cosigned, if any. The caller has found `log` by the
/// checkpoint's origin. "If the checkpoint origin is unknown, the witness MUST respond with a '404 Not Found'".
///
/// # Errors
/// Why the checkpoint is not to be cosigned.
pub fn judge(
    log: &LogKey,
    held: Option<&VerifiedCheckpoint>,
    request: &AddCheckpoint,
) -> Result<VerifiedCheckpoint, Refusal> {
    // "The witness MUST verify the checkpoint signature against the public key(s) it trusts for the checkpoint
    // origin, and it MUST ignore signatures from unknown keys."
    let offered = request.checkpoint.verify(log).map_err(Refusal::Signature)?;
    let (old, new) = (request.old, offered.head().size);
    // "The old size MUST be equal to or lower than the checkpoint size."
    if old > new {
        return Err(Refusal::OldAboveNew { old, new });
    }
    // "The witness MUST check that the old size matches the size of the latest checkpoint it cosigned for the
    // checkpoint's origin (or zero if it never cosigned a checkpoint for that origin)."
    let known = held.map_or(TreeHead::empty(), |held| *held.head());
    let fork = held.and_then(|held| Fork::of_one_size(held.clone(), offered.clone()).ok());
    // "If the old size matches the checkpoint size, the witness MUST check that the root hashes are also identical."
    if old != known.size || fork.is_some() {
        return Err(Refusal::Conflict { held: known.size, fork: fork.map(Box::new) });
    }
    // "The consistency proof lines MUST encode a Merkle Consistency Proof from the old size to the checkpoint size";
    // "The proof MUST be empty if the old size is zero."
    match request.proof.verify(&known, offered.head()) {
        Ok(()) => Ok(offered),
        Err(source) => {
            Err(Refusal::Proof { source, fork: shown(held, offered, request, source).map(Box::new) })
        }
    }
}

/// The fork, if the proof that was sent shows one: it leads to the new head, but from another old root.
fn shown(
    held: Option<&VerifiedCheckpoint>,
    offered: VerifiedCheckpoint,
    request: &AddCheckpoint,
    refused: VerifyConsistencyError,
) -> Option<Fork> {
    match refused {
        VerifyConsistencyError::Root { head: Head::Old, computed, .. } => {
            Fork::new(held?.clone(), offered, computed, request.proof.clone()).ok()
        }
        _ => None,
    }
}

/// Why a witness does not cosign.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The log's signature is missing or wrong.
    #[error(transparent)]
    Signature(VerifyCheckpointError),
    /// The proof would have to go backwards.
    #[error("old size {old} is above the checkpoint's size {new}")]
    OldAboveNew {
        /// The old size of the request.
        old: u64,
        /// The size of the checkpoint.
        new: u64,
    },
    /// The old size is not the witness's, or its head of that size has another root.
    #[error("{}", match fork {
        Some(_) => "this witness has seen another checkpoint of this size",
        None => "the old size is not that of the last checkpoint this witness cosigned",
    })]
    Conflict {
        /// The size that the witness cosigned last.
        held: u64,
        /// That the log signed two histories.
        fork: Option<Box<Fork>>,
    },
    /// The checkpoint is not shown to continue what the witness cosigned.
    #[error("the consistency proof: {source}")]
    Proof {
        /// What is wrong with the proof.
        source: VerifyConsistencyError,
        /// That the log signed two histories, if the proof shows it. A proof that shows nothing is no evidence:
        /// anybody can send one with a log's checkpoint.
        fork: Option<Box<Fork>>,
    },
}

impl Refusal {
    /// The HTTP status of the answer.
    pub fn status(&self) -> u16 {
        match self {
            // "If none of the signatures verify against a trusted public key, the witness MUST respond with a '403
            // Forbidden' HTTP status code."
            Self::Signature(_) => 403,
            // "Otherwise, the witness MUST respond with a '400 Bad Request' HTTP status code."
            Self::OldAboveNew { .. } => 400,
            // "If it doesn't match, the witness MUST respond with a '409 Conflict' HTTP status code."; of the roots:
            // "If they don't match, the witness MUST respond with a '409 Conflict' HTTP status code."
            Self::Conflict { .. } => 409,
            // "If the Merkle Consistency Proof doesn't verify, the witness MUST respond with a '422 Unprocessable
            // Entity' HTTP status code."
            Self::Proof { .. } => 422,
        }
    }

    /// The evidence that the log signed two histories.
    pub fn fork(&self) -> Option<&Fork> {
        match self {
            Self::Conflict { fork, .. } | Self::Proof { fork, .. } => fork.as_deref(),
            _ => None,
        }
    }
}

/// The answer of status 409.
pub fn encode_size(size: u64) -> String {
    // "The response body MUST consist of the tree size of the latest cosigned checkpoint in decimal, followed by a
    // newline (U+000A)."
    format!("{size}\n")
}

/// Reads [`encode_size`]'s form and no other.
pub fn parse_size(body: &[u8]) -> Option<u64> {
    decimal::parse(core::str::from_utf8(body).ok()?.strip_suffix('\n')?)
}

/// The answer of status 200.
pub fn encode_cosignatures(lines: &[NoteSignature]) -> String {
    // "The response body MUST be a sequence of one or more note signature lines, each starting with the `—` character
    // (U+2014) and ending with a newline character (U+000A)."
    lines.iter().map(|line| line.to_line() + "\n").collect()
}

/// Reads an answer of status 200. Nothing is verified; "The client MUST ignore any cosignatures from unknown keys".
///
/// # Errors
/// If the body is not signature lines, each of another key.
pub fn parse_cosignatures(body: &[u8]) -> Result<Vec<NoteSignature>, ParseNoteError> {
    note::parse_lines(note::check_characters(body)?)
}

/// Why bytes are no request to cosign.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseRequestError {
    /// More than [`MAX_REQUEST_LEN`].
    #[error("a request of {len} bytes is longer than {MAX_REQUEST_LEN}")]
    TooLong {
        /// The number of bytes.
        len: usize,
    },
    /// The bytes are not UTF-8.
    #[error("the request is not UTF-8 at byte {at}")]
    NotUtf8 {
        /// The offset of the first bad byte.
        at: usize,
    },
    /// Nothing separates proof and checkpoint.
    #[error("the request has no blank line before its checkpoint")]
    NoBlankLine,
    /// The first line is not as it must be.
    #[error("the request does not begin with \"old\" and a canonical size")]
    OldSize,
    /// More than [`MAX_PROOF_LINES`].
    #[error("{len} lines of proof are more than {MAX_PROOF_LINES}")]
    ProofLines {
        /// The number of lines.
        len: usize,
    },
    /// A line of the proof is no hash.
    #[error("line {number} of the request's proof is not the canonical base64 of 32 bytes")]
    Hash {
        /// The line's number in the proof, from 1.
        number: usize,
    },
    /// The checkpoint is malformed.
    #[error("the request's checkpoint: {0}")]
    Checkpoint(#[from] ParseCheckpointError),
}
