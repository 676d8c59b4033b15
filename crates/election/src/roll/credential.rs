//! Credentials: one master key, a fresh key for every election and roll (spec 2.1).

use hkdf::Hkdf;
use ostrakon_arith::{Arithmetic, Points};
use ostrakon_group::multiply::{IsIdentity, times_generator};
use ostrakon_group::{
    Bytes32, DecodeError, Point, SecretScalar, decode_nonzero_point, encode_point, wide_scalar,
};
use sha2::Sha512;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// P: what a roll lists. Never the identity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CredentialKey(Bytes32);

impl CredentialKey {
    /// Decodes a key; the identity is refused.
    pub fn decode(bytes: &[u8; 32]) -> Result<Self, DecodeError> {
        decode_nonzero_point(bytes).map(|_| Self((*bytes).into()))
    }

    /// The same of many, with the verifier's arithmetic.
    pub fn decode_all(encodings: &[[u8; 32]]) -> Vec<Result<Self, DecodeError>> {
        let (_, valid) = Points::decode(Arithmetic::current(), encodings, None);
        let judge = |(bytes, valid): (&[u8; 32], bool)| match valid {
            false => Err(DecodeError::Point),
            // The identity's only encoding.
            true if *bytes == [0; 32] => Err(DecodeError::Identity),
            true => Ok(Self((*bytes).into())),
        };
        encodings.iter().zip(valid).map(judge).collect()
    }

    /// Its encoding.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0.0
    }
}

impl fmt::Display for CredentialKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for CredentialKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// Shared by a member and the credential authority: with P_m it lists, alone it neither lists nor signs.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct ChainSecret([u8; 32]);

impl ChainSecret {
    /// Takes over a secret.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The secret itself; whoever calls this is answerable for the copy.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// t_e, for one election and roll.
    fn tweak(&self, election: &Bytes32, roll: &str) -> SecretScalar {
        let hkdf = Hkdf::<Sha512>::new(Some(b"ostrakon-v1/credential"), &self.0);
        let mut wide = Zeroizing::new([0; 64]);
        let info = [election.0.as_slice(), roll.as_bytes()].concat();
        // 64 bytes are one block: HKDF's limit of 255 cannot be reached.
        let _ = hkdf.expand(&info, wide.as_mut());
        SecretScalar::new(wide_scalar(&wide))
    }

    /// P = P_m + t_e·G: what the authority lists. `None` if it is the identity.
    pub fn list(&self, master: &Point, election: &Bytes32, roll: &str) -> Option<CredentialKey> {
        let key = master + times_generator(self.tweak(election, roll).expose());
        (!key.is_identity()).then(|| CredentialKey(encode_point(&key).into()))
    }
}

impl fmt::Debug for ChainSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ChainSecret(<redacted>)")
    }
}

/// k_m: a member's own key.
#[derive(Debug)]
pub struct MasterKey(SecretScalar);

impl MasterKey {
    /// Takes over a secret that is not 0.
    pub fn new(secret: SecretScalar) -> Option<Self> {
        let zero = secret.public().is_identity();
        (!zero).then_some(Self(secret))
    }

    /// P_m.
    pub fn public(&self) -> Point {
        self.0.public()
    }

    /// The secret itself; whoever calls this is answerable for the copy.
    pub fn expose(&self) -> &SecretScalar {
        &self.0
    }

    /// k = k_m + t_e. `None` if it is 0.
    pub fn credential(&self, chain: &ChainSecret, election: &Bytes32, roll: &str) -> Option<Credential> {
        let secret = self.0.expose() + chain.tweak(election, roll).expose();
        Credential::new(SecretScalar::new(secret))
    }
}

/// k with its P: signs ballots of one election and roll.
#[derive(Debug)]
pub struct Credential {
    secret: SecretScalar,
    key: CredentialKey,
}

impl Credential {
    /// Takes over a secret that is not 0.
    pub fn new(secret: SecretScalar) -> Option<Self> {
        let key = CredentialKey::decode(&encode_point(&secret.public())).ok()?;
        Some(Self { secret, key })
    }

    /// P.
    pub fn key(&self) -> CredentialKey {
        self.key
    }

    /// k; whoever calls this is answerable for the copy.
    pub fn expose(&self) -> &SecretScalar {
        &self.secret
    }
}
