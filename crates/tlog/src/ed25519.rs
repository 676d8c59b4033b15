//! Ed25519 (RFC 8032 §5.1) with one answer for every input.
//!
//! Implementations of Ed25519 differ on unusual keys and signatures; two verifiers of one
//! election must not. The rule here, for public key A, signature R ‖ S and message M:
//!
//! 1. A and R are canonical encodings of points: y below 2^255 − 19, and no sign on x = 0;
//! 2. neither A nor R has small order, that is 8·A ≠ 0 and 8·R ≠ 0;
//! 3. S is canonical: below the group order ℓ;
//! 4. the cofactorless equation holds: S·B = R + k·A, k = SHA-512(R ‖ A ‖ M) mod ℓ.
//!
//! A or R with a small-order *component* is not refused as such: the equation decides.

use core::fmt;

use curve25519_dalek::Scalar;
use curve25519_dalek::edwards::{CompressedEdwardsY, EdwardsPoint};
use ed25519_dalek::Signer as _;
use rand_core::CryptoRngCore;
use zeroize::Zeroizing;

/// A signature: R ‖ S, 64 bytes.
pub type Signature = [u8; 64];

/// A public key that satisfies rules 1 and 2.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublicKey(ed25519_dalek::VerifyingKey);

impl PublicKey {
    /// Reads the 32 bytes of RFC 8032 §5.1.2.
    ///
    /// # Errors
    /// If they are no canonical encoding of a point, or of one of small order.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, PointError> {
        decode_point(bytes)?;
        let key = ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| PointError::NotOnCurve)?;
        Ok(Self(key))
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", ostrakon_group::encode_hex(self.as_bytes()))
    }
}

/// Rules 1 and 2 for one point.
fn decode_point(bytes: &[u8; 32]) -> Result<EdwardsPoint, PointError> {
    let point = CompressedEdwardsY(*bytes).decompress().ok_or(PointError::NotOnCurve)?;
    // RFC 8032 §5.1.3: "If the resulting value is >= p, decoding fails"; "If x = 0, and
    // x_0 = 1, decoding fails." The point has one canonical encoding: compare with it.
    if point.compress().as_bytes() != bytes {
        return Err(PointError::NonCanonical);
    }
    if point.is_small_order() {
        return Err(PointError::SmallOrder);
    }
    Ok(point)
}

/// Checks `signature` on `message` under `key` by the four rules of this module.
///
/// # Errors
/// Which of the rules does not hold.
pub fn verify(key: &PublicKey, message: &[u8], signature: &Signature) -> Result<(), VerifyError> {
    let signature = ed25519_dalek::Signature::from_bytes(signature);
    decode_point(signature.r_bytes()).map_err(VerifyError::R)?;
    // RFC 8032 §5.1.7: "and the second half as an integer S, in the range 0 <= s < L".
    if bool::from(Scalar::from_canonical_bytes(*signature.s_bytes()).is_none()) {
        return Err(VerifyError::S);
    }
    key.0.verify_strict(message, &signature).map_err(|_| VerifyError::Equation)
}

/// A secret key: the 32-byte seed of RFC 8032 §5.1.5. Wiped when dropped, never printed.
pub struct SecretKey(ed25519_dalek::SigningKey);

impl SecretKey {
    /// Draws a fresh key.
    pub fn generate(rng: &mut impl CryptoRngCore) -> Self {
        let mut seed = Zeroizing::new([0; 32]);
        rng.fill_bytes(seed.as_mut());
        Self::from_seed(&seed)
    }

    /// The key of this seed.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// The secret itself, for the place that stores it.
    pub fn expose_seed(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The public key.
    pub fn public_key(&self) -> PublicKey {
        // A = s·B with s clamped: in the prime-order group and, as ℓ does not divide such an
        // s, not the identity; so rules 1 and 2 hold.
        PublicKey(self.0.verifying_key())
    }

    /// Signs as RFC 8032 §5.1.6: deterministic, no randomness needed.
    pub fn sign(&self, message: &[u8]) -> Signature {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(<redacted>)")
    }
}

/// Why 32 bytes are no acceptable point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PointError {
    /// The bytes decode to no point.
    #[error("not a point of the curve")]
    NotOnCurve,
    /// The bytes are another encoding of a point than its canonical one.
    #[error("not the canonical encoding of its point")]
    NonCanonical,
    /// The point's order divides 8.
    #[error("a point of small order")]
    SmallOrder,
}

/// Why a signature is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyError {
    /// The first half is no acceptable point.
    #[error("the signature's R is {0}")]
    R(#[source] PointError),
    /// The second half is not below the group order.
    #[error("the signature's S is not below the group order")]
    S,
    /// The equation does not hold: another message, key or signature.
    #[error("the signature does not match key and message")]
    Equation,
}
