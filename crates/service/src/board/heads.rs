//! What a log has signed, and why a log is not taken up.

use super::folder::Folder;
use ostrakon_store::{LogRow, StoreError};
use ostrakon_tlog::checkpoint::{LogKey, SignedCheckpoint};
use ostrakon_tlog::key::SigningKey;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_tlog::tree::TreeHead;

/// Why a log is not taken up.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StartError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(
        "{log}: its entries do not have the root that was signed over them: an entry was changed, or is missing"
    )]
    Root { log: String },
    #[error("{log}: a checkpoint is not one of this log's key: {why}")]
    Checkpoint { log: String, why: String },
    #[error("{log}: the file {path} {why}: it was changed, or is missing")]
    File { log: String, path: String, why: String },
    #[error("{log}: entry {index} cannot be read: {why}")]
    Entry { log: String, index: u64, why: String },
    #[error(
        "{log}: {published} entries are published, and the database has {kept}: it is an old copy. Restore the newest backup, then take what it lacks from a mirror: `ostrakon restore --help`"
    )]
    Old { log: String, published: u64, kept: u64 },
    #[error(
        "{log}: {cosigned} entries are cosigned by the witness {witness}, and the database has {kept}: it is an old copy. Restore the newest backup, then take what it lacks from a mirror: `ostrakon restore --help`"
    )]
    Shorter { log: String, witness: String, cosigned: u64, kept: u64 },
    #[error(
        "{log}: of {cosigned} entries the witness {witness} has cosigned another history than the database has, and a log never signs two. Restore the newest backup of what was published, then take what it lacks from a mirror: `ostrakon restore --help`"
    )]
    Other { log: String, witness: String, cosigned: u64 },
    #[error("{log}: what is published is not what the database has: a log never signs two histories")]
    Forked { log: String },
}

/// A checkpoint that the log's key has signed.
pub(super) fn verified(
    note: &str,
    row: &LogRow,
    signer: &SigningKey,
) -> Result<SignedCheckpoint, StartError> {
    let fail = |why: String| StartError::Checkpoint { log: row.origin.clone(), why };
    let signed = SignedCheckpoint::parse(note.as_bytes()).map_err(|e| fail(e.to_string()))?;
    signed.verify(&LogKey::new(signer.verifier_key())).map_err(|e| fail(e.to_string()))?;
    Ok(signed)
}

/// The head that is published in a log's directory, if there is one.
pub(crate) fn published(
    folder: &Folder,
    row: &LogRow,
    signer: &SigningKey,
) -> Result<Option<TreeHead>, StartError> {
    let fail = |why: String| StartError::Checkpoint { log: row.origin.clone(), why };
    let Some(bytes) = folder.get(CHECKPOINT_PATH).map_err(|e| fail(e.to_string()))? else { return Ok(None) };
    let signed = SignedCheckpoint::parse(&bytes).map_err(|e| fail(e.to_string()))?;
    let verified = signed.verify(&LogKey::new(signer.verifier_key())).map_err(|e| fail(e.to_string()))?;
    Ok(Some(*verified.head()))
}
