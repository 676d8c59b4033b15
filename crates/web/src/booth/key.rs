//! A member's own key, made in the browser (spec 2.2).

use crate::Fault;
use crate::random::Browser;
use ostrakon_group::{Bytes32, HedgedRng, encode_hex};
use ostrakon_voter::Held;
use wasm_bindgen::prelude::*;

/// A key that only its member knows.
#[wasm_bindgen]
#[derive(Debug)]
pub struct MemberKey(Held);

#[wasm_bindgen]
impl MemberKey {
    /// Draws one.
    ///
    /// # Errors
    /// If the device has no randomness.
    pub fn generate() -> Result<MemberKey, Fault> {
        let none = |error: &dyn std::fmt::Display| Fault::new("no-randomness", error);
        let mut rng = HedgedRng::new(&mut Browser, &[], b"member key").map_err(|error| none(&error))?;
        Held::generate(&mut rng).map(Self).ok_or_else(|| none(&"no key was drawn"))
    }

    /// Reads one that was exported.
    ///
    /// # Errors
    /// If it is none.
    pub fn parse(text: &str) -> Result<MemberKey, Fault> {
        Held::parse(text).map(Self).map_err(|error| Fault::new("key-unread", error))
    }

    /// Its text, to be kept by its member.
    pub fn export(&self) -> String {
        self.0.expose().to_string()
    }

    /// The same sealed for the credential authority whose key, in hexadecimal, the service names; in hexadecimal.
    ///
    /// # Errors
    /// If that is no key, or the device has no randomness.
    pub fn sealed_for(&self, authority: &str) -> Result<String, Fault> {
        let authority =
            Bytes32::parse(authority).ok_or_else(|| Fault::new("service-unread", "no authority's key"))?;
        let mut rng = HedgedRng::new(&mut Browser, &[], b"sealed listing")
            .map_err(|error| Fault::new("no-randomness", error))?;
        let sealed =
            self.0.sealed_for(&authority.0, &mut rng).map_err(|error| Fault::new("service-unread", error))?;
        Ok(encode_hex(&sealed))
    }

    /// What the registrar lists its member by; of no use for voting.
    pub fn listing(&self) -> String {
        self.0.listing().to_string()
    }
}
