//! What goes wrong between the service and its database.

use std::path::PathBuf;

/// Why something was not read or not kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The database fails. A write that fails like this may have persisted all the same: whoever wrote reads again.
    #[error("the database fails: {0}")]
    Database(#[from] sqlx::Error),
    /// Its tables cannot be brought up to date.
    #[error("the database's tables cannot be brought up to date: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// Somebody else appended.
    #[error("the log has {found} entries, where {expected} were expected: another process has written")]
    Moved {
        /// Entries that the writer knew of.
        expected: u64,
        /// Entries that are there.
        found: u64,
    },
    /// A number that the database cannot hold, or should not have held.
    #[error("{0} is out of range")]
    Range(&'static str),
    /// Another process holds the store.
    #[error("another process is serving {0}")]
    Locked(String),
    /// SQLite is older than what its write-ahead log can be trusted with.
    #[error("SQLite {found} is too old: at least {wanted} is needed")]
    TooOld {
        /// The library's version.
        found: String,
        /// The oldest that is taken.
        wanted: &'static str,
    },
    /// A file of the data directory.
    #[error("{path}: {error}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// No address of a database.
    #[error("{0:?} is no address of a database: it begins with postgres://")]
    Address(String),
}
