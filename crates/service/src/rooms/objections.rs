//! Objections: whoever holds a receipt that the record contradicts is always heard, once for each head that the log signed; all others say
//! nothing that a verifier needs (spec 10.3).

use super::enter::written;
use crate::board::{Desk, Folder};
use crate::house::Carried;
use crate::problem::{Answer, Problem};
use ostrakon_election::board::Head;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_tlog::checkpoint::LogKey;
use ostrakon_tlog::tile_proof::TiledTree;
use ostrakon_tlog::tiles::HashTile;
use ostrakon_verify::{JudgedReceipt, judge_receipt};

/// Refuses objections that are not founded, or that show what another one shows already.
pub(super) async fn check(carried: &Carried, desk: &Desk<'_>, new: &[SignedDocument]) -> Answer<()> {
    let receipt = |document: &SignedDocument| match &document.body {
        Document::Objection(objection) => Some(objection.receipt.clone()),
        _ => None,
    };
    let brought: Vec<String> = new.iter().filter_map(receipt).collect();
    if brought.is_empty() {
        return Ok(());
    }
    written(carried, desk).await?;
    let ledger = &carried.election.ledger;
    let (key, folder) = (LogKey::new(ledger.signer().verifier_key()), ledger.publisher.folder().clone());
    let record = Record { key, folder, size: desk.log().size() };
    let there = &desk.log().view.objections;
    let there = there.iter().map(|at| (at.index, at.body.receipt.clone())).collect();
    let hear = move || record.hear(&brought, there);
    tokio::task::spawn_blocking(hear).await.map_err(|_| Problem::unavailable())?
}

/// The record that a receipt is held against.
struct Record {
    key: LogKey,
    folder: Folder,
    size: u64,
}

impl Record {
    fn hear(&self, brought: &[String], there: Vec<(u64, String)>) -> Answer<()> {
        let mut shown: Option<Vec<(Option<u64>, Head)>> = None;
        for receipt in brought {
            let head = self.contradicted(receipt)?;
            let shown = match &mut shown {
                Some(shown) => shown,
                None => shown.insert(self.shown(&there)?),
            };
            if let Some((entry, _)) = shown.iter().find(|(_, other)| *other == head) {
                return Err(again(&head, *entry));
            }
            shown.push((None, head));
        }
        Ok(())
    }

    /// The head that the log signed and this record does not have; of an objection that is not founded, why not.
    fn contradicted(&self, receipt: &str) -> Answer<Head> {
        match self.judge(receipt)? {
            JudgedReceipt::Contradicted { head, .. } => Ok(head),
            JudgedReceipt::Agrees(index) => {
                Err(unfounded(format!("the record agrees with the receipt, whose ballot is entry {index}")))
            }
            JudgedReceipt::Invalid(why) => {
                Err(unfounded(format!("it is no valid receipt of this log ({why})")))
            }
        }
    }

    /// What the founded objections of the record show.
    fn shown(&self, there: &[(u64, String)]) -> Answer<Vec<(Option<u64>, Head)>> {
        let mut shown = Vec::new();
        for (index, receipt) in there {
            if let JudgedReceipt::Contradicted { head, .. } = self.judge(receipt)? {
                shown.push((Some(*index), head));
            }
        }
        Ok(shown)
    }

    fn judge(&self, receipt: &str) -> Answer<JudgedReceipt> {
        judge_receipt(receipt.as_bytes(), &self.key, |size| self.head_at(size))
    }

    /// The head of the record's first entries.
    fn head_at(&self, size: u64) -> Answer<Option<Head>> {
        if size > self.size {
            return Ok(None);
        }
        let read = |tile: &HashTile| self.folder.get(&tile.path()).ok().flatten().ok_or(());
        let head = TiledTree::new(self.size, read).head_at(size);
        head.map(|head| Some(head.into())).map_err(|_| Problem::unavailable())
    }
}

fn unfounded(why: String) -> Problem {
    Problem::by_check("408", format!("the objection is unfounded: {why}"))
        .next("keep the receipt: whoever reads it can hold it against any copy of the record")
}

fn again(head: &Head, entry: Option<u64>) -> Problem {
    let there = entry.map_or("another one of these documents".to_owned(), |entry| format!("entry {entry}"));
    let what = format!("{there} shows already that the log signed another tree of {} entries", head.size);
    Problem::conflict(what).next("nothing needs to be done: no verifier passes this record")
}
