//! What several of the tests share.

use data_encoding::HEXLOWER;
use ostrakon_tlog::checkpoint::{Checkpoint, LogKey, SignedCheckpoint};
use ostrakon_tlog::cosignature::WitnessKey;
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::hash::{Hash, leaf_hash};
use ostrakon_tlog::key::{KeyName, SigningKey};
use ostrakon_tlog::receipt::Receipt;
use ostrakon_tlog::tree::MerkleTree;
use proptest::test_runner::Config;

/// As many cases as stay quick.
pub(crate) fn cases(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

pub(crate) fn unhex<const N: usize>(text: &str) -> [u8; N] {
    HEXLOWER.decode(text.as_bytes()).unwrap().try_into().unwrap()
}

pub(crate) fn hash(hex: &str) -> Hash {
    Hash::from_hex(hex).unwrap()
}

pub(crate) fn name(text: &str) -> KeyName {
    KeyName::new(text).unwrap()
}

/// The log of the tests that make their own.
pub(crate) fn log() -> SigningKey {
    SigningKey::new(name("board.example/2026"), SecretKey::from_seed(&[7; 32]))
}

pub(crate) fn log_key() -> LogKey {
    LogKey::new(log().verifier_key())
}

/// The `number`-th witness of the tests that make their own.
pub(crate) fn witness(number: u8) -> (KeyName, SecretKey, WitnessKey) {
    let name = name(&format!("witness.example/{number}"));
    let secret = SecretKey::from_seed(&[number; 32]);
    let key = WitnessKey::new(name.clone(), secret.public_key());
    (name, secret, key)
}

/// A tree whose leaf `i` is the entry "entry i".
pub(crate) fn tree(size: u64) -> MerkleTree {
    (0..size).map(leaf).collect()
}

pub(crate) fn leaf(index: u64) -> Hash {
    leaf_hash(format!("entry {index}").as_bytes())
}

pub(crate) fn signed(tree: &MerkleTree) -> SignedCheckpoint {
    Checkpoint::new(log().name().clone(), tree.head()).unwrap().sign(&log()).unwrap()
}

pub(crate) fn receipt(index: u64, size: u64, extra: Option<Vec<u8>>) -> Receipt {
    let tree = tree(size);
    Receipt::new(tree.inclusion_proof(index, size).unwrap(), signed(&tree), extra).unwrap()
}
