//! Keys of signed notes: names, identifiers and the verifier key text (c2sp.org/signed-note).

use core::fmt;

use ostrakon_group::{decode_hex, encode_hex};
use sha2::{Digest, Sha256};

use crate::base64;
use crate::ed25519::{PointError, PublicKey, SecretKey};

/// The name of a key, such as `board.example/2026`: no space, no plus, no control character.
///
/// *Space* is any character with Unicode's `White_Space` property.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyName(String);

impl KeyName {
    /// Takes a name.
    ///
    /// # Errors
    /// If it is empty or has a character that no key name may have.
    pub fn new(name: impl Into<String>) -> Result<Self, KeyNameError> {
        let name = name.into();
        // c2sp.org/signed-note, Format: "Key names MUST be non-empty and MUST NOT contain any
        // Unicode spaces or plus (U+002B) characters."; notes "MUST NOT contain any ASCII
        // control characters (those below U+0020) other than newline".
        let refused = |c: char| c.is_whitespace() || c == '+' || c < ' ';
        if name.is_empty() {
            return Err(KeyNameError::Empty);
        }
        match name.char_indices().find(|(_, c)| refused(*c)) {
            Some((at, found)) => Err(KeyNameError::Character { found, at }),
            None => Ok(Self(name)),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text is no key name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyNameError {
    /// No character at all.
    #[error("a key name is not empty")]
    Empty,
    /// A space, a plus or a control character.
    #[error("a key name has no {found:?}, as at byte {at}")]
    Character {
        /// The character.
        found: char,
        /// Its byte offset in the name.
        at: usize,
    },
}

/// The four bytes that stand for a key on a signature line; shown as 8 hexadecimal digits.
///
/// Only an identifier: whoever likes can find another key with the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub [u8; 4]);

impl KeyId {
    /// The identifier that `name` and `key` have for signatures of this type.
    pub(crate) fn derive(name: &KeyName, kind: SignatureType, key: &PublicKey) -> Self {
        // c2sp.org/signed-note, Signatures:
        // "key ID = SHA-256(key name || 0x0A || signature type || public key)[:4]".
        let digest = Sha256::new()
            .chain_update(name.as_str())
            .chain_update([0x0a, kind.byte()])
            .chain_update(key.as_bytes())
            .finalize();
        Self([digest[0], digest[1], digest[2], digest[3]])
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&encode_hex(&self.0))
    }
}

/// The signature types of c2sp.org/signed-note that this crate knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SignatureType {
    /// `0x01`: "Ed25519 signatures as specified by this document."
    Ed25519,
    /// `0x04`: "Timestamped Ed25519 witness cosignatures".
    CosignatureV1,
}

impl SignatureType {
    /// The type's identifier byte.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Ed25519 => 0x01,
            Self::CosignatureV1 => 0x04,
        }
    }
}

/// What verifies note signatures of type `0x01`: a name and a public key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct VerifierKey {
    name: KeyName,
    id: KeyId,
    key: PublicKey,
}

impl VerifierKey {
    /// The verifier key of this name and public key.
    pub fn new(name: KeyName, key: PublicKey) -> Self {
        let id = KeyId::derive(&name, SignatureType::Ed25519, &key);
        Self { name, id, key }
    }

    /// Reads the text form `<name>+<8 hex digits>+<base64>`.
    ///
    /// # Errors
    /// Which part is not as this name, type `0x01` and some public key require.
    pub fn parse(text: &str) -> Result<Self, ParseVerifierKeyError> {
        let (name, id, key) = parse_vkey(text, SignatureType::Ed25519)?;
        Ok(Self { name, id, key })
    }

    /// The key's name.
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
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&encode_vkey(&self.name, self.id, SignatureType::Ed25519, &self.key))
    }
}

/// What makes note signatures of type `0x01`: a name and a secret key.
#[derive(Debug)]
pub struct SigningKey {
    name: KeyName,
    secret: SecretKey,
}

impl SigningKey {
    /// The signing key of this name and secret key.
    pub fn new(name: KeyName, secret: SecretKey) -> Self {
        Self { name, secret }
    }

    /// The key's name.
    pub fn name(&self) -> &KeyName {
        &self.name
    }

    /// The secret key.
    pub fn secret(&self) -> &SecretKey {
        &self.secret
    }

    /// What verifies this key's signatures.
    pub fn verifier_key(&self) -> VerifierKey {
        VerifierKey::new(self.name.clone(), self.secret.public_key())
    }
}

/// c2sp.org/signed-note, Verifier keys:
/// `<key name>+<hex key ID>+<base64(signature type || public key)>`.
pub(crate) fn encode_vkey(name: &KeyName, id: KeyId, kind: SignatureType, key: &PublicKey) -> String {
    let mut material = vec![kind.byte()];
    material.extend_from_slice(key.as_bytes());
    format!("{name}+{id}+{}", base64::encode(&material))
}

/// Reads [`encode_vkey`]'s form and no other.
pub(crate) fn parse_vkey(
    text: &str,
    kind: SignatureType,
) -> Result<(KeyName, KeyId, PublicKey), ParseVerifierKeyError> {
    use ParseVerifierKeyError as E;
    // The name has no plus, the identifier neither; base64 may have some.
    let (name, rest) = text.split_once('+').ok_or(E::Parts)?;
    let (id, material) = rest.split_once('+').ok_or(E::Parts)?;
    let name = KeyName::new(name)?;
    let id = decode_hex(id).ok_or(E::Id)?;
    let id = KeyId(id.try_into().map_err(|_| E::Id)?);
    let material = base64::decode(material).ok_or(E::Base64)?;
    let (found, key) = material.split_first().ok_or(E::Length)?;
    if *found != kind.byte() {
        return Err(E::Type { found: *found, expected: kind.byte() });
    }
    let key = PublicKey::from_bytes(key.try_into().map_err(|_| E::Length)?).map_err(E::Key)?;
    let derived = KeyId::derive(&name, kind, &key);
    if id != derived {
        return Err(E::WrongId { found: id, derived });
    }
    Ok((name, id, key))
}

/// Why a text is no verifier key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseVerifierKeyError {
    /// Not three parts.
    #[error("a verifier key is <name>+<id>+<key>")]
    Parts,
    /// The name is none.
    #[error("the verifier key's name: {0}")]
    Name(#[from] KeyNameError),
    /// The identifier is not 8 lower-case hexadecimal digits.
    #[error("the verifier key's identifier is not 8 lower-case hexadecimal digits")]
    Id,
    /// The key is not in canonical base64.
    #[error("the verifier key's last part is not canonical base64")]
    Base64,
    /// The key is not one type byte and 32 bytes.
    #[error("the verifier key's last part is not 33 bytes")]
    Length,
    /// The key is for signatures of another type.
    #[error("the verifier key has signature type {found:#04x}, not {expected:#04x}")]
    Type {
        /// The type byte found.
        found: u8,
        /// The one expected.
        expected: u8,
    },
    /// The public key is refused.
    #[error("the verifier key's public key is {0}")]
    Key(#[source] PointError),
    /// The identifier belongs to another name or key.
    #[error("the verifier key says identifier {found}, its name and key give {derived}")]
    WrongId {
        /// The identifier found.
        found: KeyId,
        /// The one that name and key give.
        derived: KeyId,
    },
}
