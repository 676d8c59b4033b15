//! What a receipt says of a record: used by checks 407 and 408, and by whoever is handed an objection.

use crate::facts::Facts;
use ostrakon_election::board::Head;
use ostrakon_tlog::checkpoint::LogKey;
use ostrakon_tlog::hash::Hash;
use ostrakon_tlog::receipt::Receipt;

/// How a receipt and a record go together (spec 4.4, 4.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JudgedReceipt {
    /// The record agrees: the entry's index.
    Agrees(u64),
    /// Signed by this log, and this record says otherwise.
    Contradicted {
        /// The head that the log signed, and the record does not have.
        head: Head,
        /// What the record says.
        why: String,
    },
    /// No valid receipt of this log.
    Invalid(String),
}

/// Judges a receipt's bytes against a record of the log under `log`, of which `head_at` tells size and root of its first entries; none if it
/// has fewer.
///
/// # Errors
/// Those of `head_at`, which is asked for valid receipts alone.
pub fn judge_receipt<E>(
    bytes: &[u8],
    log: &LogKey,
    head_at: impl FnOnce(u64) -> Result<Option<Head>, E>,
) -> Result<JudgedReceipt, E> {
    let (index, head) = match signed(bytes, log) {
        Ok(signed) => signed,
        Err(why) => return Ok(JudgedReceipt::Invalid(why)),
    };
    let contradicted = |why| JudgedReceipt::Contradicted { head, why };
    Ok(match head_at(head.size)? {
        None => contradicted(format!("the log signed {} entries, this record has fewer", head.size)),
        Some(own) if own.root != head.root => {
            contradicted(format!("the log signed another tree of {} entries than this record's", head.size))
        }
        Some(_) => JudgedReceipt::Agrees(index),
    })
}

/// The entry that a valid receipt is of, and the head that the log signed; else why it is not valid.
fn signed(bytes: &[u8], log: &LogKey) -> Result<(u64, Head), String> {
    let receipt = Receipt::parse(bytes).map_err(|e| e.to_string())?;
    let leaf = receipt.unauthenticated_extra().and_then(|extra| <[u8; 32]>::try_from(extra).ok());
    let leaf = leaf.ok_or("its extra line is not a leaf hash of 32 bytes")?;
    let checkpoint = receipt.verify(log, Hash::from_bytes(leaf)).map_err(|e| e.to_string())?;
    Ok((receipt.index(), (*checkpoint.head()).into()))
}

/// Judges a receipt's bytes against the record that is verified.
pub(super) fn judge(facts: &Facts<'_>, bytes: &[u8]) -> Result<JudgedReceipt, String> {
    let log = facts.log_key.as_ref().ok_or("needs a manifest with a log key that can be read")?;
    judge_receipt(bytes, log, |size| facts.head_to_compare(size))
}
