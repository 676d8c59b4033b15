//! Secrets that somebody shows to be let in: 256 random bits, of which this service keeps a hash.

use data_encoding::BASE64URL_NOPAD;
use ostrakon_group::sha256;
use ostrakon_store::SecretHash;
use rand_core::{OsRng, RngCore};
use std::fmt;
use zeroize::Zeroizing;

/// A secret, before it goes to its owner.
pub(super) struct Secret(Zeroizing<[u8; 32]>);

impl Secret {
    /// A fresh one.
    pub(super) fn new() -> Self {
        let mut bytes = Zeroizing::new([0; 32]);
        OsRng.fill_bytes(&mut *bytes);
        Self(bytes)
    }

    /// Reads what its owner shows.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(BASE64URL_NOPAD.decode(text.as_bytes()).ok()?);
        bytes.as_slice().try_into().ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// As its owner gets it: 43 characters.
    pub(super) fn expose(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE64URL_NOPAD.encode(&*self.0))
    }

    /// What is kept of it.
    pub(super) fn hash(&self) -> SecretHash {
        sha256(&*self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(<redacted>)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_read_back() {
        let secret = Secret::new();
        let text = secret.expose();
        assert_eq!(text.len(), 43);
        assert_eq!(Secret::parse(&text).unwrap().hash(), secret.hash());
        assert_ne!(Secret::new().hash(), secret.hash());
        for wrong in ["", "abc", &format!("{}A", &*text), &format!("{}=", &*text)] {
            assert!(Secret::parse(wrong).is_none());
        }
        assert_eq!(format!("{secret:?}"), "Secret(<redacted>)");
    }
}
