//! The board against what people kept of it: pinned checkpoints, receipts, objections.

use super::support::{YES, entry};
use super::{Case, Fixture, refused};
use crate::forge::{Election, Stage, signed_checkpoint};
use ostrakon_tlog::hash::Hash;
use ostrakon_tlog::inclusion::InclusionProof;
use ostrakon_tlog::receipt::Receipt;
use ostrakon_tlog::tree::TreeHead;

/// The section.
pub const FIXTURES: &[Fixture] = &[
    refused("t40_log_writes_history_anew", &["406"], anew),
    refused("t41_two_roots_for_one_size", &["406"], two_roots),
    refused("t42_smaller_checkpoint_after_a_larger", &["406"], smaller),
    refused("t42_pin_of_another_log", &["406"], pin_of_another),
    refused("t46_receipt_not_on_the_final_board", &["407"], dropped_receipt),
    refused("t46_objection_founded", &["408"], founded),
    refused("t47_node_shown_as_a_leaf", &["407"], node_as_leaf),
    refused("t47_path_too_long", &["407"], long_path),
    refused("t47_document_shown_as_a_ballot", &["407"], document_as_ballot),
];

/// Voting ends; the log signs; then the log is written anew without one ballot. What was shown, and the election that goes on.
fn rewritten() -> (Shown, Election) {
    let mut election = Election::at(Stage::Closing);
    let index = election.entry_of(YES);
    let shown = Shown {
        checkpoint: election.checkpoint_at(election.next()).encode(),
        receipt: election.receipt(index).encode(),
    };
    let old = std::mem::take(&mut election.log);
    for (at, bytes) in (0..).zip(old.entries()) {
        if at != index {
            election.enter_bytes(bytes.clone());
        }
    }
    (shown, election)
}

/// What people have of a board that is no more.
struct Shown {
    checkpoint: String,
    receipt: String,
}

/// A ballot is taken out after a checkpoint was signed, and everything later is made to fit.
fn anew() -> Case {
    let (shown, mut rewritten) = rewritten();
    let mut record = rewritten.finish();
    record.pins = vec![("kept".into(), shown.checkpoint.into_bytes())];
    Case::new(record, "kept")
}

fn two_roots() -> Case {
    let mut election = Election::at(Stage::Manifest);
    let mut record = election.finish();
    let head = TreeHead { size: election.next(), root: Hash::from_bytes([9; 32]) };
    let pin = signed_checkpoint(&election.manifest.log.origin, head, &election.people.log);
    record.pins = vec![("other".into(), pin.encode().into_bytes())];
    Case::new(record, "other")
}

/// A pin that is larger than the record.
fn smaller() -> Case {
    let mut election = Election::at(Stage::Manifest);
    let mut record = election.finish();
    election.enter_bytes(b"OB later".to_vec());
    let pin = election.checkpoint_at(election.next()).encode().into_bytes();
    record.pins = vec![("larger".into(), pin)];
    Case::new(record, "larger")
}

fn pin_of_another() -> Case {
    let mut election = Election::at(Stage::Manifest);
    let mut record = election.finish();
    let head = election.log.head_at(5).unwrap();
    let pin = signed_checkpoint(&election.manifest.log.origin, head.into(), &election.people.registrar);
    record.pins = vec![("foreign".into(), pin.encode().into_bytes())];
    Case::new(record, "foreign")
}

/// The receipt of a ballot that is not there any more.
fn dropped_receipt() -> Case {
    let (shown, mut rewritten) = rewritten();
    let mut record = rewritten.finish();
    record.receipts = vec![("mine".into(), shown.receipt.into_bytes())];
    Case::new(record, "mine")
}

/// The same receipt, brought forward as an objection.
fn founded() -> Case {
    let (shown, mut rewritten) = rewritten();
    rewritten.run_until(Stage::Objections);
    let index = rewritten.enter_objection(shown.receipt);
    Case::new(rewritten.finish(), entry(index))
}

/// A receipt over the node above two leaves, as if it were a leaf.
fn node_as_leaf() -> Case {
    shown_receipt(|election, receipt| {
        let leaves = election.log.tree().leaves();
        let node = ostrakon_tlog::hash::node_hash(&leaves[14], &leaves[15]);
        let path = receipt.proof().path[1..].to_vec();
        let proof = InclusionProof { index: 7, path };
        Receipt::new(proof, receipt.checkpoint().clone(), Some(node.as_bytes().to_vec())).unwrap()
    })
}

/// A receipt of what nobody cast: everybody can make one from the tiles.
fn document_as_ballot() -> Case {
    let mut election = Election::at(Stage::Manifest);
    let mut record = election.finish();
    record.receipts = vec![("odd".into(), election.receipt(0).encode().into_bytes())];
    Case::new(record, "odd")
}

fn shown_receipt(change: impl FnOnce(&Election, Receipt) -> Receipt) -> Case {
    let mut election = Election::at(Stage::Manifest);
    let mut record = election.finish();
    let receipt = change(&election, election.receipt(14));
    record.receipts = vec![("odd".into(), receipt.encode().into_bytes())];
    Case::new(record, "odd")
}

fn long_path() -> Case {
    shown_receipt(|_, receipt| {
        let mut path = receipt.proof().path.clone();
        path.push(path[0]);
        let (index, extra) = (receipt.index(), receipt.unauthenticated_extra().map(<[u8]>::to_vec));
        Receipt::new(InclusionProof { index, path }, receipt.checkpoint().clone(), extra).unwrap()
    })
}
