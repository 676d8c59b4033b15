//! The key of an office, from its file.

use crate::Fault;
use ostrakon_election::key_file;
use ostrakon_group::Bytes32;
use ostrakon_tlog::ed25519::SecretKey;

/// Reads a key's file; what is none is named as what it is.
pub(super) fn office_key(text: &str) -> Result<SecretKey, Fault> {
    let other = || match () {
        () if text.contains("ostrakon/v1/trustee-") => Fault::new("office-key-trustee", "a trustee's file"),
        () if Bytes32::parse(text.trim()).is_some() => Fault::new("office-key-public", "a public key"),
        () => Fault::new("office-key-unread", "not a secret key of ostrakon"),
    };
    key_file::parse(text).ok_or_else(other)
}
