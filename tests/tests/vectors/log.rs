//! What is published of the log's formats: trees, notes, checkpoints, cosignatures, receipts, and of the VRF of lots.

use crate::support::{Json, hex, read};
use data_encoding::BASE64;
use ostrakon_election::decrypt::{lot_beta, lot_input};
use ostrakon_group::{GENERATOR, decode_point, encode_point};
use ostrakon_tlog::bundle::EntryBundle;
use ostrakon_tlog::checkpoint::{Checkpoint, LogKey, SignedCheckpoint};
use ostrakon_tlog::consistency::ConsistencyProof;
use ostrakon_tlog::cosignature::{Cosignature, WitnessKey};
use ostrakon_tlog::ed25519::{PublicKey, SecretKey};
use ostrakon_tlog::hash::{Hash, leaf_hash};
use ostrakon_tlog::inclusion::InclusionProof;
use ostrakon_tlog::key::{KeyName, SigningKey, VerifierKey};
use ostrakon_tlog::note::{NoteSignature, SignedNote};
use ostrakon_tlog::receipt::Receipt;
use ostrakon_tlog::tiles::HashTile;
use ostrakon_tlog::tree::MerkleTree;
use serde_json::Value;

/// Roots, paths and proofs of a tree: made, compared, verified.
pub(crate) fn check_tree(vectors: &Value, roots: &[[u8; 32]]) -> MerkleTree {
    let entries = vectors["entries"].map(Json::bytes);
    let tree: MerkleTree = entries.iter().map(|entry| leaf_hash(entry)).collect();
    let head = |size: &Value| tree.head_at(size.number()).unwrap();
    for (size, root) in (0..).zip(roots) {
        assert_eq!(tree.head_at(size).unwrap().root.as_bytes(), root, "root of {size}");
    }
    let path = |case: &Value| case["path"].map(|hash| Hash::from_hex(hash.text()).unwrap());
    for case in vectors["inclusion"].list() {
        let index = case["index"].number();
        let proof = InclusionProof { index, path: path(case) };
        assert_eq!(tree.inclusion_proof(index, case["size"].number()).unwrap(), proof, "{case}");
        assert_eq!(proof.verify(leaf_hash(&entries[index as usize]), &head(&case["size"])), Ok(()));
    }
    for case in vectors["consistency"].list() {
        let proof = ConsistencyProof { path: path(case) };
        assert_eq!(
            tree.consistency_proof(case["old"].number(), case["new"].number()).unwrap(),
            proof,
            "{case}"
        );
        assert_eq!(proof.verify(&head(&case["old"]), &head(&case["new"])), Ok(()));
    }
    tree
}

#[test]
fn merkle() {
    let vectors = read("0-notation/merkle.json");
    let mut roots = vec![vectors["empty_root"].array()];
    roots.extend(vectors["roots"].arrays::<32>());
    check_tree(&vectors, &roots);
    for pair in vectors["tiles"]["index_path"].list() {
        let index = pair[0].number();
        let bundle = EntryBundle::all((index + 1) * 256).last().unwrap();
        assert_eq!(bundle.path(), format!("tile/entries/{}", pair[1].text()));
    }
    for case in vectors["tiles"]["sizes"].list() {
        let tiles: Vec<HashTile> = HashTile::all(case["size"].number()).collect();
        for (level, (full, partial)) in case["full"].list().iter().zip(case["partial"].list()).enumerate() {
            let on_level = || tiles.iter().filter(|t| usize::from(t.level()) == level);
            assert_eq!(on_level().filter(|t| t.width() == 256).count() as u64, full.number());
            assert_eq!(on_level().map(|t| u64::from(t.width() % 256)).sum::<u64>(), partial.number());
        }
        assert_eq!(tiles.iter().map(|t| usize::from(t.level())).max(), Some(case["full"].list().len() - 1));
    }
}

#[test]
fn notes() {
    let vectors = &read("0-notation/notes.json")["signed"];
    let (text, lines) = (vectors["text"].text(), vectors["lines"].map(|l| l.text().to_owned()));
    let keys = vectors["vkeys"].map(|key| VerifierKey::parse(key.text()).unwrap());
    let note = SignedNote::parse(format!("{text}\n{}", lines.concat()).as_bytes()).unwrap();
    for (key, written) in keys.iter().zip(vectors["vkeys"].list()) {
        assert_eq!(note.verify(key).unwrap(), text);
        assert_eq!(key.to_string(), written.text());
    }
    let seed = BASE64.decode(vectors["seed_key"].text().splitn(5, '+').last().unwrap().as_bytes()).unwrap();
    let secret = SecretKey::from_seed(seed[1..].try_into().unwrap());
    let key = SigningKey::new(keys[0].name().clone(), secret);
    assert_eq!(key.verifier_key(), keys[0]);
    assert_eq!(NoteSignature::sign(text, &key).to_line() + "\n", lines[0]);
    vectors["bad_vkeys"].map(|key| assert!(VerifierKey::parse(key.text()).is_err(), "{key}"));
    vectors["malformed"].map(|note| assert!(SignedNote::parse(note.text().as_bytes()).is_err(), "{note}"));
    for note in read("0-notation/notes.json")["unkeyed"].list() {
        assert_eq!(SignedNote::parse(note.text().as_bytes()).unwrap().encode(), note.text());
    }
}

#[test]
fn checkpoints_and_cosignatures() {
    let vectors = read("0-notation/notes.json");
    let texts = &vectors["checkpoints"];
    texts["good"].map(|text| assert_eq!(Checkpoint::parse_text(text.text()).unwrap().text(), text.text()));
    for text in texts["bad"].list().iter().chain(texts["extended"].list()) {
        assert!(Checkpoint::parse_text(text.text()).is_err(), "{text}");
    }
    let live = &vectors["live"];
    let signed = SignedCheckpoint::parse(live["note"].text().as_bytes()).unwrap();
    assert_eq!(signed.encode(), live["note"].text());
    let verified = signed.verify(&LogKey::parse(live["log_vkey"].text()).unwrap()).unwrap();
    let witness = WitnessKey::parse(live["witness_vkey"].text()).unwrap();
    assert_eq!(witness.to_string(), live["witness_vkey"].text());
    let judged = verified.judge(std::slice::from_ref(&witness)).unwrap();
    let line = signed.signatures().iter().find(|line| line.id() == witness.id()).unwrap();
    assert!(Cosignature::verify(verified.checkpoint(), line, &witness).is_ok());
    assert_eq!((judged.cosignatures.len(), judged.unknown.len()), (1, 4));

    let lite = &vectors["litewitness"];
    let public = PublicKey::from_bytes(&lite["public_key"].array()).unwrap();
    let key = VerifierKey::new(KeyName::new(lite["origin"].text()).unwrap(), public);
    SignedCheckpoint::parse(lite["note"].text().as_bytes()).unwrap().verify(&LogKey::new(key)).unwrap();

    let line = |member: &str| {
        NoteSignature::parse_line(&format!("\u{2014} w {}", vectors["timestamp"][member].text())).unwrap()
    };
    let cosignature = line("signature");
    assert_eq!(cosignature.bytes().len(), 72);
    assert_eq!(cosignature.bytes()[..8], vectors["timestamp"]["time"].number().to_be_bytes());
    assert_ne!(line("not_a_cosignature").bytes().len(), 72);
}

/// The published checkpoints are placeholders, which this reader refuses: a real one stands in their place.
#[test]
fn receipts() {
    let vectors = read("0-notation/tlog-proof.json");
    let live = read("0-notation/notes.json")["live"]["note"].text().to_owned();
    let with_real = |text: &str| format!("{}\n\n{live}", text.split_once("\n\n").unwrap().0);
    for case in vectors["well_formed"].list() {
        assert!(case["text"].text().ends_with(case["checkpoint"].text()));
        let text = with_real(case["text"].text());
        let receipt = Receipt::parse(text.as_bytes()).unwrap();
        assert_eq!(receipt.unauthenticated_extra(), case["extra"].as_str().map(str::as_bytes));
        assert_eq!(receipt.index(), case["index"].number());
        assert_eq!(receipt.proof().path, case["path"].map(|hash| Hash::from_hex(hash.text()).unwrap()));
        assert_eq!(receipt.encode(), text);
    }
    for text in vectors["malformed"].list() {
        assert!(Receipt::parse(text.text().as_bytes()).is_err());
        assert!(Receipt::parse(with_real(text.text()).as_bytes()).is_err(), "{text}");
    }
}

/// The VRF is used with the proof of 6.2 in place of its own; key, input, Γ and beta are the published ones.
#[test]
fn vrf() {
    let vectors = read("0-notation/vrf.json");
    let (secret, key) = (vectors["SK"].scalar(), vectors["PK"].point());
    assert_eq!(GENERATOR * secret, key);
    let input = lot_input(&key, &vectors["alpha"].bytes());
    assert_eq!(hex(encode_point(&input)), vectors["H"].text());
    let gamma = input * secret;
    assert_eq!(decode_point(&vectors["pi"].bytes()[..32].try_into().unwrap()), Ok(gamma));
    assert_eq!(hex(lot_beta(&[(1, gamma)])), vectors["beta"].text());
}
