//! Leaf and node hashes (RFC 6962 §2.1).

use core::fmt;

use ostrakon_group::{decode_hex, encode_hex};
use sha2::{Digest, Sha256};

use crate::base64;

/// A SHA-256 hash of the tree: of a leaf, of a node, or of the empty tree.
///
/// Shown in lower-case hexadecimal; note texts carry it in base64.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// Takes the 32 bytes of a hash; every value is one.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The 64 lower-case hexadecimal digits.
    pub fn to_hex(&self) -> String {
        encode_hex(&self.0)
    }

    /// Reads [`Self::to_hex`]'s form and no other.
    ///
    /// # Errors
    /// If `text` is not 64 lower-case hexadecimal digits.
    pub fn from_hex(text: &str) -> Result<Self, ParseHashError> {
        let bytes = decode_hex(text).ok_or(ParseHashError::Hex)?;
        bytes.try_into().map(Self).map_err(|_| ParseHashError::Hex)
    }

    /// The 44 characters of padded standard base64 (RFC 4648 §4).
    pub fn to_base64(&self) -> String {
        base64::encode(&self.0)
    }

    /// Reads [`Self::to_base64`]'s form and no other: padded, unused bits zero.
    ///
    /// # Errors
    /// If `text` is not the canonical base64 of 32 bytes.
    pub fn from_base64(text: &str) -> Result<Self, ParseHashError> {
        let bytes = base64::decode(text).ok_or(ParseHashError::Base64)?;
        bytes.try_into().map(Self).map_err(|_| ParseHashError::Base64)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_hex())
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

impl AsRef<[u8]> for Hash {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// Why a text is no hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseHashError {
    /// Not 64 lower-case hexadecimal digits.
    #[error("a hash is 64 lower-case hexadecimal digits")]
    Hex,
    /// Not the canonical base64 of 32 bytes.
    #[error("a hash is the canonical base64 of 32 bytes")]
    Base64,
}

/// The hash of an entry, exactly as published.
pub fn leaf_hash(entry: &[u8]) -> Hash {
    // RFC 6962 §2.1: "MTH({d(0)}) = SHA-256(0x00 || d(0))".
    Hash(Sha256::new().chain_update([0x00]).chain_update(entry).finalize().into())
}

/// The hash of a node over its two children.
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    // RFC 6962 §2.1: "SHA-256(0x01 || MTH(D[0:k]) || MTH(D[k:n]))".
    Hash(Sha256::new().chain_update([0x01]).chain_update(left).chain_update(right).finalize().into())
}

/// The root of the tree without leaves.
pub fn empty_root() -> Hash {
    // RFC 6962 §2.1: "The hash of an empty list is the hash of an empty string".
    Hash(Sha256::new().finalize().into())
}
