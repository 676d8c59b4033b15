//! A forged election, entry by entry, through the service's rooms.

use super::{Answer, Caller};
use crate::forge::{Election, Setting};
use data_encoding::BASE64;
use ostrakon_election::board::{CHARTER_PATH, dealing_path, roll_path};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::request::{Asked, Request};
use ostrakon_tlog::ed25519::SecretKey;
use rand_core::{OsRng, RngCore};
use serde_json::json;
use std::collections::BTreeMap;

/// Where members think the service is.
pub const BASE: &str = "https://board.example";
/// The election's slug.
pub const SLUG: &str = "forged";

/// An election whose log is the service's.
pub fn election(setting: Setting) -> Election {
    let mut election = Election::new(setting);
    election.manifest.log.origin = format!("board.example/elections/{SLUG}");
    election
}

impl Caller {
    /// POST of a request that a role's key signs.
    pub fn post_signed(&self, path: &str, key: &SecretKey, time: u64, body: &[u8]) -> Answer {
        self.try_post_signed(path, key, time, body).unwrap()
    }

    fn try_post_signed(
        &self,
        path: &str,
        key: &SecretKey,
        time: u64,
        body: &[u8],
    ) -> Result<Answer, ureq::Error> {
        let header = signed(path, "POST", key, time, body);
        self.try_post(path, &[("authorization", &header), ("content-type", "application/json")], body)
    }

    /// GET that a role's key signs.
    pub fn get_signed(&self, path: &str, key: &SecretKey) -> Answer {
        self.get_with(path, &[("authorization", &signed(path, "GET", key, self.time(), b""))])
    }

    /// Takes the slug for an election.
    pub fn draft(&self, election: &Election) -> Answer {
        self.draft_as(SLUG, election)
    }

    /// Takes another slug for an election.
    pub fn draft_as(&self, slug: &str, election: &Election) -> Answer {
        self.try_draft_as(slug, election).unwrap()
    }

    /// As `draft`, where the connection may break.
    ///
    /// # Errors
    /// It broke.
    pub fn try_draft(&self, election: &Election) -> Result<Answer, ureq::Error> {
        self.try_draft_as(SLUG, election)
    }

    fn try_draft_as(&self, slug: &str, election: &Election) -> Result<Answer, ureq::Error> {
        let path = format!("/api/elections/{slug}/draft");
        let body = json!({ "rolls": election.manifest.rolls.len() }).to_string();
        self.try_post_signed(&path, &election.people.organiser, self.time(), body.as_bytes())
    }

    /// Its clock.
    pub fn time(&self) -> u64 {
        std::fs::read_to_string(self.data.join("clock")).unwrap().parse().unwrap()
    }

    /// Gives in the entries from `from` on, each to its room, as its time has come; the first refusal ends it.
    pub fn replay(&self, election: &Election, from: u64) -> Result<(), Answer> {
        for entry in election.log.entries().iter().skip(usize::try_from(from).unwrap()) {
            let answer = self.give(election, entry);
            if answer.status != 200 {
                return Err(answer);
            }
        }
        Ok(())
    }

    /// Gives in one entry, after setting the clock to when its document says it is.
    pub fn give(&self, election: &Election, entry: &[u8]) -> Answer {
        self.try_give(election, entry).unwrap()
    }

    /// As `give`, where the connection may break.
    ///
    /// # Errors
    /// It broke.
    pub fn try_give(&self, election: &Election, entry: &[u8]) -> Result<Answer, ureq::Error> {
        if entry.starts_with(b"OB") {
            return self.try_cast(entry);
        }
        let document = SignedDocument::decode(entry).unwrap();
        if let Some(time) = time_of(&document.body) {
            self.set_clock(time);
        }
        let files = files(election, &document.body);
        self.try_send(room(&document.body), &[entry], &files)
    }

    /// POST of a ballot.
    pub fn cast(&self, ballot: &[u8]) -> Answer {
        self.try_cast(ballot).unwrap()
    }

    /// As `cast`, where the connection may break.
    pub fn try_cast(&self, ballot: &[u8]) -> Result<Answer, ureq::Error> {
        let path = format!("/api/elections/{SLUG}/cast");
        self.try_post(&path, &[("content-type", "application/octet-stream")], ballot)
    }

    /// POST of documents to a room.
    pub fn send(&self, room: &str, documents: &[&[u8]], files: &BTreeMap<String, Vec<u8>>) -> Answer {
        self.try_send(room, documents, files).unwrap()
    }

    fn try_send(
        &self,
        room: &str,
        documents: &[&[u8]],
        files: &BTreeMap<String, Vec<u8>>,
    ) -> Result<Answer, ureq::Error> {
        let documents: Vec<&str> = documents.iter().map(|d| std::str::from_utf8(d).unwrap()).collect();
        let files: BTreeMap<&String, String> = files.iter().map(|(p, b)| (p, BASE64.encode(b))).collect();
        let body = format!(
            "{{\"documents\":[{}],\"files\":{}}}",
            documents.join(","),
            serde_json::to_string(&files).unwrap()
        );
        let path = format!("/api/elections/{SLUG}/{room}");
        self.try_post(&path, &[("content-type", "application/json")], body.as_bytes())
    }
}

/// The header of a signed request.
pub fn signed(path: &str, method: &str, key: &SecretKey, time: u64, body: &[u8]) -> String {
    let mut nonce = [0; 16];
    OsRng.fill_bytes(&mut nonce);
    Request::new(&Asked { base: BASE, method, path, body }, time, nonce.into()).sign(key)
}

/// The room that takes a document.
pub fn room(document: &Document) -> &'static str {
    match document {
        Document::Roll(_) => "roll",
        Document::Schedule(_) | Document::Closing(_) | Document::Objection(_) => "board",
        Document::Tally(_) => "tally",
        Document::SignOff(_) | Document::Share(_) | Document::LotShare(_) | Document::Result(_) => "decrypt",
        Document::Certificate(_) => "certify",
        _ => "setup",
    }
}

/// When a document says it was made.
pub fn time_of(document: &Document) -> Option<u64> {
    match document {
        Document::Opening(body) => Some(body.time),
        Document::Schedule(body) => Some(body.time),
        Document::Closing(body) => Some(body.time),
        Document::Tally(body) => Some(body.time),
        _ => None,
    }
}

/// The side files that a document names.
pub fn files(election: &Election, document: &Document) -> BTreeMap<String, Vec<u8>> {
    let path = match document {
        Document::Manifest(_) => CHARTER_PATH.to_owned(),
        Document::Dealing(body) => dealing_path(body.attempt, body.trustee),
        Document::Roll(body) => {
            let place = election.manifest.rolls.iter().position(|roll| roll.id == body.roll);
            roll_path(place.unwrap_or_default())
        }
        _ => return BTreeMap::new(),
    };
    election.files.get(&path).map(|bytes| BTreeMap::from([(path, bytes.clone())])).unwrap_or_default()
}
