//! A trustee's identity: made here, kept by its trustee as a file (spec 1.2).

use super::drawn;
use crate::Fault;
use ostrakon_trustee::Identity;
use wasm_bindgen::prelude::*;

/// A trustee's key, before it has a seat.
#[wasm_bindgen]
#[derive(Debug)]
pub struct TrusteeKey(Identity);

#[wasm_bindgen]
impl TrusteeKey {
    /// Draws one.
    ///
    /// # Errors
    /// If the device has no randomness.
    pub fn generate() -> Result<TrusteeKey, Fault> {
        let identity = Identity::generate(&mut drawn(b"trustee identity")?);
        identity.map(Self).map_err(|error| Fault::new("no-randomness", error))
    }

    /// Its file, as `ostrakon trustee init` writes it.
    pub fn file(&self) -> Vec<u8> {
        self.0.export_secret_bytes().to_vec()
    }

    /// The public key, in hexadecimal.
    pub fn public_key(&self) -> String {
        self.0.public_key().to_string()
    }
}
