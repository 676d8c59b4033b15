//! The token itself, which travels beside every ballot of its holder and is on no board.

use super::{TokenKey, token_message};
use crate::roll::CredentialKey;
use ostrakon_group::Bytes32;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Bytes before the signature.
const PREFIX: usize = 32;

/// A signature on P of one roll. Whoever has it and k casts; never shown by `Debug`.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Token {
    prefix: [u8; PREFIX],
    signature: Vec<u8>,
}

/// Why a token is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Not as long as tokens of this roll are.
    #[error("a token of {given} bytes: those of this roll have {wanted}")]
    Length {
        /// Bytes given.
        given: usize,
        /// 32 and those of the modulus.
        wanted: usize,
    },
    /// The signature is no number below the modulus.
    #[error("the token's signature is not below the modulus")]
    Range,
    /// A token of something else, or of nothing.
    #[error("the token is not the service's for this voter, roll and election")]
    False,
}

impl Token {
    /// Bytes of every token of a key.
    pub fn length(key: &TokenKey) -> usize {
        PREFIX + key.modulus().len()
    }

    /// prefix ‖ signature, as `key` makes them: its length, a number below its modulus. Nothing is verified.
    pub fn decode(bytes: &[u8], key: &TokenKey) -> Result<Self, TokenError> {
        let length = TokenError::Length { given: bytes.len(), wanted: Self::length(key) };
        let (prefix, signature) = bytes.split_first_chunk::<PREFIX>().ok_or(length)?;
        if signature.len() != key.modulus().len() {
            return Err(length);
        }
        // Of one length, big-endian numbers are ordered as their bytes are.
        if signature >= key.modulus() {
            return Err(TokenError::Range);
        }
        Ok(Self { prefix: *prefix, signature: signature.to_vec() })
    }

    /// prefix ‖ signature; whoever calls this is answerable for the copy.
    pub fn encode(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new([self.prefix.as_slice(), &self.signature].concat())
    }

    /// The message's random beginning.
    pub fn prefix(&self) -> &[u8; PREFIX] {
        &self.prefix
    }

    /// The signature, RSASSA-PSS with SHA-384, MGF1 with SHA-384 and a salt of 48 bytes.
    pub fn signature(&self) -> &[u8] {
        &self.signature
    }

    /// What was signed: the prefix, then [`token_message`]. For who verifies by other means than [`TokenKey::verify`].
    pub fn signed_message(&self, election: &Bytes32, roll: u16, key: &CredentialKey) -> Vec<u8> {
        [self.prefix.as_slice(), &token_message(election, roll, key)].concat()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(<redacted>)")
    }
}
