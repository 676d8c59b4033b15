//! What other tools have published is read, verified and made alike. Sources: `../published/README.md`.

use ostrakon_tlog::checkpoint::{LogKey, ParseCheckpointError, SignedCheckpoint};
use ostrakon_tlog::cosignature::{Cosignature, WitnessKey};
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::key::{KeyNameError, SigningKey, VerifierKey};
use ostrakon_tlog::note::SignedNote;
use ostrakon_tlog::tile_proof::TiledTree;
use ostrakon_tlog::tiles::HashTile;
use ostrakon_tlog::tree::{MerkleTree, TreeHead};
use ostrakon_tlog::witness::{AddCheckpoint, Refusal, encode_cosignatures, judge, parse_cosignatures};

use crate::common::name;

macro_rules! published {
    ($name:literal) => {
        include_str!(concat!("../published/", $name))
    };
}

fn checkpoint(text: &str) -> SignedCheckpoint {
    let checkpoint = SignedCheckpoint::parse(text.as_bytes()).unwrap();
    assert_eq!(checkpoint.encode(), text);
    checkpoint
}

fn request(text: &str) -> AddCheckpoint {
    let request = AddCheckpoint::parse(text.as_bytes()).unwrap();
    assert_eq!(request.encode(), text);
    request
}

fn log(vkey: &str) -> LogKey {
    LogKey::parse(vkey.trim_end()).unwrap()
}

/// The key of sigsum's tests: a seed of 17 and zeroes.
fn sigsum_secret() -> SecretKey {
    let mut seed = [0; 32];
    seed[0] = 17;
    SecretKey::from_seed(&seed)
}

#[test]
fn sigsum_signs_checkpoints_as_we_do() {
    let published = checkpoint(published!("sigsum-checkpoint.txt"));
    let key = SigningKey::new(published.unverified().origin().clone(), sigsum_secret());
    published.verify(&LogKey::new(key.verifier_key())).unwrap();
    let ours = published.unverified().clone().sign(&key).unwrap();
    assert_eq!(ours, published);
}

/// The message that is signed, the key's identifier and the line, byte for byte.
#[test]
fn sigsum_cosigns_as_we_do() {
    let published = checkpoint(published!("sigsum-cosigned.txt"));
    let witness = WitnessKey::new(name("example.org/witness"), sigsum_secret().public_key());
    let line = &published.signatures()[1];
    let cosignature = Cosignature::verify(published.unverified(), line, &witness).unwrap();
    assert_eq!(cosignature.timestamp(), 1234);
    let ours = Cosignature::sign(published.unverified(), witness.name().clone(), &sigsum_secret(), 1234);
    assert_eq!(ours.unwrap(), *line);
}

/// The log's own signature is an RFC 6962 one, which is nothing that we know.
#[test]
fn a_checkpoint_that_sunlights_witness_stores() {
    let published = checkpoint(published!("skylight-checkpoint.txt"));
    let key = published!("skylight-witness.vkey").trim_end();
    let witness = WitnessKey::parse(key).unwrap();
    assert_eq!(witness.to_string(), key);
    let line = &published.signatures()[1];
    let cosignature = Cosignature::verify(published.unverified(), line, &witness).unwrap();
    assert_eq!(cosignature.timestamp(), 1_767_139_200);
}

/// Its origin has spaces and is not the key's name: a signed note, but no checkpoint of ours.
#[test]
fn the_checksum_database_of_go() {
    let text = published!("sumdb-checkpoint.txt");
    let key = VerifierKey::parse(published!("sumdb.vkey").trim_end()).unwrap();
    let note = SignedNote::parse(text.as_bytes()).unwrap();
    assert!(note.verify(&key).unwrap().starts_with("go.sum database tree\n30055305\n"));
    let refused = ParseCheckpointError::Origin(KeyNameError::Character { found: ' ', at: 6 });
    assert_eq!(SignedCheckpoint::parse(text.as_bytes()), Err(refused));
}

#[test]
fn the_examples_of_c2sp() {
    let asked = request(published!("c2sp-add.txt"));
    assert_eq!((asked.old, asked.proof.path.len(), asked.checkpoint.signatures().len()), (20_852_014, 4, 2));
    let text = published!("c2sp-cosignatures.txt");
    let lines = parse_cosignatures(text.as_bytes()).unwrap();
    assert_eq!(lines.len(), 3);
    assert_eq!(encode_cosignatures(&lines), text);
}

/// litewitness's test of the race that c2sp.org/tlog-witness warns of: two requests from size 1, to 3 and to 5.
#[test]
fn the_requests_of_litewitness() {
    let key = log(published!("torchwood-log.vkey"));
    let one = judge(&key, None, &request(published!("torchwood-add-1.txt"))).unwrap();
    let three = request(published!("torchwood-add-3.txt"));
    let five = request(published!("torchwood-add-5.txt"));
    assert_eq!(judge(&key, Some(&one), &three).unwrap().head().size, 3);
    let head = judge(&key, Some(&one), &five).unwrap();
    assert_eq!(head.head().root.to_hex(), "42bb57ad06420afa4882c4a63ac6a1ec77480b330b2f20dfc53a0caa5f564e36");
    assert_eq!(judge(&key, Some(&head), &three), Err(Refusal::Conflict { held: 5, fork: None }));
}

/// The leaves that Tessera's test log is built of.
const WORDS: [&str; 15] = [
    "one", "two", "three", "four", "five", "six", "seven", "eit", "nain", "ten", "ileven", "twelf",
    "threeten", "fourten", "fivten",
];

#[test]
fn the_log_of_tessera() {
    let key = log(published!("tessera-log.vkey"));
    let tree: MerkleTree = WORDS.iter().map(|word| leaf_hash(word.as_bytes())).collect();
    let nine = request(published!("tessera-add-9.txt"));
    let mut tiles = TiledTree::new(9, |tile: &HashTile| tile.encode(&tree).ok_or("no such tile"));
    assert_eq!(tiles.consistency_proof(6, 9).as_ref(), Ok(&nine.proof));
    assert_eq!(tiles.head().as_ref(), Ok(nine.checkpoint.unverified().head()));

    let first = |text: &str| AddCheckpoint {
        old: 0,
        proof: tree.consistency_proof(0, 9).unwrap(),
        checkpoint: checkpoint(text),
    };
    let empty = judge(&key, None, &first(published!("tessera-checkpoint-0.txt"))).unwrap();
    assert_eq!(*empty.head(), TreeHead::empty());
    let six = judge(&key, Some(&empty), &first(published!("tessera-checkpoint-6.txt"))).unwrap();
    assert_eq!(*six.head(), tree.head_at(6).unwrap());
    assert_eq!(*judge(&key, Some(&six), &nine).unwrap().head(), tree.head_at(9).unwrap());
}
