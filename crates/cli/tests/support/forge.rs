//! A keeper who cheats: signs and publishes whatever acts, by the register's own keys.

use super::{Place, snapshot};
use ostrakon_election::board::Log;
use ostrakon_register::SignedAct;
use ostrakon_tlog::bundle::EntryBundle;
use ostrakon_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::key::SigningKey;
use std::path::Path;

/// The acts of a register.
pub(crate) fn acts(register: &Path) -> Vec<SignedAct> {
    let checkpoint = checkpoint(register);
    let mut acts = Vec::new();
    for bundle in EntryBundle::all(checkpoint.unverified().head().size) {
        let bytes = std::fs::read(register.join(bundle.path())).unwrap();
        acts.extend(bundle.decode(&bytes).unwrap().into_iter().map(|act| SignedAct::decode(act).unwrap()));
    }
    acts
}

/// Publishes these acts instead, as one consistent log.
pub(crate) fn publish(place: &Place, register: &str, acts: &[SignedAct]) {
    let path = place.path(register);
    let origin = checkpoint(&path).unverified().origin().clone();
    let mut log = Log::new();
    for act in acts {
        log.append(act.encode()).unwrap();
    }
    let signer = SigningKey::new(origin.clone(), key(place, "log"));
    let signed = Checkpoint::new(origin, log.tree().head()).unwrap().sign(&signer).unwrap();
    std::fs::remove_dir_all(path.join("tile")).unwrap();
    for (file, bytes) in log.files_since(0) {
        place.write(&format!("{register}/{file}"), bytes);
    }
    place.write(&format!("{register}/checkpoint"), signed.encode());
    assert!(!snapshot(&path).is_empty());
}

/// The keeper's or the log's key, of the private directory `keeper`.
pub(crate) fn key(place: &Place, role: &str) -> SecretKey {
    let text = place.read(&format!("keeper/{role}.key"));
    let digits = text.lines().nth(1).unwrap();
    let byte = |i: usize| u8::from_str_radix(&digits[2 * i..2 * i + 2], 16).unwrap();
    SecretKey::from_seed(&std::array::from_fn(byte))
}

fn checkpoint(register: &Path) -> SignedCheckpoint {
    SignedCheckpoint::parse(&std::fs::read(register.join("checkpoint")).unwrap()).unwrap()
}
