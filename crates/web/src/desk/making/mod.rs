//! A vote in the making (spec 1.2, 9.5, 10.3): a form against what stands in the register, judged as the command judges a description; then the manifest,
//! signed here.
//!
//! * `form`: what people filled in, and the description that it is
//! * `judged`: everything that is wrong with it, each with its field; its questions as the booth draws them
//! * `stands`: what there is to choose from

mod form;
mod judged;
mod stands;

use super::keys::office_key;
use super::register::Register;
use super::{asking, drawn, json};
use crate::Fault;
use form::Form;
use judged::{judge, manifest};
use ostrakon_description::Offices;
use ostrakon_election::board::CHARTER_PATH;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::key_file;
use ostrakon_election::posting::Posting;
use ostrakon_election::request::Asked;
use ostrakon_election::roll::TokenPlan;
use ostrakon_election::setup::LogReference;
use ostrakon_tlog::ed25519::SecretKey;
use rand_core::RngCore;
use serde::Deserialize;
use wasm_bindgen::prelude::*;

/// What stands, the organiser's key, and the manifest that it signed.
#[wasm_bindgen]
pub struct Maker {
    register: Register,
    organiser: Option<SecretKey>,
    signed: Option<SignedDocument>,
}

/// What the service gives to a draft.
#[derive(Deserialize)]
struct Drafted {
    log: LogReference,
    #[serde(default)]
    tokens: Vec<TokenPlan>,
}

#[wasm_bindgen]
impl Maker {
    /// Reads the register that the service publishes.
    ///
    /// # Errors
    /// If there is none, or it does not pass its checks.
    pub fn open() -> Result<Maker, Fault> {
        Register::published().map(Self::new)
    }

    /// What there is to choose from: bodies, votes with their rules, meetings, offices that are held, officers.
    pub fn stands(&self) -> String {
        stands::stands(&self.register.state)
    }

    /// Everything that is wrong with a form, and its questions.
    ///
    /// # Errors
    /// If it is no form at all.
    pub fn judge(&self, form: &str) -> Result<String, Fault> {
        let form = Form::parse(form)?;
        Ok(json(&judge(&form, &self.register)?))
    }

    /// Takes the organiser's key; its public half.
    ///
    /// # Errors
    /// If it is no key.
    pub fn take_key(&mut self, text: &str) -> Result<String, Fault> {
        let key = office_key(text)?;
        let public = key_file::public(&key).to_string();
        self.organiser = Some(key);
        Ok(public)
    }

    /// Draws a registrar's key: its public half and its file, for the registrar to keep.
    ///
    /// # Errors
    /// If the device has no randomness.
    pub fn draw_registrar() -> Result<Vec<String>, Fault> {
        let key = SecretKey::generate(&mut drawn(b"registrar key")?);
        Ok(vec![key_file::public(&key).to_string(), key_file::encode("registrar", &key).to_string()])
    }

    /// The request for log and token keys, signed: its path, header and body.
    ///
    /// # Errors
    /// Without the organiser's key.
    pub fn ask(&self, base: &str, slug: &str, body: &str, time: f64, nonce: &[u8]) -> Result<String, Fault> {
        let path = format!("/api/elections/{slug}/draft");
        let asked = Asked { base, method: "POST", path: &path, body: body.as_bytes() };
        asking::signed(self.key()?, &asked, time, nonce)
    }

    /// Makes the manifest with what the service gave, and signs it; its hash.
    ///
    /// # Errors
    /// If anything is wrong with the form, or the service gave something else.
    pub fn make(&mut self, form: &str, drafted: &str) -> Result<String, Fault> {
        self.signed = None;
        let form = Form::parse(form)?;
        let drafted: Drafted =
            serde_json::from_str(drafted).map_err(|error| Fault::new("service-refused", error))?;
        if form.tokens && drafted.tokens.len() != form.rolls.len() {
            return Err(Fault::new("make-no-tokens", "the service gives no keys for tokens"));
        }
        let tokens = if form.tokens { drafted.tokens } else { Vec::new() };
        let registrar = form.registrar().map_err(|wrong| Fault::new("make-wrong", wrong))?;
        let offices =
            Offices { organiser: key_file::public(self.key()?), registrar, log: drafted.log, tokens };
        let mut nonce = [0; 16];
        drawn(b"manifest")?.fill_bytes(&mut nonce);
        let manifest = manifest(&form, &self.register, offices, nonce)?;
        let hash = manifest.hash().to_string();
        self.signed = Some(SignedDocument::sign(Document::Manifest(Box::new(manifest)), self.key()?));
        Ok(hash)
    }

    /// What is sent: the manifest and its charter.
    ///
    /// # Errors
    /// If nothing was signed.
    pub fn body(&self) -> Result<Vec<u8>, Fault> {
        let signed =
            self.signed.as_ref().ok_or_else(|| Fault::new("nothing-signed", "no manifest was made"))?;
        let files = [(CHARTER_PATH.to_owned(), self.register.charter()?.to_vec())].into();
        Ok(Posting { documents: vec![signed.encode()], files }.body())
    }
}

impl Maker {
    fn new(register: Register) -> Self {
        Self { register, organiser: None, signed: None }
    }

    /// As [`Self::open`], from any files below `folder`.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn begin(files: &dyn ostrakon_verify::RecordFiles, folder: &str) -> Result<Self, Fault> {
        Register::read(files, folder).map(Self::new)
    }

    fn key(&self) -> Result<&SecretKey, Fault> {
        self.organiser
            .as_ref()
            .ok_or_else(|| Fault::new("organise-key-organiser", "the organiser's key is missing"))
    }
}

impl std::fmt::Debug for Maker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Maker(<redacted>)")
    }
}
