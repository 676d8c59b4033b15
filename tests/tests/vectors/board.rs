//! Chapter 4: trees, tiles, checkpoints, receipts.

use crate::log::check_tree;
use crate::support::{Json, hex, read};
use ostrakon_election::board::Log;
use ostrakon_tlog::bundle::EntryBundle;
use ostrakon_tlog::checkpoint::{Checkpoint, LogKey, SignedCheckpoint};
use ostrakon_tlog::cosignature::{Cosignature, WitnessKey};
use ostrakon_tlog::ed25519::{PublicKey, SecretKey};
use ostrakon_tlog::hash::{Hash, leaf_hash};
use ostrakon_tlog::key::{KeyName, SigningKey, VerifierKey};
use ostrakon_tlog::receipt::Receipt;
use ostrakon_tlog::tiles::HashTile;
use ostrakon_tlog::tree::MerkleTree;
use serde_json::Value;

#[test]
fn tree() {
    let vectors = read("4-board/tree.json");
    let tree = check_tree(&vectors, &vectors["roots"].arrays());
    assert_eq!(tree.leaves(), vectors["leaves"].map(|leaf| Hash::from_hex(leaf.text()).unwrap()));
}

#[test]
fn tile_paths() {
    for case in read("4-board/tiles.json")["paths"].list() {
        let size = case["size"].number();
        let (tiles, bundles): (Vec<_>, Vec<_>) =
            (HashTile::all(size).collect(), EntryBundle::all(size).collect());
        assert_eq!(tiles.len() as u64, case["hash_tiles"].number());
        assert_eq!(bundles.len() as u64, case["bundles"].number());
        assert_eq!(bundles.last().map(EntryBundle::path).unwrap_or_default(), case["last_bundle"].text());
        let last: Vec<String> =
            tiles.chunk_by(|a, b| a.level() == b.level()).map(|row| row[row.len() - 1].path()).collect();
        assert_eq!(last, case["last_of_level"].map(|path| path.text().to_owned()));
    }
}

#[test]
fn tile_contents() {
    let vectors = read("4-board/tiles.json");
    let entries = vectors["entries"].map(Json::bytes);
    let bundle = EntryBundle::all(entries.len() as u64).next().unwrap();
    assert_eq!(hex(bundle.encode(&entries).unwrap()), vectors["bundle"].text());
    assert_eq!(bundle.decode(&vectors["bundle"].bytes()).unwrap(), entries);

    let many = &vectors["tiles_of_600"];
    assert_eq!(many["entry"].text(), "u64 of the index");
    let mut log = Log::new();
    (0..600u64).for_each(|i| assert_eq!(log.append(i.to_be_bytes().to_vec()), Ok(i)));
    let files = log.files_since(0);
    let mut paths: Vec<&str> =
        files.iter().map(|f| f.0.as_str()).filter(|p| !p.starts_with("tile/entries/")).collect();
    paths.sort_unstable();
    assert_eq!(paths, many["paths"].list().iter().map(Json::text).collect::<Vec<_>>());
    for (path, bytes) in many["files"].as_object().unwrap() {
        let made = files.iter().find(|f| f.0 == *path).unwrap();
        assert_eq!(hex(&made.1), bytes.text(), "{path}");
    }
}

/// The log's key, its tree's signed checkpoint.
fn signed(vectors: &Value, entries: &Value) -> (LogKey, SignedCheckpoint) {
    let name = KeyName::new(vectors["origin"].text()).unwrap();
    let key = SigningKey::new(name.clone(), SecretKey::from_seed(&vectors["log_seed"].array()));
    let tree: MerkleTree = entries.list().iter().map(|entry| leaf_hash(&entry.bytes())).collect();
    let checkpoint = Checkpoint::new(name, tree.head()).unwrap().sign(&key).unwrap();
    (LogKey::new(key.verifier_key()), checkpoint)
}

#[test]
fn checkpoint() {
    let vectors = read("4-board/checkpoint.json");
    let (key, made) = signed(&vectors, &read("4-board/tree.json")["entries"]);
    assert_eq!(made.encode(), vectors["checkpoint"].text());
    let head = *made.unverified().head();
    assert_eq!((head.size, head.root.to_hex().as_str()), (vectors["size"].number(), vectors["root"].text()));
    let verifier = key.verifier_key();
    assert_eq!(verifier.to_string(), vectors["vkey"].text());
    assert_eq!(verifier.id().to_string(), vectors["key_id"].text());
    assert_eq!(verifier.public_key().as_bytes(), &vectors["log_key"].array());

    let secret = SecretKey::from_seed(&vectors["witness_seed"].array());
    let name = KeyName::new(vectors["witness_name"].text()).unwrap();
    let witness = WitnessKey::new(name.clone(), secret.public_key());
    assert_eq!(witness.public_key().as_bytes(), &vectors["witness_key"].array());
    let time = vectors["witness_time"].number();
    let line = Cosignature::sign(made.unverified(), name, &secret, time).unwrap();
    let cosigned = made.with_signature(line).unwrap();
    assert_eq!(cosigned.encode(), vectors["cosigned"].text());
    let parsed = SignedCheckpoint::parse(vectors["cosigned"].text().as_bytes()).unwrap();
    let judged = parsed.verify(&key).unwrap().judge(&[witness]).unwrap();
    assert_eq!(judged.cosignatures.iter().map(Cosignature::timestamp).collect::<Vec<_>>(), [time]);
    assert!(judged.unknown.is_empty());
}

/// 4.4: a receipt of this log whose `extra` is the leaf.
fn accepted(text: &str, log: &LogKey) -> Option<(u64, [u8; 32])> {
    let receipt = Receipt::parse(text.as_bytes()).ok()?;
    let leaf: [u8; 32] = receipt.unauthenticated_extra()?.try_into().ok()?;
    receipt.verify(log, Hash::from_bytes(leaf)).ok()?;
    Some((receipt.index(), leaf))
}

#[test]
fn receipts() {
    let vectors = read("4-board/receipt.json");
    let (index, leaf) = (vectors["index"].number(), vectors["leaf"].array());
    let name = KeyName::new(vectors["origin"].text()).unwrap();
    let log =
        LogKey::new(VerifierKey::new(name, PublicKey::from_bytes(&vectors["log_key"].array()).unwrap()));
    let text = vectors["receipt"].text();
    assert_eq!(accepted(text, &log), Some((index, leaf)));

    let entries = &read("4-board/tree.json")["entries"];
    let (_, checkpoint) = signed(&read("4-board/checkpoint.json"), entries);
    let tree: MerkleTree = entries.list().iter().map(|entry| leaf_hash(&entry.bytes())).collect();
    let proof = tree.inclusion_proof(index, tree.size()).unwrap();
    assert_eq!(tree.leaves()[index as usize].as_bytes(), &leaf);
    assert_eq!(Receipt::new(proof, checkpoint, Some(leaf.to_vec())).unwrap().encode(), text);

    for case in vectors["refused"].list() {
        assert_eq!(accepted(case["receipt"].text(), &log), None, "{}", case["what"]);
    }
}
