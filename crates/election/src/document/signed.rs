//! A document with its signatures.

use super::canonical::{CanonicalError, check_canonical, read_lenient};
use super::jcs::jcs;
use super::kinds::Document;
use ostrakon_group::{Bytes32, Bytes64, sha256};
use ostrakon_tlog::ed25519::{self, PublicKey, SecretKey};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// One Ed25519 signature with the key it is by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// Public key.
    pub key: Bytes32,
    /// Over "ostrakon-v1/document" ‖ 0x00 ‖ JCS(body).
    pub signature: Bytes64,
}

/// body and signatures; the body says its type in a member `type`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signed<B> {
    /// What is signed.
    pub body: B,
    /// By whom, ascending by key.
    pub signatures: Vec<Signature>,
}

/// A document of an election.
pub type SignedDocument = Signed<Document>;

/// What is wrong with a document's signatures.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// Not ascending, or one key twice.
    #[error("signatures are not in ascending order of their keys, each once")]
    Order,
    /// A signature by somebody else.
    #[error("signed by {0}, who does not sign this document")]
    Stranger(Bytes32),
    /// Fewer than needed.
    #[error("{found} signatures, where {needed} are needed")]
    Missing {
        /// How many there are.
        found: usize,
        /// How many there should be.
        needed: usize,
    },
    /// A signature that does not verify.
    #[error("the signature by {key} is false: {reason}")]
    False {
        /// By whom it should be.
        key: Bytes32,
        /// Which rule of 0.6 fails.
        reason: String,
    },
}

impl<B: Serialize> Signed<B> {
    /// Signs a document by one key.
    pub fn sign(body: B, key: &SecretKey) -> Self {
        let mut signed = Self::unsigned(body);
        signed.add_signature(key);
        signed
    }

    /// A document that nobody signs (yet).
    pub fn unsigned(body: B) -> Self {
        Self { body, signatures: Vec::new() }
    }

    /// Adds or replaces this key's signature, in its place.
    pub fn add_signature(&mut self, key: &SecretKey) {
        let signature = key.sign(&self.message());
        let own = Bytes32::from(*key.public_key().as_bytes());
        self.signatures.retain(|s| s.key != own);
        let place = self.signatures.partition_point(|s| s.key < own);
        self.signatures.insert(place, Signature { key: own, signature: signature.into() });
    }

    /// Adds what others signed of the same body; a signature that is there already is not there twice.
    pub fn merge(&mut self, more: &[Signature]) {
        self.signatures.extend_from_slice(more);
        self.signatures.sort_by_key(|signature| signature.key);
        self.signatures.dedup();
    }

    /// The entry's bytes: the canonical encoding of body and signatures.
    pub fn encode(&self) -> Vec<u8> {
        jcs(self)
    }

    /// Reads exactly what `encode` gives.
    pub fn decode(bytes: &[u8]) -> Result<Self, CanonicalError>
    where
        B: DeserializeOwned,
    {
        let document = Self::decode_lenient(bytes)?;
        document.check_canonical(bytes)?;
        Ok(document)
    }

    /// Reads the form, not the canonical bytes: for a verifier that reports several faults at once.
    pub fn decode_lenient(bytes: &[u8]) -> Result<Self, CanonicalError>
    where
        B: DeserializeOwned,
    {
        read_lenient(bytes)
    }

    /// Are these the document's canonical bytes?
    pub fn check_canonical(&self, bytes: &[u8]) -> Result<(), CanonicalError> {
        check_canonical(self, bytes)
    }

    /// The document hash: SHA-256(JCS(body)).
    pub fn hash(&self) -> [u8; 32] {
        sha256(&jcs(&self.body))
    }

    /// At least `needed` signatures, every one valid and by one of `signers`.
    pub fn check_signatures(&self, signers: &[Bytes32], needed: usize) -> Result<(), SignatureError> {
        if self.signatures.windows(2).any(|pair| pair[0].key >= pair[1].key) {
            return Err(SignatureError::Order);
        }
        let message = self.message();
        for Signature { key, signature } in &self.signatures {
            if !signers.contains(key) {
                return Err(SignatureError::Stranger(*key));
            }
            let fault = |reason: String| SignatureError::False { key: *key, reason };
            let public = PublicKey::from_bytes(&key.0).map_err(|e| fault(e.to_string()))?;
            ed25519::verify(&public, &message, &signature.0).map_err(|e| fault(e.to_string()))?;
        }
        match self.signatures.len() {
            found if found < needed => Err(SignatureError::Missing { found, needed }),
            _ => Ok(()),
        }
    }

    fn message(&self) -> Vec<u8> {
        [b"ostrakon-v1/document\0", jcs(&self.body).as_slice()].concat()
    }
}
