//! Everybody's signing keys in one hand.

use ostrakon_election::setup::NamedKey;
use ostrakon_tlog::ed25519::SecretKey;
use rand_core::OsRng;

/// All who sign.
#[expect(missing_docs, reason = "each is the key of who it names")]
pub struct People {
    pub organiser: SecretKey,
    pub registrar: SecretKey,
    pub log: SecretKey,
    pub trustees: Vec<SecretKey>,
    pub officers: Vec<SecretKey>,
    pub witnesses: Vec<SecretKey>,
}

impl People {
    /// Fresh keys.
    pub fn new(trustees: u16, officers: u16, witnesses: u16) -> Self {
        let key = || SecretKey::generate(&mut OsRng);
        let keys = |count: u16| (0..count).map(|_| key()).collect();
        Self {
            organiser: key(),
            registrar: key(),
            log: key(),
            trustees: keys(trustees),
            officers: keys(officers),
            witnesses: keys(witnesses),
        }
    }
}

/// The keys' public sides, with names.
pub(super) fn named(what: &str, keys: &[SecretKey]) -> Vec<NamedKey> {
    let entry =
        |(number, key): (usize, &SecretKey)| NamedKey { key: public(key), name: format!("{what}{number}") };
    (1..).zip(keys).map(entry).collect()
}

pub(super) fn public(key: &SecretKey) -> ostrakon_group::Bytes32 {
    (*key.public_key().as_bytes()).into()
}
