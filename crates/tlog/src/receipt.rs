//! Receipts: offline proof that an entry was logged (c2sp.org/tlog-proof).

use core::iter;

use crate::base64;
use crate::checkpoint::{
    LogKey, ParseCheckpointError, SignedCheckpoint, VerifiedCheckpoint, VerifyCheckpointError,
};
use crate::decimal;
use crate::hash::Hash;
use crate::inclusion::{InclusionProof, VerifyInclusionError};
use crate::tree::{MAX_PATH_LEN, MAX_TREE_SIZE};

/// The longest receipt that is read, in bytes: more than the longest that can be made.
pub const MAX_RECEIPT_LEN: usize = 32 * 1024;

/// The longest extra data, in bytes.
pub const MAX_EXTRA_LEN: usize = 1024;

/// c2sp.org/tlog-proof, Format: "The first line MUST be the string `c2sp.org/tlog-proof@v1`."
const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1\n";

/// A checkpoint, and the path from an entry to its root. Nothing is verified yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    proof: InclusionProof,
    checkpoint: SignedCheckpoint,
    extra: Option<Vec<u8>>,
}

impl Receipt {
    /// Puts a receipt together. `extra` is data that nothing authenticates.
    ///
    /// # Errors
    /// If no receipt can have this index, path or extra data.
    pub fn new(
        proof: InclusionProof,
        checkpoint: SignedCheckpoint,
        extra: Option<Vec<u8>>,
    ) -> Result<Self, ComposeReceiptError> {
        use ComposeReceiptError as E;
        if proof.index > MAX_TREE_SIZE {
            return Err(E::Index { index: proof.index });
        }
        if proof.path.len() > MAX_PATH_LEN {
            return Err(E::Path { len: proof.path.len() });
        }
        // c2sp.org/tlog-proof, Format: "If no extra data is present, this line is omitted."
        match extra.as_ref().map(Vec::len) {
            Some(len) if len == 0 || len > MAX_EXTRA_LEN => Err(E::Extra { len }),
            _ => Ok(Self { proof, checkpoint, extra }),
        }
    }

    /// Reads a receipt.
    ///
    /// # Errors
    /// Where the bytes are not as a receipt must be.
    pub fn parse(bytes: &[u8]) -> Result<Self, ParseReceiptError> {
        use ParseReceiptError as E;
        if bytes.len() > MAX_RECEIPT_LEN {
            return Err(E::TooLong { len: bytes.len() });
        }
        let text = core::str::from_utf8(bytes).map_err(|e| E::NotUtf8 { at: e.valid_up_to() })?;
        let body = text.strip_prefix(FIRST_LINE).ok_or(E::FirstLine)?;
        // c2sp.org/tlog-proof, Format: "After the inclusion proof lines and an empty line, the
        // checkpoint issued by the log is included verbatim".
        let (head, checkpoint) = body.split_once("\n\n").ok_or(E::NoBlankLine)?;
        let mut lines = head.split('\n').peekable();
        let extra = lines.next_if(|line| line.starts_with("extra ")).map(parse_extra).transpose()?;
        let index = lines.next().and_then(parse_index).ok_or(E::Index)?;
        let path = lines.zip(1..).map(|(line, number)| parse_hash(line, number)).collect::<Result<_, _>>()?;
        let checkpoint = SignedCheckpoint::parse(checkpoint.as_bytes())?;
        Ok(Self::new(InclusionProof { index, path }, checkpoint, extra)?)
    }

    /// The receipt's text: exactly the bytes that [`Self::parse`] reads.
    pub fn encode(&self) -> String {
        let extra = self.extra.iter().map(|extra| format!("extra {}\n", base64::encode(extra)));
        // c2sp.org/tlog-proof, Format: "The next line MUST start with the string `index` followed
        // by a space (U+0020) and the zero-based index of the entry"; "one SHA-256 hash per line,
        // starting from the leaf's sibling hash up to the root's child hash".
        let index = format!("index {}\n", self.proof.index);
        let path = self.proof.path.iter().map(|hash| hash.to_base64() + "\n");
        let head: String = extra.chain(iter::once(index)).chain(path).collect();
        format!("{FIRST_LINE}{head}\n{}", self.checkpoint.encode())
    }

    /// Checks that the log under `log` has the leaf hash `leaf` at [`Self::index`], and
    /// returns the checkpoint that says so, for its witnesses to be judged.
    ///
    /// # Errors
    /// If the checkpoint is not this log's, or the path does not lead from leaf to root.
    pub fn verify(&self, log: &LogKey, leaf: Hash) -> Result<VerifiedCheckpoint, VerifyReceiptError> {
        let checkpoint = self.checkpoint.verify(log)?;
        self.proof.verify(leaf, checkpoint.head())?;
        Ok(checkpoint)
    }

    /// The zero-based index of the entry.
    pub fn index(&self) -> u64 {
        self.proof.index
    }

    /// The path from the entry to the root.
    pub fn proof(&self) -> &InclusionProof {
        &self.proof
    }

    /// The checkpoint, of which nothing is verified.
    pub fn checkpoint(&self) -> &SignedCheckpoint {
        &self.checkpoint
    }

    /// The extra data. c2sp.org/tlog-proof, Format: applications "MUST NOT implicitly trust the
    /// extra data, as it is not authenticated".
    pub fn unauthenticated_extra(&self) -> Option<&[u8]> {
        self.extra.as_deref()
    }
}

fn parse_extra(line: &str) -> Result<Vec<u8>, ParseReceiptError> {
    let data = line.strip_prefix("extra ").ok_or(ParseReceiptError::Extra)?;
    base64::decode(data).ok_or(ParseReceiptError::Extra)
}

fn parse_index(line: &str) -> Option<u64> {
    decimal::parse(line.strip_prefix("index ")?)
}

fn parse_hash(line: &str, number: usize) -> Result<Hash, ParseReceiptError> {
    Hash::from_base64(line).map_err(|_| ParseReceiptError::Hash { number })
}

/// Why parts make no receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ComposeReceiptError {
    /// The index is above 2^63 − 1.
    #[error("index {index} is above 2^63 - 1")]
    Index {
        /// The index.
        index: u64,
    },
    /// No tree has so long a path.
    #[error("a path of {len} hashes is longer than {MAX_PATH_LEN}")]
    Path {
        /// The number of hashes.
        len: usize,
    },
    /// The extra data is present but empty, or longer than [`MAX_EXTRA_LEN`].
    #[error("extra data of {len} bytes, not 1 to {MAX_EXTRA_LEN}")]
    Extra {
        /// The number of bytes.
        len: usize,
    },
}

/// Why bytes are no receipt.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseReceiptError {
    /// More than [`MAX_RECEIPT_LEN`].
    #[error("a receipt of {len} bytes is longer than {MAX_RECEIPT_LEN}")]
    TooLong {
        /// The number of bytes.
        len: usize,
    },
    /// The bytes are not UTF-8.
    #[error("the receipt is not UTF-8 at byte {at}")]
    NotUtf8 {
        /// The offset of the first bad byte.
        at: usize,
    },
    /// The first line is not that of a tlog-proof of version 1.
    #[error("the receipt does not begin with the line c2sp.org/tlog-proof@v1")]
    FirstLine,
    /// Nothing separates path and checkpoint.
    #[error("the receipt has no blank line before its checkpoint")]
    NoBlankLine,
    /// The extra data is not canonical base64.
    #[error("the receipt's extra data is not canonical base64")]
    Extra,
    /// The index line is missing, or its number is not canonical.
    #[error("the receipt has no line with a canonical index")]
    Index,
    /// A line of the path is no hash.
    #[error("line {number} of the receipt's path is not the canonical base64 of 32 bytes")]
    Hash {
        /// The line's number in the path, from 1.
        number: usize,
    },
    /// The checkpoint is malformed.
    #[error("the receipt's checkpoint: {0}")]
    Checkpoint(#[from] ParseCheckpointError),
    /// The parts make no receipt.
    #[error(transparent)]
    Parts(#[from] ComposeReceiptError),
}

/// Why a receipt does not show that a log has an entry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyReceiptError {
    /// The checkpoint is not shown to be the log's.
    #[error(transparent)]
    Checkpoint(#[from] VerifyCheckpointError),
    /// The entry is not shown to be under the checkpoint.
    #[error(transparent)]
    Inclusion(#[from] VerifyInclusionError),
}
