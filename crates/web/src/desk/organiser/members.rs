//! What the organiser asks the service for about a vote's people (spec 10.7): signed here, sent by the worker.

use super::super::asking::signed;
use super::Organiser;
use crate::Fault;
use ostrakon_election::request::Asked;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Organiser {
    /// A request that everybody on the people's lists is reminded, of what its body says: its path and its header.
    ///
    /// # Errors
    /// Without the organiser's key.
    pub fn remind(&self, base: &str, body: &[u8], time: f64, nonce: &[u8]) -> Result<String, Fault> {
        self.asks(base, "reminders", body, time, nonce)
    }

    /// A request that a certified vote's people are forgotten; it has no body.
    ///
    /// # Errors
    /// Without the organiser's key.
    pub fn retire(&self, base: &str, time: f64, nonce: &[u8]) -> Result<String, Fault> {
        self.asks(base, "retire", &[], time, nonce)
    }

    fn asks(&self, base: &str, room: &str, body: &[u8], time: f64, nonce: &[u8]) -> Result<String, Fault> {
        let path = format!("/api/elections/{}/{room}", self.slug);
        signed(self.by_organiser()?, &Asked { base, method: "POST", path: &path, body }, time, nonce)
    }
}
