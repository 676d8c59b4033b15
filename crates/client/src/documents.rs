//! Documents and their side files, each to its room (spec 10.3).

use crate::signed::Signer;
use crate::wire::Ask;
use crate::{Client, ClientError};
use ostrakon_charter::Id;
use ostrakon_election::board::Head;
use ostrakon_election::posting::{Posting, Room};
use ostrakon_election::roll::TokenPlan;
use ostrakon_election::setup::LogReference;
use serde::Deserialize;

/// Where documents stand now.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Entered {
    /// The index of each.
    pub entries: Vec<u64>,
    /// The log's head, which may not be published yet.
    pub head: Head,
}

/// What the service gives to an election that is to begin.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Drafted {
    /// The log, for the manifest.
    pub log: LogReference,
    /// The keys of the rolls' tokens, in the manifest's order; none where it gives no tokens.
    #[serde(default)]
    pub tokens: Vec<TokenPlan>,
}

const JSON: &str = "application/json";

impl Client {
    /// Asks for log and token keys of a new election with so many rolls, as an organiser whom the service knows.
    ///
    /// # Errors
    /// If the service refuses.
    pub fn draft(&self, slug: &Id, rolls: usize, signer: &Signer<'_>) -> Result<Drafted, ClientError> {
        let (path, body) = (format!("/api/elections/{slug}/draft"), format!("{{\"rolls\":{rolls}}}"));
        let answer = self.ask_signed(&Ask::post(&path, JSON, body.as_bytes()), signer)?;
        self.read(&path, &answer)
    }

    /// Has documents entered on an election's board.
    ///
    /// # Errors
    /// If the service refuses; then none of them is entered by this.
    pub fn post(&self, slug: &Id, room: Room, posting: &Posting) -> Result<Entered, ClientError> {
        self.enter(&format!("/api/elections/{slug}/{room}"), posting)
    }

    /// Has acts entered in the register.
    ///
    /// # Errors
    /// As [`Self::post`].
    pub fn post_acts(&self, posting: &Posting) -> Result<Entered, ClientError> {
        self.enter("/api/register", posting)
    }

    fn enter(&self, path: &str, posting: &Posting) -> Result<Entered, ClientError> {
        let entered: Entered = self.json(&Ask::post(path, JSON, &posting.body()))?;
        match entered.entries.len() == posting.documents.len() {
            true => Ok(entered),
            false => Err(self.other(path, &"it names more or fewer entries than documents were sent")),
        }
    }
}
