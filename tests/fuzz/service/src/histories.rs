//! A log with two histories: what a witness must never cosign both of.

use ostrakon_fuzz::Choices;
use ostrakon_tlog::checkpoint::{Checkpoint, LogKey, SignedCheckpoint};
use ostrakon_tlog::consistency::ConsistencyProof;
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::hash::{Hash, leaf_hash};
use ostrakon_tlog::key::{KeyName, SigningKey};
use ostrakon_tlog::tree::{MerkleTree, TreeHead};
use ostrakon_tlog::witness::AddCheckpoint;

/// The log's name.
pub const ORIGIN: &str = "board.example/elections/spring";
/// The largest tree.
const MOST: usize = 40;
/// Where the two part.
const FORK: u64 = 11;

/// A key by its name and number.
pub fn key(name: &str, seed: u8) -> SigningKey {
    SigningKey::new(KeyName::new(name).expect("a name"), SecretKey::from_seed(&[seed; 32]))
}

/// The log's key.
pub fn log() -> SigningKey {
    key(ORIGIN, 7)
}

/// As others know it.
pub fn log_key() -> LogKey {
    LogKey::new(log().verifier_key())
}

/// The first `size` entries of a history.
pub fn tree(size: u64, other: bool) -> MerkleTree {
    let leaf = |index: u64| match other && index >= FORK {
        true => leaf_hash(format!("other {index}").as_bytes()),
        false => leaf_hash(format!("entry {index}").as_bytes()),
    };
    (0..size).map(leaf).collect()
}

/// Whether one of the two histories has both heads.
pub fn consistent(one: &TreeHead, other: &TreeHead) -> bool {
    [false, true]
        .into_iter()
        .any(|history| [one, other].into_iter().all(|head| tree(head.size, history).head() == *head))
}

/// A request to cosign: right, or wrong in some way.
pub fn request(choices: &mut Choices<'_>, held: u64) -> AddCheckpoint {
    let (size, history) = (choices.below(MOST) as u64, choices.yes());
    let tree = tree(size, history);
    let old = if choices.byte() < 192 { held } else { choices.below(MOST) as u64 };
    let mut proof =
        tree.consistency_proof(old.min(size), size).unwrap_or(ConsistencyProof { path: Vec::new() });
    if choices.byte() > 200 {
        proof.path.push(Hash::from_bytes([choices.byte(); 32]));
    }
    AddCheckpoint { old, proof, checkpoint: signed(choices, &tree) }
}

fn signed(choices: &mut Choices<'_>, tree: &MerkleTree) -> SignedCheckpoint {
    let signer = if choices.byte() < 224 { log() } else { key(ORIGIN, 8) };
    let checkpoint = Checkpoint::new(signer.name().clone(), tree.head()).expect("a head");
    checkpoint.sign(&signer).expect("a signature")
}
