//! One receipt: does the log keep what it promised (spec 4.4)?

use super::{SignedTree, SingleError, TreeError, opened};
use crate::{JudgedReceipt, Progress, RecordFiles, judge_receipt};
use ostrakon_election::board::Entry;
use ostrakon_group::Bytes32;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::receipt::Receipt;

/// How a receipt and a record go together.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReceiptStanding {
    /// Whether the record agrees, contradicts it, or it is no receipt of this log.
    pub judged: JudgedReceipt,
    /// Entries of the tree that the record's checkpoint signs.
    pub size: u64,
    /// The leaf hash of the ballot that the receipt is of, if the record has it.
    pub leaf: Option<Bytes32>,
}

/// Holds a receipt against a record, whose setup is judged first: it says whose log it is.
///
/// # Errors
/// If the setup does not pass, or the record's files do not lead to its signed root. A false receipt is no error, nor is one that the record contradicts.
pub fn verify_receipt(
    files: &dyn RecordFiles,
    receipt: &[u8],
    progress: &dyn Progress,
) -> Result<ReceiptStanding, SingleError> {
    let (published, opened) = opened(files, progress)?;
    let tree = SignedTree { files: &published, head: *opened.checkpoint.head() };
    let judged = judge_receipt(receipt, &opened.log_key, |size| tree.head_at(size))?;
    let size = tree.head.size;
    let JudgedReceipt::Agrees(index) = judged else {
        return Ok(ReceiptStanding { judged, size, leaf: None });
    };
    let entry = tree.entry(index)?;
    // Anybody can make a proof that looks like a receipt of any entry.
    if !matches!(Entry::decode_lenient(&entry), Ok(Entry::Ballot)) {
        let why = format!("entry {index} is no ballot: nobody has a receipt of it");
        return Ok(ReceiptStanding { judged: JudgedReceipt::Invalid(why), size, leaf: None });
    }
    let leaf = *leaf_hash(&entry).as_bytes();
    let own = Receipt::parse(receipt).ok().and_then(|r| r.unauthenticated_extra().map(<[u8]>::to_vec));
    match own.as_deref() == Some(&leaf) {
        true => Ok(ReceiptStanding { judged, size, leaf: Some(leaf.into()) }),
        false => Err(TreeError::Damaged(format!("entry {index} is not the receipt's")).into()),
    }
}
