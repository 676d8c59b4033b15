//! A trustee at work in one vote: a copy of the board, the state, and what was signed and waits to be stored.

use super::board::Board;
use super::json;
use super::leaving::{Leaving, Message, same};
use super::standing::standing;
use crate::{Fault, Fetched};
use data_encoding::HEXLOWER;
use ostrakon_election::request::{Asked, Request};
use ostrakon_group::Bytes16;
use ostrakon_trustee::{Guard, Identity, RollbackError, SeatError, StateError, Trustee};
use ostrakon_verify::{RecordFiles, Verification};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

/// A desk at the board of one vote. State and guard go through here in the clear: the worker stores them, and shows them to nobody.
#[wasm_bindgen]
pub struct Desk {
    pub(super) slug: String,
    pub(super) files: Box<dyn RecordFiles>,
    pub(super) board: Board,
    pub(super) trustee: Option<Trustee>,
    /// Of exactly this board.
    pub(super) verification: Option<Verification>,
    pub(super) envelopes: Vec<Vec<u8>>,
    leaving: Option<Leaving>,
    sent: Vec<Message>,
}

#[wasm_bindgen]
impl Desk {
    /// Reads the board of the vote of this slug.
    ///
    /// # Errors
    /// If nothing is published, or what is does not go together.
    pub fn open(slug: &str) -> Result<Desk, Fault> {
        Self::begin(slug, Fetched::record(slug))
    }

    /// The manifest's hash.
    pub fn election(&self) -> String {
        self.board.plan.election().to_string()
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
        (self.board, self.verification) = (board, None);
        Ok(())
    }

    /// Takes a seat with an identity; `guards` are what this browser remembers of the key. Nothing is stored yet: state and guard are, next.
    ///
    /// # Errors
    /// If it is no identity, has no seat here, or a guard remembers signatures: then the state was lost.
    pub fn sit(&mut self, identity: &[u8], guard: &[u8]) -> Result<(), Fault> {
        let identity = Identity::from_bytes(identity).map_err(|error| unread(&error))?;
        let trustee = Trustee::new(identity, &self.board.plan).map_err(|error| seat(&error))?;
        if !guard.is_empty() && self::guard(guard)?.length > 0 {
            return Err(Fault::new("state-lost", "a guard remembers signatures, and there is no state"));
        }
        self.seated(trustee)
    }

    /// Takes the seat again with a state, which must know all that the guard does; empty where there is none.
    ///
    /// # Errors
    /// If it is no state, of another election, or an old copy.
    pub fn load(&mut self, state: &[u8], guard: &[u8]) -> Result<(), Fault> {
        let guards = match guard.is_empty() {
            true => Vec::new(),
            false => vec![self::guard(guard)?],
        };
        let trustee = Trustee::load(state, &guards).map_err(|error| unread(&error))?;
        if trustee.election() != self.board.plan.election() {
            return Err(Fault::new("state-of-another", "the state belongs to another election"));
        }
        self.seated(trustee)
    }

    /// The public key of a state or an identity, to find its guard by; nothing if it is neither.
    pub fn key_of(file: &[u8]) -> Option<String> {
        let state = || Trustee::load(file, &[]).ok().map(|trustee| trustee.public_key());
        let identity = Identity::from_bytes(file).ok().map(|identity| identity.public_key());
        identity.or_else(state).map(|key| key.to_string())
    }

    /// Whether a file is an identity, and no state.
    pub fn is_identity(file: &[u8]) -> bool {
        Identity::from_bytes(file).is_ok()
    }

    /// The public key of whoever sits here.
    ///
    /// # Errors
    /// If nobody does.
    pub fn public_key(&self) -> Result<String, Fault> {
        self.seat().map(|trustee| trustee.public_key().to_string())
    }

    /// How far the vote is, and what this trustee must do next.
    ///
    /// # Errors
    /// If the board shows a ceremony that nobody goes on with.
    pub fn standing(&self) -> Result<String, Fault> {
        standing(&self.board, self.trustee.as_ref(), &*self.files).map(|standing| json(&standing))
    }

    /// What must be stored before anything leaves: the state.
    ///
    /// # Errors
    /// If nobody sits here.
    pub fn state(&self) -> Result<Vec<u8>, Fault> {
        self.seat().map(|trustee| trustee.export_secret_state().to_vec())
    }

    /// And then the guard, in another place.
    ///
    /// # Errors
    /// If nobody sits here.
    pub fn guard(&self) -> Result<Vec<u8>, Fault> {
        self.seat().map(|trustee| trustee.guard().to_bytes())
    }

    /// Lets out what was signed, given what the store holds now; as a list of what goes where.
    ///
    /// # Errors
    /// If the store holds anything else than the state and guard of now.
    pub fn stored(&mut self, state: &[u8], guard: &[u8]) -> Result<String, Fault> {
        let trustee = self.trustee.as_ref().ok_or_else(nobody)?;
        let own = Zeroizing::new(trustee.export_secret_state());
        same(&own, state)?;
        same(&trustee.guard().to_bytes(), guard)?;
        self.sent = match self.leaving.take() {
            Some(leaving) => leaving.release(trustee, state, guard)?,
            None => Vec::new(),
        };
        Ok(json(&self.sent))
    }

    /// The body of a message that was let out.
    ///
    /// # Errors
    /// If there are not so many.
    pub fn body(&self, place: usize) -> Result<Vec<u8>, Fault> {
        self.sent.get(place).map(|message| message.body.clone()).ok_or_else(|| nothing(&"no such message"))
    }

    /// A request for the envelope from another trustee: its path below the base, and the header that signs it (spec 10.5, 10.6).
    ///
    /// # Errors
    /// If nobody sits here.
    pub fn ask_for_envelope(&self, base: &str, from: u16, time: f64, nonce: &[u8]) -> Result<String, Fault> {
        let (trustee, attempt) = (self.seat()?, self.ceremony()?.attempt());
        let path = format!("/api/elections/{}/envelopes/{attempt}/{from}/{}", self.slug, trustee.number());
        let nonce =
            Bytes16::parse(&HEXLOWER.encode(nonce)).ok_or_else(|| nothing(&"a nonce has 16 bytes"))?;
        let request =
            Request::new(&Asked { base, method: "GET", path: &path, body: &[] }, time as u64, nonce);
        let signed = trustee.sign_request(request);
        Ok(json(&serde_json::json!({ "path": path, "authorization": signed })))
    }
}

impl Desk {
    /// As [`Self::open`], from any files.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn begin(slug: &str, files: impl RecordFiles + 'static) -> Result<Self, Fault> {
        let board = Board::read(&files)?;
        Ok(Self {
            slug: slug.to_owned(),
            files: Box::new(files),
            board,
            trustee: None,
            verification: None,
            envelopes: Vec::new(),
            leaving: None,
            sent: Vec::new(),
        })
    }

    pub(super) fn seat(&self) -> Result<&Trustee, Fault> {
        self.trustee.as_ref().ok_or_else(nobody)
    }

    /// Keeps what was signed until it is stored.
    pub(super) fn keep(&mut self, leaving: Leaving) {
        self.leaving = Some(leaving);
    }

    fn seated(&mut self, trustee: Trustee) -> Result<(), Fault> {
        (self.trustee, self.leaving) = (Some(trustee), None);
        Ok(())
    }
}

pub(super) fn nobody() -> Fault {
    nothing(&"no state is loaded")
}

fn nothing(why: &dyn std::fmt::Display) -> Fault {
    Fault::new("trustee-refused", why)
}

fn guard(bytes: &[u8]) -> Result<Guard, Fault> {
    Guard::from_bytes(bytes).map_err(|error| Fault::new("guard-unread", error))
}

fn seat(error: &SeatError) -> Fault {
    let name = match error {
        SeatError::NotListed { .. } => "not-a-trustee",
        SeatError::Manifest { .. } => "record-damaged",
        SeatError::Election { .. } => "state-of-another",
    };
    Fault::new(name, error)
}

fn unread(error: &StateError) -> Fault {
    let name = match error {
        StateError::Form(_) | StateError::Format { .. } | StateError::Size { .. } => "state-unread",
        StateError::Rollback(RollbackError::Short { .. } | RollbackError::Fork { .. }) => "state-old",
        StateError::Rollback(RollbackError::Election { .. }) => "state-of-another",
        StateError::Chain | StateError::Entry { .. } | StateError::Signature { .. } => "state-damaged",
    };
    Fault::new(name, error)
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Desk({}, {:?})", self.slug, self.trustee)
    }
}
