//! Whatever the bytes: no panic, and what is read is written back as it was.

use ostrakon_tlog::bundle::EntryBundle;
use ostrakon_tlog::checkpoint::{LogKey, SignedCheckpoint};
use ostrakon_tlog::cosignature::WitnessKey;
use ostrakon_tlog::ed25519::{PublicKey, verify};
use ostrakon_tlog::hash::Hash;
use ostrakon_tlog::key::VerifierKey;
use ostrakon_tlog::note::{NoteSignature, SignedNote};
use ostrakon_tlog::receipt::Receipt;
use ostrakon_tlog::tiles::HashTile;
use ostrakon_tlog::witness::{
    AddCheckpoint, encode_cosignatures, encode_size, judge, parse_cosignatures, parse_size,
};
use proptest::prelude::*;

use crate::common::{cases, leaf, log, log_key, receipt, tree, witness};

/// Everything in this crate that reads bytes or text.
fn read_as_everything(bytes: &[u8]) {
    if let Ok(note) = SignedNote::parse(bytes) {
        assert_eq!(note.encode().as_bytes(), bytes);
        let _ = note.verify(&log().verifier_key());
    }
    if let Ok(checkpoint) = SignedCheckpoint::parse(bytes) {
        assert_eq!(checkpoint.encode().as_bytes(), bytes);
        let _ = checkpoint.verify(&log_key()).map(|verified| verified.judge(&[witness(1).2]));
    }
    if let Ok(request) = AddCheckpoint::parse(bytes) {
        assert_eq!(request.encode().as_bytes(), bytes);
        let _ = judge(&log_key(), None, &request);
    }
    if let Ok(lines) = parse_cosignatures(bytes) {
        assert_eq!(encode_cosignatures(&lines).as_bytes(), bytes);
    }
    assert!(parse_size(bytes).is_none_or(|size| encode_size(size).as_bytes() == bytes));
    if let Ok(receipt) = Receipt::parse(bytes) {
        assert_eq!(receipt.encode().as_bytes(), bytes);
        let _ = receipt.verify(&log_key(), leaf(0));
    }
    for bundle in EntryBundle::all(259) {
        if let Ok(entries) = bundle.decode(bytes) {
            assert_eq!(bundle.encode(&entries).unwrap(), bytes);
        }
    }
    HashTile::all(259).for_each(|tile| drop(tile.decode(bytes)));
    if let Ok(text) = core::str::from_utf8(bytes) {
        read_as_text(text);
    }
}

fn read_as_text(text: &str) {
    let same = |written: Option<String>| assert!(written.is_none_or(|written| written == text));
    same(VerifierKey::parse(text).ok().map(|key| key.to_string()));
    same(LogKey::parse(text).ok().map(|key| key.verifier_key().to_string()));
    same(WitnessKey::parse(text).ok().map(|key| key.to_string()));
    same(NoteSignature::parse_line(text).ok().map(|line| line.to_line()));
    same(Hash::from_hex(text).ok().map(|hash| hash.to_hex()));
    same(Hash::from_base64(text).ok().map(|hash| hash.to_base64()));
}

/// A real text of each kind, for others to be made from.
fn texts() -> [String; 6] {
    let receipt = receipt(4, 9, Some(vec![1, 2, 3]));
    let checkpoint = receipt.checkpoint().encode();
    let line = receipt.checkpoint().signatures()[0].to_line();
    let request = AddCheckpoint {
        old: 4,
        proof: tree(9).consistency_proof(4, 9).unwrap(),
        checkpoint: receipt.checkpoint().clone(),
    };
    let keys = [log().verifier_key().to_string(), witness(1).2.to_string()];
    let [log, witness] = keys;
    [receipt.encode(), checkpoint, line, request.encode(), log, witness]
}

/// Pieces of real texts, and what usually breaks readers, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "c2sp.org/tlog-proof@v1\n",
        "extra AQ==\n",
        "extra ",
        "index 4\n",
        "old 4\n",
        "\n",
        "\n\n",
        "— ",
        " ",
        "+",
        "a",
        "board.example/2026\n",
        "9\n",
        "09\n",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "— a AAAAAAA=\n",
        "— b AAAAAAA=\n",
        "AAAAAAA=",
        "=",
        "0\n",
        "\u{2014}",
        "\r",
        "\u{a0}",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        read_as_everything(&bytes);
    }

    #[test]
    fn texts_of_pieces(text in pieces()) {
        read_as_everything(text.as_bytes());
    }

    #[test]
    fn spoiled_texts(
        which in 0usize..6, at: prop::sample::Index, cut: prop::sample::Index, byte: u8,
    ) {
        let mut bytes = texts()[which].clone().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        read_as_everything(&bytes);
        read_as_everything(&bytes[..cut.index(bytes.len())]);
        bytes.insert(at, byte);
        read_as_everything(&bytes);
    }

    #[test]
    fn random_keys_and_signatures(key: [u8; 32], signature in any::<[[u8; 32]; 2]>()) {
        let signature = signature.concat().try_into().unwrap();
        if let Ok(key) = PublicKey::from_bytes(&key) {
            prop_assert!(verify(&key, b"message", &signature).is_err());
        }
        let key = log().secret().public_key();
        prop_assert!(verify(&key, b"message", &signature).is_err());
    }
}
