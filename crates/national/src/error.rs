//! Why no record was made.

use std::fmt::Display;
use std::path::{Path, PathBuf};

/// What went wrong, and where.
#[derive(Debug, thiserror::Error)]
pub enum MakeError {
    /// Too few or too many voters.
    #[error("{0} voters: a national record has {MIN_VOTERS} to {MAX_VOTERS}", MIN_VOTERS = crate::shape::MIN_VOTERS, MAX_VOTERS = crate::shape::MAX_VOTERS)]
    Voters(u64),
    /// The disk.
    #[error("{}: {source}", path.display())]
    Disk {
        /// Which file or folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A step that the protocol refuses: an error of this package, not of its user.
    #[error("while {step}: {why}")]
    Step {
        /// What was being done.
        step: String,
        /// Why it could not be done.
        why: String,
    },
}

impl MakeError {
    pub(crate) fn step(step: impl Display, why: impl Display) -> Self {
        Self::Step { step: step.to_string(), why: why.to_string() }
    }
}

/// Says what was being done.
pub(crate) trait While<T> {
    fn during(self, step: impl Display) -> Result<T, MakeError>;
}

impl<T, E: Display> While<T> for Result<T, E> {
    fn during(self, step: impl Display) -> Result<T, MakeError> {
        self.map_err(|why| MakeError::step(step, why))
    }
}

/// Says which file.
pub(crate) trait On<T> {
    fn on(self, path: &Path) -> Result<T, MakeError>;
}

impl<T> On<T> for std::io::Result<T> {
    fn on(self, path: &Path) -> Result<T, MakeError> {
        self.map_err(|source| MakeError::Disk { path: path.to_owned(), source })
    }
}
