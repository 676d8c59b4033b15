//! A log's first entry, held against its checkpoint, without a copy of the rest.

use super::stored::{MOST_CHECKPOINT, begin};
use super::tiles::{bad, fetch_bundle, fits, tree};
use super::{MirrorError, Source};
use ostrakon_tlog::bundle::EntryBundle;
use ostrakon_tlog::checkpoint::{SignedCheckpoint, VerifiedCheckpoint};
use ostrakon_tlog::tiles::CHECKPOINT_PATH;

/// How a published log begins.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// The manifest or founding, as it stands there.
    pub entry: Vec<u8>,
    /// What is published, signed by the log that the entry names.
    pub checkpoint: VerifiedCheckpoint,
}

/// Reads the first entry of what is published.
///
/// # Errors
/// If it is not under the checkpoint, or does not name the log that signed it.
pub fn beginning(source: &dyn Source) -> Result<Beginning, MirrorError> {
    let place = source.name();
    let none = || MirrorError::NoLog(place.clone());
    let unreadable =
        |why: String| MirrorError::Unreadable { place: format!("{place}/{CHECKPOINT_PATH}"), why };
    let bytes = source.get(CHECKPOINT_PATH, MOST_CHECKPOINT)?.ok_or_else(none)?;
    let signed = SignedCheckpoint::parse(&bytes).map_err(|error| unreadable(error.to_string()))?;
    let head = *signed.unverified().head();
    let tree = tree(source, &head, None)?;
    let first = EntryBundle::holding(0, head.size).ok_or_else(none)?;
    let bytes = fetch_bundle(source, &first)?;
    if tree.head() != head || !fits(&tree, &first, &bytes) {
        return Err(bad(source, &first.path()));
    }
    let entries = first.decode(&bytes).map_err(|_| bad(source, &first.path()))?;
    let entry = entries.first().copied().unwrap_or_default().to_vec();
    let key = begin(&place, &entry)?.log().log_key().map_err(|error| unreadable(error.to_string()))?;
    let checkpoint = signed.verify(&key).map_err(|error| unreadable(error.to_string()))?;
    Ok(Beginning { entry, checkpoint })
}
