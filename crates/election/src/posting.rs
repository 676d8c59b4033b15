//! Documents and their side files on their way to a service, each to its room (spec 10.3).

use crate::document::Document;
use data_encoding::BASE64;
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
    /// The request's body. Canonical documents stand in it as they are.
    pub fn body(&self) -> Vec<u8> {
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
