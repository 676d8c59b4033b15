//! Why a witness gives no cosignature.

use ostrakon_tlog::witness::{ParseRequestError, Refusal};
use std::io;
use std::path::{Path, PathBuf};

/// Why there is no cosignature.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Failure {
    /// The request cannot be read.
    #[error(transparent)]
    Malformed(#[from] ParseRequestError),
    /// The log is none that this witness cosigns.
    #[error("this witness does not know the log")]
    UnknownLog,
    /// The checkpoint is not to be cosigned.
    #[error(transparent)]
    Refused(Refusal),
    /// The disk failed: nothing is out, and what it holds is read again before anything is.
    #[error("{path}: {what}", path = path.display())]
    Disk {
        /// The file.
        path: PathBuf,
        /// What the system says.
        what: String,
    },
    /// A file is not what this witness wrote.
    #[error("{path}: not what this witness wrote: {what}", path = path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// Something that cannot be.
    #[error("{0}")]
    Internal(String),
}

impl Failure {
    pub(crate) fn disk(path: &Path, error: &io::Error) -> Self {
        Self::Disk { path: path.to_owned(), what: error.to_string() }
    }

    /// The HTTP status of the answer.
    pub fn status(&self) -> u16 {
        match self {
            Self::Malformed(ParseRequestError::TooLong { .. }) => 413,
            Self::Malformed(_) => 400,
            // c2sp.org/tlog-witness, add-checkpoint: "If the checkpoint origin is unknown, the witness MUST respond
            // with a '404 Not Found' HTTP status code."
            Self::UnknownLog => 404,
            Self::Refused(refusal) => refusal.status(),
            Self::Disk { .. } | Self::Damaged { .. } | Self::Internal(_) => 500,
        }
    }
}
