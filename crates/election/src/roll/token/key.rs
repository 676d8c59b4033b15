//! The key of a roll's tokens: RSABSSA-SHA384-PSS-Randomized of RFC 9474 (spec 2.4).
//!
//! It is judged as bytes. Its arithmetic is linked only by what blinds, unblinds or verifies, since a voter would wait for it.

use super::{Token, TokenError};
use crate::roll::CredentialKey;
use blind_rsa_signatures::reexports::crypto_bigint::BoxedUint;
use blind_rsa_signatures::reexports::rsa::RsaPublicKey;
use blind_rsa_signatures::{MessageRandomizer, PSS, PublicKey, Randomized, Sha384, Signature};
use ostrakon_group::{Bytes32, encode_hex};
use std::fmt;

/// The key as RFC 9474's computations take it.
pub type RsaKey = PublicKey<Sha384, PSS, Randomized>;

/// e.
const EXPONENT: u32 = 65537;
/// Bytes of a modulus: 2048, 3072 or 4096 bits.
const LENGTHS: [usize; 3] = [256, 384, 512];

/// The key under which one roll's tokens are signed.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenKey {
    modulus: Vec<u8>,
}

/// Why a modulus is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenKeyError {
    /// Too small, too large, or in between.
    #[error("a modulus of {0} bytes: 256, 384 or 512 are allowed, which is 2048, 3072 or 4096 bits")]
    Length(usize),
    /// Fewer bits than its length promises.
    #[error("the modulus does not begin with a bit that is set: it is smaller than its length says")]
    FirstBit,
    /// No product of two odd primes.
    #[error("the modulus is even")]
    Even,
}

impl TokenKey {
    /// Takes a modulus, big-endian. What can be judged without its factors is (spec 1.2).
    pub fn new(modulus: &[u8]) -> Result<Self, TokenKeyError> {
        if !LENGTHS.contains(&modulus.len()) {
            return Err(TokenKeyError::Length(modulus.len()));
        }
        if modulus[0] < 0x80 {
            return Err(TokenKeyError::FirstBit);
        }
        // Far above e it is by its length: nothing else is asked of it.
        if modulus[modulus.len() - 1].is_multiple_of(2) {
            return Err(TokenKeyError::Even);
        }
        Ok(Self { modulus: modulus.to_vec() })
    }

    /// n, big-endian.
    pub fn modulus(&self) -> &[u8] {
        &self.modulus
    }

    /// e.
    pub fn exponent(&self) -> u32 {
        EXPONENT
    }

    /// The key as RFC 9474's computations take it.
    ///
    /// # Errors
    /// None: what [`Self::new`] takes is a key there, too. Who calls it need not rely on that.
    pub fn rsa(&self) -> Result<RsaKey, TokenKeyError> {
        let length = self.modulus.len();
        let n = BoxedUint::from_be_slice(&self.modulus, 8 * length as u32);
        let n = n.map_err(|_| TokenKeyError::Length(length))?;
        let inner = RsaPublicKey::new(n, BoxedUint::from(EXPONENT)).map_err(|_| TokenKeyError::Even)?;
        Ok(PublicKey::new(inner))
    }

    /// Whether the token is one of this key, for this P on this roll of this election.
    pub fn verify(
        &self,
        election: &Bytes32,
        roll: u16,
        key: &CredentialKey,
        token: &Token,
    ) -> Result<(), TokenError> {
        let signature = Signature(token.signature().to_vec());
        let prefix = MessageRandomizer(*token.prefix());
        let message = token_message(election, roll, key);
        let rsa = self.rsa().map_err(|_| TokenError::False)?;
        rsa.verify(&signature, Some(prefix), message).map_err(|_| TokenError::False)
    }
}

impl fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TokenKey({})", encode_hex(&self.modulus))
    }
}

/// What a token is a signature on, before its prefix:
/// "ostrakon-v1/token" ‖ 0x00 ‖ manifest_hash ‖ u16(roll) ‖ P.
pub fn token_message(election: &Bytes32, roll: u16, key: &CredentialKey) -> Vec<u8> {
    [b"ostrakon-v1/token\0".as_slice(), &election.0, &roll.to_be_bytes(), key.bytes()].concat()
}
