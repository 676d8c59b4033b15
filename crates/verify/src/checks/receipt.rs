//! What a receipt says of a record: used by checks 407 and 408.

use crate::bundle::Changed;
use crate::facts::Facts;
use ostrakon_tlog::hash::Hash;
use ostrakon_tlog::receipt::Receipt;

/// How a receipt and a record go together.
pub(super) enum Judged {
    /// The record agrees: the entry's index.
    Agrees(u64),
    /// Signed by this log, and this record says otherwise.
    Contradicted(String),
    /// No valid receipt of this log.
    Invalid(String),
}

/// Judges a receipt's bytes against the record.
pub(super) fn judge(facts: &Facts<'_>, bytes: &[u8]) -> Result<Judged, String> {
    let log = facts.log_key.as_ref().ok_or("needs a manifest with a log key that can be read")?;
    let invalid = |why: String| Ok(Judged::Invalid(why));
    let receipt = match Receipt::parse(bytes) {
        Ok(receipt) => receipt,
        Err(error) => return invalid(error.to_string()),
    };
    let leaf = match receipt.unauthenticated_extra().map(<[u8; 32]>::try_from) {
        Some(Ok(leaf)) => leaf,
        _ => return invalid("its extra line is not a leaf hash of 32 bytes".into()),
    };
    let checkpoint = match receipt.verify(log, Hash::from_bytes(leaf)) {
        Ok(checkpoint) => checkpoint,
        Err(error) => return invalid(error.to_string()),
    };
    let head = checkpoint.head();
    let own = facts.head_at(head.size).map_err(|_| Changed::WHAT)?;
    Ok(match own {
        None => Judged::Contradicted(format!("the log signed {} entries, this record has fewer", head.size)),
        Some(own) if own.root.0 != *head.root.as_bytes() => Judged::Contradicted(format!(
            "the log signed another tree of {} entries than this record's",
            head.size
        )),
        Some(_) => Judged::Agrees(receipt.index()),
    })
}
