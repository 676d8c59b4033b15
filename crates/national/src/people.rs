//! Everybody's signing keys, in one hand.

use crate::random::{Drawer, Seed};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::NamedKey;
use ostrakon_group::Bytes32;
use ostrakon_tlog::ed25519::SecretKey;

pub(crate) const TRUSTEES: u16 = 5;
pub(crate) const THRESHOLD: u16 = 3;
const OFFICERS: u16 = 3;
const WITNESSES: u16 = 3;

/// All who sign.
pub(crate) struct People {
    pub(crate) organiser: SecretKey,
    pub(crate) registrar: SecretKey,
    pub(crate) log: SecretKey,
    pub(crate) trustees: Vec<SecretKey>,
    pub(crate) officers: Vec<SecretKey>,
    pub(crate) witnesses: Vec<SecretKey>,
}

impl People {
    pub(crate) fn new(seed: Seed) -> Self {
        let mut numbers = 0u64..;
        let mut key =
            || SecretKey::generate(&mut seed.stream(Drawer::Key, numbers.next().unwrap_or_default()));
        Self {
            organiser: key(),
            registrar: key(),
            log: key(),
            trustees: (0..TRUSTEES).map(|_| key()).collect(),
            officers: (0..OFFICERS).map(|_| key()).collect(),
            witnesses: (0..WITNESSES).map(|_| key()).collect(),
        }
    }

    /// A document as the organiser signs it.
    pub(crate) fn by_organiser(&self, body: Document) -> SignedDocument {
        SignedDocument::sign(body, &self.organiser)
    }

    /// A document as trustee `number`, from 1, signs it.
    pub(crate) fn by_trustee(&self, number: u16, body: Document) -> SignedDocument {
        SignedDocument::sign(body, &self.trustees[usize::from(number) - 1])
    }
}

/// The log's key of the record that belongs to `seed`: with it, a service under test goes on where the record is cut off.
pub fn log_key(seed: u64) -> SecretKey {
    People::new(Seed(seed)).log
}

/// The keys' public sides, with names.
pub(crate) fn named(what: &str, keys: &[SecretKey]) -> Vec<NamedKey> {
    let entry =
        |(number, key): (usize, &SecretKey)| NamedKey { key: public(key), name: format!("{what}{number}") };
    (1..).zip(keys).map(entry).collect()
}

pub(crate) fn public(key: &SecretKey) -> Bytes32 {
    (*key.public_key().as_bytes()).into()
}
