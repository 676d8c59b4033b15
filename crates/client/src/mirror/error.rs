//! Why a mirror is not as the log is.

use crate::ClientError;
use ostrakon_group::Bytes32;
use std::path::PathBuf;

/// Why a mirror is not brought up to date. What it held before is untouched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MirrorError {
    /// The service does not answer, or not so.
    #[error(transparent)]
    Client(#[from] ClientError),
    /// The disk refuses.
    #[error("{path}: {why}")]
    Disk {
        /// Where.
        path: String,
        /// What the system says.
        why: String,
    },
    /// Nothing is published there.
    #[error("{0}: there is no checkpoint, so no log is published there")]
    NoLog(String),
    /// A checkpoint, manifest or founding that does not read, or is not signed by its log.
    #[error("{place}: {why}")]
    Unreadable {
        /// Where it comes from.
        place: String,
        /// What is wrong.
        why: String,
    },
    /// A file that must be there.
    #[error("{0}: is missing there")]
    Missing(String),
    /// A file of other bytes than the log commits to.
    #[error("{0}: is not what the log's checkpoint commits to")]
    Bad(String),
    /// The log grew faster than its files could be fetched.
    #[error("{0}: changes faster than it can be copied")]
    Unsteady(String),
    /// The mirror's own files are not as they were written.
    #[error("{path}: is not as it was written")]
    Damaged {
        /// Which.
        path: String,
    },
    /// The directory holds something that is not of this log.
    #[error("{path}: is not a file of what is mirrored here")]
    Foreign {
        /// What.
        path: String,
    },
    /// Another election than was asked for, or than the directory holds.
    #[error("{place}: is election {found}, not {expected}")]
    Other {
        /// Where.
        place: String,
        /// Which is there.
        found: Bytes32,
        /// Which was meant.
        expected: Bytes32,
    },
    /// The log shows fewer entries than it did.
    #[error("{place}: shows only {shown} of the {kept} entries that its log signed before")]
    Older {
        /// Where.
        place: String,
        /// How many are shown.
        shown: u64,
        /// How many were.
        kept: u64,
        /// Where both checkpoints are kept.
        evidence: PathBuf,
    },
    /// The log signed two histories.
    #[error(
        "{place}: its log signed two histories: of {smaller} entries, and another of {larger} that does not begin with them"
    )]
    Forked {
        /// Where.
        place: String,
        /// The smaller head's size.
        smaller: u64,
        /// The larger head's.
        larger: u64,
        /// Where the evidence is kept.
        evidence: PathBuf,
    },
}

impl MirrorError {
    /// What to do.
    pub fn next(&self) -> String {
        match self {
            Self::Client(error) => error.next().unwrap_or("run it again").to_owned(),
            Self::Disk { .. } => "make room or name another directory, and run it again: it goes on where it stopped".into(),
            Self::NoLog(_) => "name the address of an election, of a register, or of a whole service".into(),
            Self::Unsteady(_) => "run it again: it goes on where it stopped".into(),
            Self::Unreadable { .. } | Self::Missing(_) | Self::Bad(_) => {
                "run it again in a while; if it stays so, tell whoever runs the service: nothing of it was taken over".into()
            }
            Self::Damaged { .. } => "remove the directory and mirror again".into(),
            Self::Foreign { .. } => "move it away, or name another directory".into(),
            Self::Other { .. } => "name another directory, or ask the organiser for the right address".into(),
            Self::Older { evidence, .. } => format!(
                "ask again in a while, since a copy on the way may be old; if it stays so, entries were lost: keep this mirror as it is and show {} to the organiser and the trustees",
                evidence.display()
            ),
            Self::Forked { evidence, .. } => format!(
                "keep this mirror as it is and give {} to the organisation, the trustees and the witnesses: whoever has the log's key can verify it, and no trustee decrypts after it",
                evidence.display()
            ),
        }
    }
}
