//! An organiser, or a registrar, runs a vote (spec 10.9): the board is read here, each step is judged here before it is signed, and what is summed up or
//! opened was verified here.
//!
//! * `steps`: what is signed
//! * `standing`: how far the vote is, what is missing, who must act next
//! * `members`: what the service is asked about the vote's people
//! * `turnout`: how many have voted, never a number too small to tell
//! * `refused`: why nothing is signed

mod members;
mod refused;
mod standing;
mod steps;
mod turnout;

use super::board::Board;
use super::json;
use super::keys::office_key;
use crate::{Fault, Fetched};
use ostrakon_charter::{Charter, MAX_BYTES};
use ostrakon_election::board::CHARTER_PATH;
use ostrakon_election::document::SignedDocument;
use ostrakon_election::key_file;
use ostrakon_election::posting::{Posting, Room};
use ostrakon_election::roll::Roll;
use ostrakon_group::sha256;
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_verify::{RecordFiles, Verification};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;

/// A board, the keys that were chosen, and what was signed last.
#[wasm_bindgen]
pub struct Organiser {
    slug: String,
    files: Box<dyn RecordFiles>,
    board: Board,
    charter: Charter,
    organiser: Option<SecretKey>,
    registrar: Option<SecretKey>,
    roll: Option<(Roll, Vec<u8>)>,
    verification: Option<Verification>,
    signed: Option<(Room, Posting)>,
}

#[wasm_bindgen]
impl Organiser {
    /// Reads the board of the vote of this slug.
    ///
    /// # Errors
    /// If nothing is published, or what is does not go together.
    pub fn open(slug: &str) -> Result<Organiser, Fault> {
        Self::begin(slug, Fetched::record(slug))
    }

    /// Reads the board again. What was verified of it before is forgotten.
    ///
    /// # Errors
    /// As [`Self::open`]; and if it is another election's now.
    pub fn refresh(&mut self) -> Result<(), Fault> {
        let board = Board::read(&*self.files)?;
        if board.plan.election() != self.board.plan.election() {
            return Err(Fault::new("other-election", "another manifest is published now"));
        }
        (self.board, self.verification, self.signed, self.roll) = (board, None, None, None);
        Ok(())
    }

    /// Takes the organiser's key or the registrar's: whose it is its public key says.
    ///
    /// # Errors
    /// If it is no key, or neither's.
    pub fn take_key(&mut self, text: &str) -> Result<(), Fault> {
        let (public, manifest) = (key_file::public(&office_key(text)?), self.board.manifest());
        let (organiser, registrar) = (manifest.organiser == public, manifest.registrar == public);
        if !organiser && !registrar {
            return Err(Fault::new("organise-key-nobody", format!("{public} is neither's")));
        }
        if organiser {
            self.organiser = Some(office_key(text)?);
        }
        if registrar {
            self.registrar = Some(office_key(text)?);
        }
        Ok(())
    }

    /// How far the vote is, what is missing, and who must act next.
    pub fn standing(&self) -> String {
        json(&standing::standing(self))
    }

    /// Where what was signed goes: below `api/`.
    ///
    /// # Errors
    /// If nothing was.
    pub fn path(&self) -> Result<String, Fault> {
        self.signed.as_ref().map(|(room, _)| format!("elections/{}/{room}", self.slug)).ok_or_else(nothing)
    }

    /// What is sent there.
    ///
    /// # Errors
    /// If nothing was signed.
    pub fn body(&self) -> Result<Vec<u8>, Fault> {
        self.signed.as_ref().map(|(_, posting)| posting.body()).ok_or_else(nothing)
    }
}

impl Organiser {
    /// As [`Self::open`], from any files.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn begin(slug: &str, files: impl RecordFiles + 'static) -> Result<Self, Fault> {
        let board = Board::read(&files)?;
        let charter = files.read(CHARTER_PATH, MAX_BYTES as u64).map_err(crate::verifier::unread)?;
        let damaged = |why: &dyn std::fmt::Display| Fault::new("record-damaged", why);
        if sha256(&charter) != board.manifest().charter.sha256.0 {
            return Err(damaged(&"another charter than the manifest names"));
        }
        Ok(Self {
            slug: slug.to_owned(),
            files: Box::new(files),
            board,
            charter: Charter::parse(&charter).map_err(|error| damaged(&error))?,
            organiser: None,
            registrar: None,
            roll: None,
            verification: None,
            signed: None,
        })
    }

    fn by_organiser(&self) -> Result<&SecretKey, Fault> {
        self.organiser
            .as_ref()
            .ok_or_else(|| Fault::new("organise-key-organiser", "the organiser's key is missing"))
    }

    fn by_registrar(&self) -> Result<&SecretKey, Fault> {
        self.registrar
            .as_ref()
            .ok_or_else(|| Fault::new("organise-key-registrar", "the registrar's key is missing"))
    }

    /// Keeps what is sent next.
    fn sends(&mut self, documents: &[SignedDocument], files: BTreeMap<String, Vec<u8>>) -> Result<(), Fault> {
        let first = documents.first().ok_or_else(nothing)?;
        let room = Room::of(&first.body).ok_or_else(nothing)?;
        let documents = documents.iter().map(SignedDocument::encode).collect();
        self.signed = Some((room, Posting { documents, files }));
        Ok(())
    }
}

fn nothing() -> Fault {
    Fault::new("nothing-signed", "nothing was signed here")
}

impl std::fmt::Debug for Organiser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Organiser({}, <redacted>)", self.slug)
    }
}
