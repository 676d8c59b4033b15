//! The service's half: it signs what it cannot read, once for everybody who logged in (spec 2.4).

use super::{TokenKey, TokenKeyError};
use blind_rsa_signatures::reexports::rsa::rand_core::{TryCryptoRng, TryRng};
use blind_rsa_signatures::{KeyPair, PSS, Randomized, SecretKey, Sha384};
use ostrakon_group::{HedgedRng, StuckGenerator, sha256};
use rand_core::{CryptoRngCore, RngCore};
use std::convert::Infallible;
use std::fmt;
use zeroize::Zeroizing;

/// The secret key of one roll's tokens in one election. Never shown by `Debug`; erased when dropped, but for constants that `rsa`
/// keeps of the primes.
pub struct TokenSigner {
    secret: SecretKey<Sha384, PSS, Randomized>,
    /// The secret key's hash, which makes a weak generator good enough.
    hedge: Zeroizing<[u8; 32]>,
    key: TokenKey,
}

/// Why there is no signer, or nothing is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenSignerError {
    /// A size that moduli do not have.
    #[error("a key of {0} bits: 2048, 3072 or 4096 are allowed")]
    Bits(usize),
    /// No private key, or one whose numbers do not fit together.
    #[error("this is no private RSA key in PKCS #8 DER, or its numbers do not fit together")]
    Der,
    /// Another exponent.
    #[error("the key's exponent is not 65537")]
    Exponent,
    /// A modulus that no manifest may name.
    #[error(transparent)]
    Key(#[from] TokenKeyError),
    /// No randomness.
    #[error(transparent)]
    Random(#[from] StuckGenerator),
    /// Not as long as the modulus.
    #[error("a blinded message of {given} bytes: this key's have {wanted}")]
    Length {
        /// Bytes given.
        given: usize,
        /// Those of the modulus.
        wanted: usize,
    },
    /// 0, 1, n − 1, or not below n: no device blinds to these.
    #[error("the blinded message is not a number between 1 and n - 1")]
    Range,
    /// The signature was computed and is false: nothing is given out.
    #[error("the signature came out false: the machine or the key is at fault, and nothing is given out")]
    Fault,
}

impl TokenSigner {
    /// Draws a key of 2048, 3072 or 4096 bits.
    pub fn generate(bits: usize, rng: &mut impl CryptoRngCore) -> Result<Self, TokenSignerError> {
        if ![2048, 3072, 4096].contains(&bits) {
            return Err(TokenSignerError::Bits(bits));
        }
        let mut drawn = Drawn(HedgedRng::new(rng, b"", b"token-key")?);
        let pair = KeyPair::generate(&mut drawn, bits).map_err(|_| TokenSignerError::Bits(bits))?;
        Self::new(pair.sk)
    }

    /// Reads what [`TokenSigner::to_der`] wrote.
    pub fn from_der(der: &[u8]) -> Result<Self, TokenSignerError> {
        Self::new(SecretKey::from_der(der).map_err(|_| TokenSignerError::Der)?)
    }

    fn new(secret: SecretKey<Sha384, PSS, Randomized>) -> Result<Self, TokenSignerError> {
        let components = secret.components();
        let key = TokenKey::new(&components.n())?;
        let exponent = components.e().into_iter().fold(0u64, |e, byte| e << 8 | u64::from(byte));
        if exponent != u64::from(key.exponent()) {
            return Err(TokenSignerError::Exponent);
        }
        let hedge = Zeroizing::new(sha256(&der(&secret)?));
        Ok(Self { secret, hedge, key })
    }

    /// The private key in PKCS #8 DER; whoever calls this is answerable for the copy.
    pub fn to_der(&self) -> Result<Zeroizing<Vec<u8>>, TokenSignerError> {
        der(&self.secret)
    }

    /// The public key, for the manifest.
    pub fn key(&self) -> &TokenKey {
        &self.key
    }

    /// Signs a blinded message. In constant time, blinded once more by `rng` against what timing could still tell, and verified
    /// before it is given out: a false signature would give the key away. That each member gets one a roll is for the caller to see to.
    pub fn blind_sign(
        &self,
        blinded: &[u8],
        rng: &mut impl CryptoRngCore,
    ) -> Result<Vec<u8>, TokenSignerError> {
        self.judge(blinded)?;
        let mut drawn = Drawn(HedgedRng::new(rng, self.hedge.as_slice(), b"token-signature")?);
        let signature =
            self.secret.blind_sign_with_rng(&mut drawn, blinded).map_err(|_| TokenSignerError::Fault)?;
        Ok(signature.0)
    }

    fn judge(&self, blinded: &[u8]) -> Result<(), TokenSignerError> {
        let modulus = self.key.modulus();
        if blinded.len() != modulus.len() {
            return Err(TokenSignerError::Length { given: blinded.len(), wanted: modulus.len() });
        }
        let mut one = vec![0; modulus.len()];
        one[modulus.len() - 1] = 1;
        let mut last = modulus.to_vec();
        // n is odd, so n − 1 differs in its last bit alone.
        last[modulus.len() - 1] -= 1;
        match blinded > one.as_slice() && blinded < last.as_slice() {
            true => Ok(()),
            false => Err(TokenSignerError::Range),
        }
    }
}

impl fmt::Debug for TokenSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TokenSigner(<redacted>, {:?})", self.key)
    }
}

fn der(secret: &SecretKey<Sha384, PSS, Randomized>) -> Result<Zeroizing<Vec<u8>>, TokenSignerError> {
    secret.to_der().map(Zeroizing::new).map_err(|_| TokenSignerError::Der)
}

/// Our randomness, as this library asks for it.
struct Drawn(HedgedRng);

impl TryRng for Drawn {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.0.next_u32())
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.0.next_u64())
    }

    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill_bytes(dest);
        Ok(())
    }
}

impl TryCryptoRng for Drawn {}
