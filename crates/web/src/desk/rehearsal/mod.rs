//! A rehearsal: a made-up vote in this worker's memory, in which its trustee does every step for real, against two made-up trustees. The keys,
//! ballots, proofs and checks are those of any vote; nothing is sent, and nothing kept.
//!
//! * `house`: its board, its people, what is entered there
//! * `others`: what the other two trustees do
//! * `rooms`: what everybody else does: rolls, ballots, sums, result, certificate

mod house;
mod others;
mod rooms;

use super::drawn;
use super::trustee::Desk;
use crate::Fault;
use house::{House, Shared};
use ostrakon_trustee::Identity;
use serde::Deserialize;
use std::sync::{Arc, Mutex};
use wasm_bindgen::prelude::*;

/// Its words, in the page's language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Named {
    title: String,
    question: String,
    options: [String; 3],
    trustees: [String; 3],
    officer: String,
}

/// A vote that is rehearsed; its trustee is the first of three.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Rehearsal {
    house: Arc<Mutex<House>>,
    identity: Identity,
}

#[wasm_bindgen]
impl Rehearsal {
    /// Makes it up, with the page's words (JSON), so that by this clock (Unix seconds) it is over already.
    ///
    /// # Errors
    /// If the device has no randomness.
    pub fn begin(words: &str, now: f64) -> Result<Rehearsal, Fault> {
        let words: Named = serde_json::from_str(words).map_err(|error| stopped(&error))?;
        let identity = Identity::generate(&mut drawn(b"rehearsal")?).map_err(|error| stopped(&error))?;
        let house = House::begin(&words, identity.public_key(), now as u64)?;
        Ok(Self { house: Arc::new(Mutex::new(house)), identity })
    }

    /// The desk of its trustee.
    ///
    /// # Errors
    /// Never, but for a fault of this program.
    pub fn desk(&self) -> Result<Desk, Fault> {
        let mut desk = Desk::begin("rehearsal", Shared(self.house.clone()))?;
        desk.sit(&self.identity.export_secret_bytes(), &[])?;
        Ok(desk)
    }

    /// Takes what the trustee would have sent.
    ///
    /// # Errors
    /// If it is nothing of the kind.
    pub fn take(&self, body: &[u8]) -> Result<(), Fault> {
        self.house()?.take(body)
    }

    /// An envelope to the trustee from another, if it was sent.
    ///
    /// # Errors
    /// Never, but for a fault of this program.
    pub fn envelope(&self, from: u16) -> Result<Option<Vec<u8>>, Fault> {
        Ok(self.house()?.envelope(from, 1))
    }

    /// Lets everybody else do what they can do now.
    ///
    /// # Errors
    /// If the device has no randomness.
    pub fn go_on(&self) -> Result<(), Fault> {
        self.house()?.go_on()
    }
}

impl Rehearsal {
    fn house(&self) -> Result<std::sync::MutexGuard<'_, House>, Fault> {
        self.house.lock().map_err(|error| stopped(&error))
    }
}

/// A fault of this program: a rehearsal has no one else to blame.
fn stopped(why: &dyn std::fmt::Display) -> Fault {
    Fault::new("core-stopped", why)
}
