//! Documents and their side files, each to its room (spec 10.3).

use crate::signed::Signer;
use crate::wire::Ask;
use crate::{Client, ClientError};
use data_encoding::BASE64;
use ostrakon_charter::Id;
use ostrakon_election::board::Head;
use ostrakon_election::document::Document;
use ostrakon_election::roll::TokenPlan;
use ostrakon_election::setup::LogReference;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// Where a document is taken: the rooms of an election.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the rooms have the names of the specification")]
pub enum Room {
    Setup,
    Roll,
    Board,
    Tally,
    Decrypt,
    Certify,
}

impl Room {
    /// The room of a document; none of one that is on no board.
    pub fn of(document: &Document) -> Option<Self> {
        match document {
            Document::Manifest(_)
            | Document::Commitment(_)
            | Document::Dealing(_)
            | Document::Acknowledgement(_)
            | Document::Complaint(_)
            | Document::Opening(_) => Some(Self::Setup),
            Document::Roll(_) => Some(Self::Roll),
            Document::Schedule(_) | Document::Closing(_) | Document::Objection(_) => Some(Self::Board),
            Document::Tally(_) => Some(Self::Tally),
            Document::SignOff(_) | Document::Share(_) | Document::LotShare(_) | Document::Result(_) => {
                Some(Self::Decrypt)
            }
            Document::Certificate(_) => Some(Self::Certify),
            Document::Challenge(_) => None,
        }
    }

    /// The word for it in paths.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::Roll => "roll",
            Self::Board => "board",
            Self::Tally => "tally",
            Self::Decrypt => "decrypt",
            Self::Certify => "certify",
        }
    }
}

impl fmt::Display for Room {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What is entered together, or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posting {
    /// Signed documents, as canonical bytes.
    pub documents: Vec<Vec<u8>>,
    /// Their side files, by path in the record or register.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Posting {
    /// Canonical documents stand in the body as they are.
    fn body(&self) -> Vec<u8> {
        let mut body = b"{\"documents\":[".to_vec();
        for (index, document) in self.documents.iter().enumerate() {
            body.extend_from_slice(if index > 0 { b"," } else { b"" });
            body.extend_from_slice(document);
        }
        body.push(b']');
        if !self.files.is_empty() {
            let files: BTreeMap<&str, String> =
                self.files.iter().map(|(path, bytes)| (path.as_str(), BASE64.encode(bytes))).collect();
            body.extend_from_slice(b",\"files\":");
            body.extend(serde_json::to_vec(&files).unwrap_or_default());
        }
        body.push(b'}');
        body
    }
}

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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_posting_holds_documents_as_they_are() {
        let mut posting = Posting { documents: vec![b"{\"b\":1}".to_vec()], files: BTreeMap::new() };
        assert_eq!(posting.body(), b"{\"documents\":[{\"b\":1}]}");
        posting.documents.push(b"{}".to_vec());
        posting.files.insert("roll/0".into(), vec![0, 255]);
        assert_eq!(posting.body(), b"{\"documents\":[{\"b\":1},{}],\"files\":{\"roll/0\":\"AP8=\"}}");
    }
}
