//! Why there is no view, or no good one.

use ostrakon_tlog::checkpoint::{ParseCheckpointError, VerifyCheckpointError};
use parquet::errors::ParquetError;
use std::io;

/// Names the file, what is wrong with it, and what to do next.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ViewError {
    /// The record.
    #[error("{path}: {what}; `ostrakon verify` says what is wrong with the record")]
    Record {
        /// A file of the record.
        path: String,
        /// What is wrong with it.
        what: String,
    },
    /// Tiles and entries, or two readings of them, do not fit together.
    #[error(
        "entries {first} to {last} are not those that the tree is of: the record changes, or `ostrakon verify` says what is wrong with it"
    )]
    Changed {
        /// The first of a row group.
        first: u64,
        /// The last.
        last: u64,
    },
    /// Row groups or files of another length than there are.
    #[error("a row group has 256 to 65536 rows, a power of two, and a file a multiple of that")]
    Size,
    /// Something is there already.
    #[error("{0}: is not empty; name a directory that is not there yet")]
    Occupied(String),
    /// Nothing can be put there under a name.
    #[error("{0}: has no name of its own; name a directory that is not there yet")]
    Nameless(String),
    /// A disk.
    #[error("{place}: {source}")]
    Io {
        /// The file.
        place: String,
        /// Why.
        source: io::Error,
    },
    /// The Parquet library cannot write.
    #[error("{file}: cannot be written: {why}")]
    Unwritten {
        /// The file.
        file: String,
        /// Why.
        why: String,
    },
    /// A part is not there.
    #[error("{0}: is missing; fetch it again, or export anew")]
    Missing(String),
    /// What no view has.
    #[error("{0}: is no part of this view; remove it")]
    Surplus(String),
    /// A file says that it is another part.
    #[error("{file}: says that it is {other}; fetch it again, or export anew")]
    Misplaced {
        /// The file.
        file: String,
        /// What it should be called.
        other: String,
    },
    /// A file of another checkpoint than the first file, or than the record.
    #[error("{file}: was made from another checkpoint or in another size than {than}; export anew")]
    Other {
        /// The file.
        file: String,
        /// The other one.
        than: String,
    },
    /// A file that is not what was written.
    #[error("{file}: was altered: {what}; fetch it again, or export anew")]
    Altered {
        /// The file.
        file: String,
        /// Where, and what.
        what: String,
    },
    /// A checkpoint that the log did not sign.
    #[error("the checkpoint is not signed by the log that the manifest names: {0}")]
    Signature(#[from] VerifyCheckpointError),
}

impl ViewError {
    pub(crate) fn io(place: impl std::fmt::Display) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { place: place.to_string(), source }
    }

    pub(crate) fn altered(file: &str, what: impl std::fmt::Display) -> Self {
        Self::Altered { file: file.into(), what: what.to_string() }
    }

    pub(crate) fn record(path: &str, what: impl std::fmt::Display) -> Self {
        Self::Record { path: path.into(), what: what.to_string() }
    }

    pub(crate) fn unwritten(file: &str) -> impl Fn(ParquetError) -> Self {
        move |why| Self::Unwritten { file: file.into(), why: why.to_string() }
    }

    pub(crate) fn checkpoint(path: &str) -> impl FnOnce(ParseCheckpointError) -> Self {
        move |why| Self::record(path, why)
    }
}
