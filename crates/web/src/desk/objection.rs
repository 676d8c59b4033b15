//! A receipt that the board contradicts, put on the board for everybody (spec 4.5).

use super::board::Board;
use crate::{Fault, Fetched};
use ostrakon_election::board::Objection;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::posting::Posting;
use ostrakon_verify::{JudgedReceipt, RecordFiles, judge_receipt};
use wasm_bindgen::prelude::*;

/// The objection that a receipt founds, as it is sent to the board of the vote of this slug. Nobody signs it: the log did.
///
/// # Errors
/// If the board agrees with the receipt, or it is none of this log; and unless objections are heard now, from the closing until the tally.
#[wasm_bindgen]
pub fn objection(slug: &str, receipt: &str) -> Result<Vec<u8>, Fault> {
    founded(&Fetched::record(slug), receipt)
}

/// As [`objection`], from any files.
pub(super) fn founded(files: &dyn RecordFiles, receipt: &str) -> Result<Vec<u8>, Fault> {
    let board = Board::read(files)?;
    if board.view.closings.is_empty() {
        return Err(Fault::new("objection-early", "the vote is not closed"));
    }
    if !board.view.tallies.is_empty() {
        return Err(Fault::new("objection-late", "the ballots are summed up"));
    }
    let key = board.manifest().log.log_key().map_err(|error| Fault::new("record-damaged", error))?;
    let head = |size| Ok::<_, Fault>(board.log.head_at(size));
    match judge_receipt(receipt.as_bytes(), &key, head)? {
        JudgedReceipt::Contradicted { .. } => {}
        JudgedReceipt::Agrees(entry) => {
            return Err(Fault::new("objection-unfounded", format!("the ballot is entry {entry}")));
        }
        JudgedReceipt::Invalid(why) => return Err(Fault::new("receipt-false", why)),
    }
    let objection = Objection { election: board.plan.election(), receipt: receipt.to_owned() };
    let document = SignedDocument::unsigned(Document::Objection(objection));
    Ok(Posting { documents: vec![document.encode()], ..Posting::default() }.body())
}
