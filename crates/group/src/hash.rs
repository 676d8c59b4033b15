//! Labelled hashes (spec 0.3).

use sha2::{Digest, Sha256};

/// H(label, x) = SHA-256("ostrakon-v1/" ‖ label ‖ 0x00 ‖ x), with x in parts.
pub fn labelled_hash(label: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(b"ostrakon-v1/");
    hash.update(label.as_bytes());
    hash.update([0]);
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// Plain SHA-256.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
