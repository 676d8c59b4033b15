//! A receipt that was kept, held against what is published now (spec 4.4, 4.5).

use super::Opened;
use super::looked::Looked;
use crate::json::json;
use crate::{Fault, Fetched};
use ostrakon_election::board::Head;
use ostrakon_group::encode_hex;
use ostrakon_tlog::bundle::{EntryBundle, MAX_ENTRY_LEN};
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::receipt::Receipt;
use ostrakon_tlog::tile_proof::TiledTree;
use ostrakon_tlog::tiles::HashTile;
use ostrakon_tlog::tree::TreeHead;
use ostrakon_verify::{JudgedReceipt, Published, ReadError, RecordFiles, judge_receipt};
use serde::Serialize;
use wasm_bindgen::prelude::*;

const MOST_TILE: u64 = 256 * 32;
const MOST_BUNDLE: u64 = 256 * (MAX_ENTRY_LEN as u64 + 2);

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
        let published = Published::open(self.opened.files()).map_err(|error| unread(&error))?;
        let signed = *self.opened.checkpoint().head();
        let log = self.opened.log();
        let judged = judge_receipt(receipt, log, |size| head_at(&published, &signed, size))?;
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
        let ballot = entry(&published, index, signed.size)?;
        if leaf_hash(&ballot).as_bytes() != leaf {
            return Err(Fault::new("record-damaged", format!("entry {index} is not the receipt's")));
        }
        let then = receipt.checkpoint().unverified().head().size;
        let standing = self.standing(&ballot, index)?;
        Ok(json(&Standing { then, now: signed.size, ..standing }))
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

    fn standing(&self, ballot: &[u8], index: u64) -> Result<Standing, Fault> {
        let none = |error: String| Fault::new("receipt-of-no-ballot", error);
        let Looked { roll, key, tracker, .. } = Looked::at(&self.opened, ballot)?.map_err(none)?;
        let (key, tracker) = (encode_hex(&key), tracker.to_string());
        Ok(Standing { index, then: 0, now: 0, roll, key, tracker })
    }
}

/// The head that the published tree had at a size. It is shown to be the beginning of the signed one: else nothing is said of any receipt.
fn head_at<F: RecordFiles>(files: &F, signed: &TreeHead, size: u64) -> Result<Option<Head>, Fault> {
    if size > signed.size {
        return Ok(None);
    }
    let damaged = |why: &dyn std::fmt::Display| Fault::new("record-damaged", why);
    let mut tree = TiledTree::new(signed.size, |tile: &HashTile| files.read(&tile.path(), MOST_TILE));
    let own = tree.head_at(size).map_err(|error| damaged(&error))?;
    let proof = tree.consistency_proof(size, signed.size).map_err(|error| damaged(&error))?;
    proof.verify(&own, signed).map_err(|error| damaged(&error))?;
    Ok(Some(own.into()))
}

fn entry<F: RecordFiles>(files: &F, index: u64, size: u64) -> Result<Vec<u8>, Fault> {
    let missing = || Fault::new("record-damaged", format!("there is no entry {index}"));
    let bundle = EntryBundle::holding(index, size).ok_or_else(missing)?;
    let bytes = files.read(&bundle.path(), MOST_BUNDLE).map_err(|error| unread(&error))?;
    let entries = bundle.decode(&bytes).map_err(|error| Fault::new("record-damaged", error))?;
    let place = (index - bundle.entries().start) as usize;
    entries.get(place).map(|entry| entry.to_vec()).ok_or_else(missing)
}

fn unread(error: &ReadError) -> Fault {
    Fault::new(if matches!(error, ReadError::Missing) { "record-damaged" } else { "no-connection" }, error)
}
