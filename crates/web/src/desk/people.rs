//! A registrar: requests about the people of a body (spec 10.7), signed here and sent by the worker.

use super::asking::signed;
use super::keys::office_key;
use crate::Fault;
use ostrakon_charter::Id;
use ostrakon_election::key_file;
use ostrakon_election::request::Asked;
use ostrakon_tlog::ed25519::SecretKey;
use wasm_bindgen::prelude::*;

/// The registrar's key.
#[wasm_bindgen]
pub struct Registrar(SecretKey);

#[wasm_bindgen]
impl Registrar {
    /// Reads a key's file. Whether it is a registrar's of the service, the service says.
    ///
    /// # Errors
    /// If it is no key.
    pub fn parse(text: &str) -> Result<Registrar, Fault> {
        office_key(text).map(Self)
    }

    /// The public key, in hexadecimal.
    pub fn public_key(&self) -> String {
        key_file::public(&self.0).to_string()
    }

    /// A request to put this sheet in the place of a body's, or, dry, only to say what that would change: its path and its header.
    ///
    /// # Errors
    /// If that is no body's name.
    pub fn put(
        &self,
        base: &str,
        body: &str,
        dry: bool,
        sheet: &[u8],
        time: f64,
        nonce: &[u8],
    ) -> Result<String, Fault> {
        let path = format!("{}{}", path(body)?, if dry { "?dry-run" } else { "" });
        signed(&self.0, &Asked { base, method: "POST", path: &path, body: sheet }, time, nonce)
    }

    /// A request for a body's sheet.
    ///
    /// # Errors
    /// If that is no body's name.
    pub fn get(&self, base: &str, body: &str, time: f64, nonce: &[u8]) -> Result<String, Fault> {
        signed(&self.0, &Asked { base, method: "GET", path: &path(body)?, body: &[] }, time, nonce)
    }
}

fn path(body: &str) -> Result<String, Fault> {
    let id = Id::new(body).map_err(|error| Fault::new("people-no-body", error))?;
    Ok(format!("/api/bodies/{id}/people"))
}

impl std::fmt::Debug for Registrar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Registrar({}, <redacted>)", self.public_key())
    }
}
