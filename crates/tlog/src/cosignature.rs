//! Cosignatures of witnesses, version 1 (c2sp.org/tlog-cosignature).
//!
//! A v1 cosignature says "that, as of the specified time, the consistent tree head with the
//! largest size the cosigner has observed for the log identified by the origin line has the
//! specified root hash". How many of which witnesses are enough is for the caller to say.

use core::fmt;

use crate::checkpoint::{Checkpoint, VerifiedCheckpoint};
use crate::ed25519::{self, PublicKey, SecretKey, Signature, VerifyError};
use crate::key::{
    KeyId, KeyName, ParseVerifierKeyError, SignatureType, VerifierKey, encode_vkey, parse_vkey,
};
use crate::note::NoteSignature;

/// The latest timestamp, in POSIX seconds.
///
/// c2sp.org/tlog-cosignature, Format: "It MUST NOT exceed 2^63 - 1".
pub const MAX_TIMESTAMP: u64 = i64::MAX as u64;

/// The key of a witness: a name and a public key, for cosignatures of type `0x04`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WitnessKey {
    name: KeyName,
    id: KeyId,
    key: PublicKey,
}

impl WitnessKey {
    /// The witness key of this name and public key.
    pub fn new(name: KeyName, key: PublicKey) -> Self {
        let id = KeyId::derive(&name, SignatureType::CosignatureV1, &key);
        Self { name, id, key }
    }

    /// Reads a verifier key of type `0x04` in its text form.
    ///
    /// # Errors
    /// Which part is not as it must be.
    pub fn parse(text: &str) -> Result<Self, ParseVerifierKeyError> {
        let (name, id, key) = parse_vkey(text, SignatureType::CosignatureV1)?;
        Ok(Self { name, id, key })
    }

    /// The witness's name.
    pub fn name(&self) -> &KeyName {
        &self.name
    }

    /// The identifier on signature lines.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// The public key.
    pub fn public_key(&self) -> &PublicKey {
        &self.key
    }

    fn signed(&self, line: &NoteSignature) -> bool {
        *line.name() == self.name && line.id() == self.id
    }
}

impl From<&VerifierKey> for WitnessKey {
    /// The same name and public key, for cosignatures.
    fn from(key: &VerifierKey) -> Self {
        Self::new(key.name().clone(), *key.public_key())
    }
}

impl fmt::Display for WitnessKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&encode_vkey(&self.name, self.id, SignatureType::CosignatureV1, &self.key))
    }
}

/// A witness's statement about one checkpoint, verified. Made by [`Cosignature::verify`] alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cosignature {
    witness: WitnessKey,
    timestamp: u64,
}

impl Cosignature {
    /// Signs as a witness, who must have checked what a cosignature says.
    ///
    /// # Errors
    /// If `timestamp`, in POSIX seconds, is above [`MAX_TIMESTAMP`].
    pub fn sign(
        checkpoint: &Checkpoint,
        name: KeyName,
        secret: &SecretKey,
        timestamp: u64,
    ) -> Result<NoteSignature, TimestampTooLate> {
        if timestamp > MAX_TIMESTAMP {
            return Err(TimestampTooLate { timestamp });
        }
        let signature = secret.sign(message(checkpoint, timestamp).as_bytes());
        // c2sp.org/tlog-cosignature, Format: "u64 timestamp; […] ed25519_signature[64]", the
        // "timestamp encoded in big-endian order".
        let bytes = [timestamp.to_be_bytes().as_slice(), &signature].concat();
        let id = KeyId::derive(&name, SignatureType::CosignatureV1, &secret.public_key());
        Ok(NoteSignature::from_parts(name, id, bytes))
    }

    /// Checks that `witness` cosigned `checkpoint` by this signature line.
    ///
    /// # Errors
    /// If the line is another key's, is malformed, or its signature does not verify.
    pub fn verify(
        checkpoint: &Checkpoint,
        line: &NoteSignature,
        witness: &WitnessKey,
    ) -> Result<Self, VerifyCosignatureError> {
        use VerifyCosignatureError as E;
        if !witness.signed(line) {
            return Err(E::OtherKey);
        }
        let (timestamp, signature) = split(line.bytes()).ok_or(E::Length { len: line.bytes().len() })?;
        if timestamp > MAX_TIMESTAMP {
            return Err(TimestampTooLate { timestamp }.into());
        }
        ed25519::verify(&witness.key, message(checkpoint, timestamp).as_bytes(), signature)?;
        Ok(Self { witness: witness.clone(), timestamp })
    }

    /// Who cosigned.
    pub fn witness(&self) -> &WitnessKey {
        &self.witness
    }

    /// When, in POSIX seconds by the witness's clock.
    pub fn timestamp(&self) -> u64 {
        self.timestamp
    }
}

/// The bytes a witness signs.
fn message(checkpoint: &Checkpoint, timestamp: u64) -> String {
    // c2sp.org/tlog-cosignature, Ed25519 signed message: "two newline (U+000A) terminated lines
    // (one header line and one timestamp line) followed by the whole note body of the cosigned
    // checkpoint".
    format!("cosignature/v1\ntime {timestamp}\n{}", checkpoint.text())
}

fn split(bytes: &[u8]) -> Option<(u64, &Signature)> {
    let (timestamp, signature) = bytes.split_first_chunk()?;
    Some((u64::from_be_bytes(*timestamp), signature.try_into().ok()?))
}

/// What the signature lines besides the log's own are worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// One verified cosignature for each given witness that signed, in the witnesses' order.
    pub cosignatures: Vec<Cosignature>,
    /// The lines of keys that were not given, in the checkpoint's order; nothing is known of
    /// them.
    pub unknown: Vec<NoteSignature>,
}

impl VerifiedCheckpoint {
    /// Judges the signature lines besides the log's own by the witnesses that the caller knows.
    ///
    /// A witness that did not sign is simply not among [`Judged::cosignatures`].
    ///
    /// # Errors
    /// If a given witness's line does not verify, or two of the given witnesses are one.
    pub fn judge(&self, witnesses: &[WitnessKey]) -> Result<Judged, JudgeError> {
        require_distinct(witnesses)?;
        let mut cosignatures = Vec::new();
        for witness in witnesses {
            let Some(line) = self.other_signatures().find(|line| witness.signed(line)) else { continue };
            // c2sp.org/signed-note, Signatures: "If a signature from a known key fails to verify,
            // clients SHOULD reject the whole note."
            let cosignature = Cosignature::verify(self.checkpoint(), line, witness)
                .map_err(|source| JudgeError::Invalid { witness: witness.name.clone(), source })?;
            cosignatures.push(cosignature);
        }
        let unknown = |line: &&NoteSignature| !witnesses.iter().any(|witness| witness.signed(line));
        Ok(Judged { cosignatures, unknown: self.other_signatures().filter(unknown).cloned().collect() })
    }
}

fn require_distinct(witnesses: &[WitnessKey]) -> Result<(), JudgeError> {
    // c2sp.org/tlog-cosignature, Ed25519 signed message: it "doesn't commit to the cosigner name,
    // so the same public key can't be used across multiple cosigners".
    for (number, second) in witnesses.iter().enumerate() {
        if let Some(first) = witnesses[..number].iter().find(|first| first.key == second.key) {
            let (first, second) = (first.name.clone(), second.name.clone());
            return Err(JudgeError::OneKeyTwice { first, second });
        }
    }
    Ok(())
}

/// A timestamp above [`MAX_TIMESTAMP`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("timestamp {timestamp} is above 2^63 - 1")]
pub struct TimestampTooLate {
    /// The timestamp.
    pub timestamp: u64,
}

/// Why a signature line is not a witness's cosignature of a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyCosignatureError {
    /// The line names another key.
    #[error("the signature line is another key's")]
    OtherKey,
    /// The signature is not 8 and 64 bytes.
    #[error("a cosignature of {len} bytes, not 72")]
    Length {
        /// The number of bytes found.
        len: usize,
    },
    /// The timestamp is too late.
    #[error(transparent)]
    Timestamp(#[from] TimestampTooLate),
    /// The signature does not verify.
    #[error(transparent)]
    Signature(#[from] VerifyError),
}

/// Why cosignatures cannot be judged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JudgeError {
    /// A known witness's line is wrong.
    #[error("cosignature by {witness}: {source}")]
    Invalid {
        /// The witness's name.
        witness: KeyName,
        /// What is wrong.
        source: VerifyCosignatureError,
    },
    /// Two of the given witnesses have one public key, and one signature would count twice.
    #[error("witnesses {first} and {second} have one public key")]
    OneKeyTwice {
        /// The one name.
        first: KeyName,
        /// The other, or the same again.
        second: KeyName,
    },
}
