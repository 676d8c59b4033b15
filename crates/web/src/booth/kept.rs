//! A receipt that was kept, held against what is published now (spec 4.4, 4.5).

use super::Opened;
use super::looked::Looked;
use crate::json::json;
use crate::{Fault, Fetched};
use ostrakon_group::encode_hex;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::receipt::Receipt;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_verify::{
    JudgedReceipt, Published, ReadError, RecordFiles, SignedTree, TreeError, judge_receipt,
};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The election that a receipt is of.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Kept {
    opened: Opened,
}

/// The ballot that a receipt is of, where the board has it.
#[derive(Serialize)]
struct Standing {
    index: u64,
    /// Entries of the tree that the receipt was signed for, and of the one that is published now.
    then: u64,
    now: u64,
    roll: usize,
    /// P: under which the service tells which ballot is the last.
    key: String,
    tracker: String,
}

#[wasm_bindgen]
impl Kept {
    /// Judges the setup of the election of this slug.
    ///
    /// # Errors
    /// As [`super::Session::open`].
    pub fn open(slug: &str) -> Result<Kept, Fault> {
        Self::begin(Fetched::record(slug))
    }

    /// The ballot papers, in JSON.
    pub fn paper(&self) -> String {
        json(&super::paper::Paper::new(&self.opened))
    }

    /// Holds a receipt against the published log: where its ballot stands, and what its tracker is.
    ///
    /// # Errors
    /// If it is none of this election, or the log contradicts it: then it is evidence.
    pub fn check(&self, receipt: &[u8]) -> Result<String, Fault> {
        let published = self.published()?;
        let signed = *self.opened.checkpoint().head();
        let tree = SignedTree { files: &published, head: signed };
        let head_at = |size| tree.head_at(size).map_err(|error| torn(&error));
        let judged = judge_receipt(receipt, self.opened.log(), head_at)?;
        let index = match judged {
            JudgedReceipt::Agrees(index) => index,
            JudgedReceipt::Invalid(why) => return Err(Fault::new("receipt-false", why)),
            JudgedReceipt::Contradicted { head, why } if head.size > signed.size => {
                return Err(Fault::new("receipt-ahead", why));
            }
            JudgedReceipt::Contradicted { why, .. } => return Err(Fault::new("receipt-contradicted", why)),
        };
        let receipt = Receipt::parse(receipt).map_err(|error| Fault::new("receipt-false", error))?;
        let leaf = receipt.unauthenticated_extra().unwrap_or_default();
        let ballot = tree.entry(index).map_err(|error| torn(&error))?;
        if leaf_hash(&ballot).as_bytes() != leaf {
            return Err(Fault::new("record-damaged", format!("entry {index} is not the receipt's")));
        }
        let then = receipt.checkpoint().unverified().head().size;
        let standing = self.standing(&ballot, index)?;
        Ok(json(&Standing { then, now: signed.size, ..standing }))
    }

    /// Whether the log has a ballot of this key at an index behind its own.
    ///
    /// # Errors
    /// If the files do not lead to the signed root.
    pub fn has_later(&self, key: &str, own: u32, index: u32) -> Result<bool, Fault> {
        let published = self.published()?;
        let tree = SignedTree { files: &published, head: *self.opened.checkpoint().head() };
        if index <= own || u64::from(index) >= tree.head.size {
            return Ok(false);
        }
        let entry = tree.entry(index.into()).map_err(|error| torn(&error))?;
        Ok(Looked::at(&self.opened, &entry)?.is_ok_and(|looked| encode_hex(&looked.key) == key))
    }
}

impl Kept {
    /// As [`Self::open`], from any files.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn begin(files: impl RecordFiles + 'static) -> Result<Self, Fault> {
        Ok(Self { opened: Opened::judge(files, "")? })
    }

    fn published(&self) -> Result<Published<&dyn RecordFiles>, Fault> {
        let path = CHECKPOINT_PATH.to_owned();
        Published::open(self.opened.files()).map_err(|error| torn(&TreeError::Read { path, error }))
    }

    fn standing(&self, ballot: &[u8], index: u64) -> Result<Standing, Fault> {
        let none = |error: String| Fault::new("receipt-of-no-ballot", error);
        let Looked { roll, key, tracker, .. } = Looked::at(&self.opened, ballot)?.map_err(none)?;
        let (key, tracker) = (encode_hex(&key), tracker.to_string());
        Ok(Standing { index, then: 0, now: 0, roll, key, tracker })
    }
}

fn torn(error: &TreeError) -> Fault {
    let reached = !matches!(error, TreeError::Read { error: ReadError::Io(_), .. });
    Fault::new(if reached { "record-damaged" } else { "no-connection" }, error)
}
