//! A trustee's steps through the key ceremony (spec 1.3). Each signs, and leaves what it signed at the desk until it is stored.

use super::drawn;
use super::leaving::{Leaving, Message};
use super::trustee::{Desk, nobody};
use crate::Fault;
use ostrakon_election::board::dealing_path;
use ostrakon_election::document::SignedDocument;
use ostrakon_election::posting::{Posting, Room};
use ostrakon_trustee::{
    AcknowledgeError, Ceremony, CommitError, ComplainError, CompleteError, DealError, DealingMessages,
    ThirdRound, UnknownOnBoard, Waiting,
};
use wasm_bindgen::prelude::*;

const MOST_DEALING: u64 = 16 << 20;

#[wasm_bindgen]
impl Desk {
    /// Round 1.
    ///
    /// # Errors
    /// If it is not what comes now.
    pub fn commit(&mut self) -> Result<(), Fault> {
        let (ceremony, slug) = (self.ceremony()?, self.slug.clone());
        let trustee = self.trustee.as_mut().ok_or_else(nobody)?;
        let signed = trustee.commit(&self.board.plan, &ceremony, &mut drawn(b"commitment")?);
        let signed = signed.map_err(|error| match error {
            CommitError::Unknown(unknown) => behind(&unknown),
            other => refused(&other),
        })?;
        self.keep(Leaving::new(signed, move |document| vec![document_to(&slug, "commitment", document)]));
        Ok(())
    }

    /// Round 2: the dealing for the board, an envelope for each other trustee.
    ///
    /// # Errors
    /// If somebody has not committed.
    pub fn deal(&mut self) -> Result<(), Fault> {
        let (ceremony, slug) = (self.ceremony()?, self.slug.clone());
        let trustee = self.trustee.as_mut().ok_or_else(nobody)?;
        let (attempt, own) = (ceremony.attempt(), trustee.number());
        let dealt =
            trustee.deal(&self.board.plan, &ceremony, &mut drawn(b"dealing")?).map_err(
                |error| match error {
                    DealError::Unknown(unknown) => behind(&unknown),
                    DealError::Waiting(waiting) => waits(&waiting),
                    other => refused(&other),
                },
            )?;
        self.keep(Leaving::new(dealt, move |messages| dealing(&slug, attempt, own, messages)));
        Ok(())
    }

    /// Takes an envelope to this trustee.
    pub fn give_envelope(&mut self, envelope: &[u8]) {
        self.envelopes.push(envelope.to_vec());
    }

    /// Round 3: every dealing and share is checked, then acknowledged or complained about.
    ///
    /// # Errors
    /// If a dealing or an envelope has not come; then nothing is lost.
    pub fn acknowledge(&mut self) -> Result<(), Fault> {
        let (ceremony, slug) = (self.ceremony()?, self.slug.clone());
        let (dealings, envelopes) = (self.dealings(&ceremony), std::mem::take(&mut self.envelopes));
        let trustee = self.trustee.as_mut().ok_or_else(nobody)?;
        let signed = trustee.acknowledge(&self.board.plan, &ceremony, &dealings, &envelopes);
        let signed = signed.map_err(|error| match error {
            AcknowledgeError::Unknown(unknown) => behind(&unknown),
            AcknowledgeError::Waiting(waiting) => waits(&waiting),
            AcknowledgeError::Envelope { dealer } => Fault::new("envelope-missing", error).about("n", dealer),
            AcknowledgeError::File { dealer } => Fault::new("dealing-missing", error).about("n", dealer),
            other => refused(&other),
        })?;
        self.keep(Leaving::new(signed, move |round| vec![third(&slug, round)]));
        Ok(())
    }

    /// Complains that a message of another trustee does not come: this attempt ends for everybody.
    ///
    /// # Errors
    /// If nothing of that trustee can be missing.
    pub fn complain(&mut self, accused: u16) -> Result<(), Fault> {
        let (ceremony, slug) = (self.ceremony()?, self.slug.clone());
        let trustee = self.trustee.as_mut().ok_or_else(nobody)?;
        let signed = trustee.complain_missing(&self.board.plan, &ceremony, accused);
        let signed = signed.map_err(|error| match error {
            ComplainError::Unknown(unknown) => behind(&unknown),
            other => refused(&other),
        })?;
        self.keep(Leaving::new(signed, move |document| vec![document_to(&slug, "complaint", document)]));
        Ok(())
    }

    /// Keeps the key shares for good, once all have acknowledged.
    ///
    /// # Errors
    /// If somebody has not, or something else.
    pub fn complete(&mut self) -> Result<(), Fault> {
        let ceremony = self.ceremony()?;
        let trustee = self.trustee.as_mut().ok_or_else(nobody)?;
        let completed = trustee.complete(&self.board.plan, &ceremony).map_err(|error| match error {
            CompleteError::Unknown(unknown) => behind(&unknown),
            CompleteError::Waiting(waiting) => waits(&waiting),
            other => refused(&other),
        })?;
        self.keep(Leaving::new(completed, |()| Vec::new()));
        Ok(())
    }

    /// The last document that this trustee signed, to be sent again: it is stored since it was signed.
    ///
    /// # Errors
    /// If it has signed nothing.
    pub fn again(&self) -> Result<Vec<u8>, Fault> {
        let last = self.seat()?.journal().entries().last().ok_or_else(nobody)?;
        Ok(posting(last.document.clone().into_bytes()).body())
    }
}

impl Desk {
    pub(super) fn ceremony(&self) -> Result<Ceremony, Fault> {
        Ceremony::read(&self.board.plan, self.board.entries())
            .map_err(|error| Fault::new("ceremony-broken", error))
    }

    /// The dealing files of the attempt, those that are there.
    fn dealings(&self, ceremony: &Ceremony) -> Vec<Vec<u8>> {
        let attempt = ceremony.attempt();
        let own = self.board.view.dealings.iter().filter(|dealing| dealing.body.attempt == attempt);
        let paths = own.map(|dealing| dealing_path(attempt, dealing.body.trustee));
        paths.filter_map(|path| self.files.read(&path, MOST_DEALING).ok()).collect()
    }
}

fn posting(document: Vec<u8>) -> Posting {
    Posting { documents: vec![document], ..Posting::default() }
}

/// A document on its way to the room it belongs to.
pub(super) fn document_to(slug: &str, what: &'static str, document: Vec<u8>) -> Message {
    to_room(slug, what, &posting(document))
}

fn to_room(slug: &str, what: &'static str, posting: &Posting) -> Message {
    let decoded = posting.documents.first().and_then(|bytes| SignedDocument::decode(bytes).ok());
    let room = decoded.and_then(|document| Room::of(&document.body)).unwrap_or(Room::Setup);
    Message {
        path: format!("elections/{slug}/{room}"),
        content: "application/json",
        what,
        body: posting.body(),
    }
}

fn dealing(slug: &str, attempt: u32, own: u16, messages: DealingMessages) -> Vec<Message> {
    let DealingMessages { document, file, envelopes } = messages;
    let files = [(dealing_path(attempt, own), file)].into();
    let first = to_room(slug, "dealing", &Posting { documents: vec![document], files });
    let envelopes = envelopes.into_iter().map(|(_, body)| Message {
        path: format!("elections/{slug}/envelopes"),
        content: "application/octet-stream",
        what: "envelope",
        body,
    });
    std::iter::once(first).chain(envelopes).collect()
}

fn third(slug: &str, round: ThirdRound) -> Message {
    match round {
        ThirdRound::Acknowledged { document, .. } => document_to(slug, "acknowledgement", document),
        ThirdRound::Complained { document, .. } => document_to(slug, "complaint", document),
    }
}

/// The board knows what the state does not.
pub(super) fn behind(unknown: &UnknownOnBoard) -> Fault {
    Fault::new("state-behind", unknown)
}

fn waits(waiting: &Waiting) -> Fault {
    let numbers: Vec<String> = waiting.trustees.iter().map(u16::to_string).collect();
    Fault::new("ceremony-waits", waiting).about("n", numbers.join(", "))
}

pub(super) fn refused(error: &dyn std::fmt::Display) -> Fault {
    Fault::new("trustee-refused", error)
}
