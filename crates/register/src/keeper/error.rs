//! Why a register is not written.

use crate::Finding;
use ostrakon_group::Bytes32;

/// Why a register is not written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeeperError {
    /// A rule that would be broken.
    #[error("check {check}: {}: {}", finding.place, finding.what)]
    Check {
        /// The check that owns it.
        check: u16,
        /// What would be wrong.
        finding: Finding,
    },
    /// A head that the register never had.
    #[error("the register never had the head of size {size} that is asked for")]
    Head {
        /// Its size.
        size: u64,
    },
    /// The log's key is another.
    #[error("this is not the log's key: the founding names {expected}")]
    LogKey {
        /// The key that the founding names.
        expected: Bytes32,
    },
}

/// An act, a file or the register breaks this check's rule.
pub(super) fn broken(check: u16, place: impl std::fmt::Display, what: impl std::fmt::Display) -> KeeperError {
    KeeperError::Check { check, finding: Finding::new(place, what) }
}
