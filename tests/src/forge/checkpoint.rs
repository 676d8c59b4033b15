//! Checkpoints and cosignatures.

use super::Election;
use ostrakon_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use ostrakon_tlog::cosignature::Cosignature;
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::key::{KeyName, SigningKey};
use ostrakon_tlog::tree::TreeHead;

/// A checkpoint of any head, signed under any name.
pub fn signed_checkpoint(origin: &str, head: TreeHead, key: &SecretKey) -> SignedCheckpoint {
    let name = KeyName::new(origin).unwrap();
    let secret = SecretKey::from_seed(key.expose_seed());
    Checkpoint::new(name.clone(), head).unwrap().sign(&SigningKey::new(name, secret)).unwrap()
}

/// Adds a cosignature.
pub fn cosign(checkpoint: SignedCheckpoint, name: &str, key: &SecretKey) -> SignedCheckpoint {
    let line =
        Cosignature::sign(checkpoint.unverified(), KeyName::new(name).unwrap(), key, 1_000_700).unwrap();
    checkpoint.with_signature(line).unwrap()
}

impl Election {
    /// The log's word on its first `size` entries.
    pub fn checkpoint_at(&self, size: u64) -> SignedCheckpoint {
        let head = self.log.head_at(size).unwrap();
        signed_checkpoint(&self.manifest.log.origin, head.into(), &self.people.log)
    }

    /// The checkpoint of the whole log, cosigned by all witnesses.
    pub fn checkpoint(&self) -> SignedCheckpoint {
        let named = self.manifest.witnesses.keys.iter().zip(&self.people.witnesses);
        named.fold(self.checkpoint_at(self.next()), |c, (named, key)| cosign(c, &named.name, key))
    }
}
