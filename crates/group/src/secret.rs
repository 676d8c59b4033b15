//! Secret scalars: redacted, erased, never copied by accident.

use crate::{Point, Scalar, multiply::times_generator};
use rand_core::CryptoRngCore;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A scalar that must not leak: prints as `<redacted>`, is erased when dropped, cannot be cloned.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct SecretScalar(Scalar);

impl SecretScalar {
    /// Takes over a secret.
    pub fn new(scalar: Scalar) -> Self {
        Self(scalar)
    }

    /// A uniform scalar.
    pub fn random(rng: &mut impl CryptoRngCore) -> Self {
        Self(Scalar::random(rng))
    }

    /// The secret itself; whoever calls this is answerable for the copy.
    pub fn expose(&self) -> &Scalar {
        &self.0
    }

    /// secret · G, in constant time.
    pub fn public(&self) -> Point {
        times_generator(&self.0)
    }
}

impl fmt::Debug for SecretScalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted>")
    }
}
