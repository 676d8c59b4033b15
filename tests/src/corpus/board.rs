//! The board: leaves, tiles, checkpoints, cosignatures.

use super::{Case, Fixture, meaningless, refused};
use crate::forge::{Election, Record, Setting, Stage, cosign, signed_checkpoint};
use data_encoding::BASE64;
use ostrakon_election::document::SignedDocument;
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::hash::Hash;
use ostrakon_tlog::key::{KeyName, SigningKey};
use ostrakon_tlog::note::{NoteSignature, SignedNote};
use ostrakon_tlog::tree::TreeHead;

const NOT_READ: &str = "entries that cannot be told apart cannot be judged";
const OTHER_BOARD: &str = "every later document names the tree that was";
const NO_CHECKPOINT: &str = "without a checkpoint the size of the log is not known";

/// The section.
pub const FIXTURES: &[Fixture] = &[
    meaningless("t40_leaf_deleted", &["401"], NOT_READ, leaf_deleted),
    meaningless("t40_leaf_inserted", &["401"], NOT_READ, leaf_inserted),
    meaningless("t40_leaves_swapped", &["402", "401"], OTHER_BOARD, leaves_swapped),
    meaningless("t40_bit_of_a_leaf_flipped", &["402", "401"], OTHER_BOARD, bit_flipped),
    refused("t40_last_leaf_changed", &["402", "401", "702"], last_leaf),
    refused("t40_hash_tile_changed", &["401"], tile_changed),
    refused("t40_root_changed", &["402"], root_changed),
    refused("t44_cosignature_missing", &["404"], cosignature_missing),
    refused("t44_cosignature_unknown", &["404"], cosignature_unknown),
    refused("t44_line_that_is_no_cosignature", &["403"], no_cosignature),
    refused("t44_cosignature_false", &["404"], cosignature_false),
    refused("t44_origin_of_another_log", &["402"], wrong_origin),
    refused("t44_signed_by_another_key", &["403"], other_key),
    meaningless("t44_signature_in_two_padded_pieces", &["402"], NO_CHECKPOINT, padded_pieces),
    meaningless("t44_extension_line", &["402"], NO_CHECKPOINT, extension_line),
];

fn finished() -> Record {
    Election::at(Stage::Manifest).finish()
}

/// The one bundle of a small record, taken apart.
fn bundled(record: &mut Record, change: impl FnOnce(&mut Vec<Vec<u8>>)) -> String {
    let path = record.path("tile/entries/");
    let bytes = record.file(&path);
    let (mut entries, mut rest) = (Vec::new(), bytes.as_slice());
    while let Some((length, after)) = rest.split_first_chunk() {
        let (entry, after) = after.split_at(u16::from_be_bytes(*length).into());
        entries.push(entry.to_vec());
        rest = after;
    }
    change(&mut entries);
    let framed = |e: Vec<u8>| [(e.len() as u16).to_be_bytes().as_slice(), &e].concat();
    *bytes = entries.into_iter().flat_map(framed).collect();
    path
}

fn leaf_deleted() -> Case {
    let mut record = finished();
    let place = bundled(&mut record, |entries| drop(entries.remove(15)));
    Case::new(record, place)
}

fn leaf_inserted() -> Case {
    let mut record = finished();
    let place = bundled(&mut record, |entries| entries.insert(15, entries[15].clone()));
    Case::new(record, place)
}

fn leaves_swapped() -> Case {
    let mut record = finished();
    bundled(&mut record, |entries| entries.swap(14, 15));
    Case::new(record, "checkpoint")
}

fn bit_flipped() -> Case {
    let mut record = finished();
    bundled(&mut record, |entries| entries[15][200] ^= 1);
    Case::new(record, "checkpoint")
}

/// No document names the certificate's leaf, only the tree: an officer's signature is taken off it.
fn last_leaf() -> Case {
    let mut record = finished();
    bundled(&mut record, |entries| {
        let last = entries.last_mut().unwrap();
        let mut document = SignedDocument::decode(last).unwrap();
        document.signatures.pop();
        *last = document.encode();
    });
    Case::new(record, "checkpoint")
}

fn tile_changed() -> Case {
    let mut record = finished();
    let path = record.path("tile/0/");
    record.file(&path)[40] ^= 1;
    Case::new(record, path)
}

/// The log signs another root than that of its entries.
fn root_changed() -> Case {
    resigned(|election| {
        let head = TreeHead { size: election.next(), root: Hash::from_bytes([9; 32]) };
        signed_checkpoint(&election.manifest.log.origin, head, &election.people.log).encode()
    })
}

/// A finished record with another checkpoint.
fn resigned(checkpoint: impl FnOnce(&Election) -> String) -> Case {
    resigned_of(Setting::default(), checkpoint)
}

fn resigned_of(setting: Setting, checkpoint: impl FnOnce(&Election) -> String) -> Case {
    let mut election = Election::new(setting);
    let mut record = election.finish();
    *record.file("checkpoint") = checkpoint(&election).into_bytes();
    Case::new(record, "checkpoint")
}

fn watched() -> Setting {
    Setting { witnesses: 2, required: 2, ..Setting::default() }
}

fn cosignature_missing() -> Case {
    resigned_of(watched(), |election| {
        let checkpoint = election.checkpoint_at(election.next());
        cosign(checkpoint, &election.manifest.witnesses.keys[0].name, &election.people.witnesses[0]).encode()
    })
}

fn cosignature_unknown() -> Case {
    resigned(|election| {
        let checkpoint = election.checkpoint_at(election.next());
        cosign(checkpoint, "stranger.example", &election.people.registrar).encode()
    })
}

/// A second signature of the same text, by somebody else's note key.
fn no_cosignature() -> Case {
    resigned(|election| {
        let name = KeyName::new("stranger.example").unwrap();
        let secret = SecretKey::from_seed(election.people.registrar.expose_seed());
        let checkpoint = election.checkpoint();
        let line = NoteSignature::sign(&checkpoint.unverified().text(), &SigningKey::new(name, secret));
        checkpoint.with_signature(line).unwrap().encode()
    })
}

/// Witness 2's line holds its signature of another head.
fn cosignature_false() -> Case {
    resigned_of(watched(), |election| {
        let name = &election.manifest.witnesses.keys[1].name;
        let other = cosign(election.checkpoint_at(3), name, &election.people.witnesses[1]);
        let first = &election.manifest.witnesses.keys[0].name;
        let checkpoint =
            cosign(election.checkpoint_at(election.next()), first, &election.people.witnesses[0]);
        checkpoint.with_signature(other.signatures()[1].clone()).unwrap().encode()
    })
}

fn wrong_origin() -> Case {
    resigned(|election| {
        signed_checkpoint("board.example/another", election.log.head().into(), &election.people.log).encode()
    })
}

fn other_key() -> Case {
    resigned(|election| {
        signed_checkpoint(
            &election.manifest.log.origin,
            election.log.head().into(),
            &election.people.registrar,
        )
        .encode()
    })
}

/// The same signature, its base64 written as two padded pieces one after another.
fn padded_pieces() -> Case {
    resigned(|election| {
        let text = election.checkpoint().encode();
        let (start, blob) = text.trim_end().rsplit_once(' ').unwrap();
        let blob = BASE64.decode(blob.as_bytes()).unwrap();
        let (one, two) = blob.split_at(1);
        format!("{start} {}{}\n", BASE64.encode(one), BASE64.encode(two))
    })
}

/// A fourth line, validly signed with the others.
fn extension_line() -> Case {
    resigned(|election| {
        let text = format!("{}extension\n", election.checkpoint().unverified().text());
        let name = KeyName::new(&*election.manifest.log.origin).unwrap();
        let secret = SecretKey::from_seed(election.people.log.expose_seed());
        let line = NoteSignature::sign(&text, &SigningKey::new(name, secret));
        SignedNote::new(text, vec![line]).unwrap().encode()
    })
}
