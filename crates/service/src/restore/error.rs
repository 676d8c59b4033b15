//! Why nothing is restored.

use crate::board::{LedgerError, StartError};
use crate::{KeyError, SettingsError};
use ostrakon_store::StoreError;
use std::io;
use std::path::PathBuf;

/// Why nothing is restored. What is there may then be a part: [`ostrakon_store::Store::open`] refuses it.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys.
    #[error("{0}; a log that is restored goes on under its own key: put keys/ into the data directory first")]
    Key(#[from] KeyError),
    /// No whole backup.
    #[error("{0}; the settings come last into a backup, so this is not a whole one")]
    Settings(#[from] SettingsError),
    /// A log of the backup does not agree with itself, or with a mirror.
    #[error("{0}")]
    Log(String),
    /// Nobody says that there is nothing newer.
    #[error(
        "{log}: no mirror of it was named, and it may have signed more than this backup's {entries} entries. Name a mirror with --mirror \
         (a copy of the service's public/, or what `ostrakon mirror` wrote); if nobody has anything newer, say so with --nobody-has-newer. \
         A log that signs two histories is found out, and its election void"
    )]
    Unasked {
        /// Which.
        log: String,
        /// What the backup has.
        entries: u64,
    },
    /// Two histories.
    #[error(
        "{log}: {mirror} has signed entries that do not continue this backup: its log was forked. Keep both, start neither, and show both to \
         those who run the election"
    )]
    Forked {
        /// Which.
        log: String,
        /// Where the other is.
        mirror: PathBuf,
    },
    /// A mirror's files do not belong to its checkpoint.
    #[error(
        "{log}: the log has signed {entries} entries, and no mirror that was named has them whole ({why}). Name another mirror; without one, \
         what was acknowledged is lost, and the log must not go on"
    )]
    Damaged {
        /// Which.
        log: String,
        /// How many were signed.
        entries: u64,
        /// What is wrong with the last mirror that was looked at.
        why: String,
    },
    /// A mirror that is none.
    #[error("{path}: {why}")]
    Mirror {
        /// Where.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// A file.
    #[error("{path}: {error}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Two keys.
    #[error("the keys in {0} are not those of the backup: restore with one or the other")]
    TwoKeys(PathBuf),
    /// The data directory is in use.
    #[error(
        "{0} holds files: a backup is put back into an empty data directory. Move it away, and name it as a mirror if it is one"
    )]
    Used(PathBuf),
}

impl From<StartError> for RestoreError {
    fn from(error: StartError) -> Self {
        Self::Log(error.to_string())
    }
}

impl From<LedgerError> for RestoreError {
    fn from(error: LedgerError) -> Self {
        Self::Log(error.to_string())
    }
}
