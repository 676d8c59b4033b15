//! The trustee's identity: the Ed25519 key that the manifest lists (spec 1.2).

use crate::StateError;
use crate::wire::{self, SecretHex};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::request::Request;
use ostrakon_group::{Bytes32, HedgedRng, StuckGenerator};
use ostrakon_tlog::ed25519::SecretKey;
use rand_core::CryptoRngCore;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

const FORMAT: &str = "ostrakon/v1/trustee-identity";

/// An identity key. Redacted, wiped when dropped, not `Clone`.
pub struct Identity(SecretKey);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct IdentityFile {
    format: String,
    seed: SecretHex,
}

impl Identity {
    /// Draws a fresh key. Its public side goes to whoever writes the manifest.
    ///
    /// # Errors
    /// If the generator is stuck.
    pub fn generate(rng: &mut impl CryptoRngCore) -> Result<Self, StuckGenerator> {
        let mut hedged = HedgedRng::new(rng, &[], b"trustee identity")?;
        Ok(Self(SecretKey::generate(&mut hedged)))
    }

    /// Reads what [`Self::export_secret_bytes`] gave.
    ///
    /// # Errors
    /// If the bytes are anything else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, StateError> {
        let file: IdentityFile = wire::decode(bytes).map_err(StateError::Form)?;
        match file.format == FORMAT {
            true => Ok(Self::from_seed(file.seed.expose())),
            false => Err(StateError::Format { found: file.format, known: FORMAT }),
        }
    }

    /// The key itself, for the one file that holds it (mode 0600).
    pub fn export_secret_bytes(&self) -> Zeroizing<Vec<u8>> {
        wire::encode(&IdentityFile { format: FORMAT.into(), seed: SecretHex::new(self.seed()) })
    }

    /// The public key.
    pub fn public_key(&self) -> Bytes32 {
        (*self.0.public_key().as_bytes()).into()
    }

    /// Signs a request to a service (spec 10.5), which stands on no board and binds to nothing.
    pub fn sign_request(&self, request: Request) -> String {
        request.sign(&self.0)
    }

    pub(crate) fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SecretKey::from_seed(seed))
    }

    pub(crate) fn seed(&self) -> &[u8; 32] {
        self.0.expose_seed()
    }

    pub(crate) fn sign(&self, body: Document) -> SignedDocument {
        SignedDocument::sign(body, &self.0)
    }

    /// Randomness for one purpose: the caller's entropy and this key together (spec 3.5's hedge).
    pub(crate) fn hedge(
        &self,
        rng: &mut impl CryptoRngCore,
        purpose: &[&[u8]],
    ) -> Result<HedgedRng, StuckGenerator> {
        HedgedRng::new(rng, self.seed(), &purpose.concat())
    }
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Identity({}, <redacted>)", self.public_key())
    }
}
