//! What goes wrong between the service and its database.

mod kind;

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
    /// Its tables are those of a later version.
    #[error("the database was made by a newer version of this program, which must serve it from then on")]
    TooNew,
    /// Its tables are those of an earlier version.
    #[error(
        "the database's tables are those of an older version: start the service of this version once, or use the version that made them"
    )]
    Older,
    /// A backup is put back into an empty store alone.
    #[error(
        "there is something in the database already: a backup is put back into an empty data directory and an empty database"
    )]
    NotEmpty,
    /// A restore that was not finished.
    #[error(
        "{0} stands there: a restore did not end, so what is there may be older than what was published. Empty the data directory and the \
         database, but for keys, and restore again"
    )]
    Restoring(PathBuf),
    /// Somebody else appended.
    #[error("the log has {found} entries, where {expected} were expected: another process has written")]
    Moved {
        /// Entries that the writer knew of.
        expected: u64,
        /// Entries that are there.
        found: u64,
    },
    /// An entry that was there is not: the database was changed or damaged.
    #[error("entry {0} of the log is missing in the database")]
    Missing(u64),
    /// A number that the database cannot hold, or should not have held.
    #[error("{0} is out of range")]
    Range(&'static str),
    /// Another process holds the store.
    #[error("another process is serving {0}")]
    Locked(String),
    /// The lock's file is another one now, which another process can lock.
    #[error("{0} was removed or replaced while it was locked: another process may be serving")]
    Lost(PathBuf),
    /// SQLite is older than what its write-ahead log can be trusted with.
    #[error("SQLite {found} is too old: at least {wanted} is needed")]
    TooOld {
        /// The library's version.
        found: String,
        /// The oldest that is taken.
        wanted: &'static str,
    },
    /// What the server acknowledges is not on its disk.
    #[error("{0} does not flush what it acknowledges: set fsync = on in postgresql.conf")]
    Unflushed(String),
    /// A file of the data directory.
    #[error("{path}: {error}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A file that must be written to.
    #[error(
        "{path} cannot be written: {error}: give it to the user that the service runs as, on a disk that is not read-only and has room"
    )]
    Unwritable {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// No address of a database; its scheme alone, for the rest may be secret.
    #[error("an address of a database begins with postgres://, not with {0:?}")]
    Address(String),
}
