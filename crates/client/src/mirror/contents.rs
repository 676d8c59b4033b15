//! What a log's entries say of it: whose it is, and which files beside the log belong to it (spec 4.1, 9.1).

use ostrakon_charter::MAX_BYTES;
use ostrakon_election::board::{Side, View, sides};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::{CharterReference, ElectionManifest, LogReference, RegisterReference};
use ostrakon_group::{Bytes32, SortedMap};
use ostrakon_register::{Act, SignedAct, charter_path};

/// What the entries say that were seen so far.
#[derive(Clone, Debug)]
pub(super) enum Contents {
    /// An election's record.
    Record(Box<Board>),
    /// A register.
    Register { log: LogReference, charters: SortedMap<String, Side> },
}

#[derive(Clone, Debug)]
pub(super) struct Board {
    pub(super) manifest: ElectionManifest,
    documents: View,
}

impl Contents {
    /// Reads a log's first entry.
    pub(super) fn begin(entry: &[u8]) -> Result<Self, String> {
        if let Ok(document) = SignedDocument::decode_lenient(entry) {
            return match document.body {
                Document::Manifest(manifest) => {
                    Ok(Self::Record(Box::new(Board { manifest: *manifest, documents: View::default() })))
                }
                other => Err(format!("its first entry is a {}, and no manifest", other.name())),
            };
        }
        match SignedAct::decode_lenient(entry).map(|act| act.body) {
            Ok(Act::Founding(act)) => {
                let mut register = Self::Register { log: act.log.clone(), charters: SortedMap::new() };
                register.charter(&act.charter);
                Ok(register)
            }
            Ok(other) => Err(format!("its first entry is an act ({}), and no founding", other.name())),
            Err(_) => Err("its first entry is neither a manifest nor a founding".into()),
        }
    }

    /// Takes note of an entry. What does not read is copied all the same, and judged by verifiers.
    pub(super) fn add(&mut self, index: u64, entry: &[u8]) {
        if !entry.starts_with(b"{") {
            return;
        }
        match self {
            Self::Record(board) => {
                if let Ok(document) = SignedDocument::decode_lenient(entry) {
                    board.documents.add(index, &document);
                }
            }
            Self::Register { .. } => {
                if let Ok(Act::CharterAmended(act)) = SignedAct::decode_lenient(entry).map(|act| act.body) {
                    self.charter(&act.charter);
                }
            }
        }
    }

    fn charter(&mut self, charter: &CharterReference) {
        if let Self::Register { charters, .. } = self {
            let side = Side::new(charter.sha256, MAX_BYTES as u64);
            charters.insert(charter_path(&charter.sha256), side);
        }
    }

    /// The log's name and key.
    pub(super) fn log(&self) -> &LogReference {
        match self {
            Self::Record(board) => &board.manifest.log,
            Self::Register { log, .. } => log,
        }
    }

    /// The election whose record it is.
    pub(super) fn election(&self) -> Option<Bytes32> {
        match self {
            Self::Record(board) => Some(board.manifest.hash()),
            Self::Register { .. } => None,
        }
    }

    /// The register of which it holds a copy.
    pub(super) fn register(&self) -> Option<&RegisterReference> {
        match self {
            Self::Record(board) => board.manifest.register.as_ref(),
            Self::Register { .. } => None,
        }
    }

    /// The files beside the log.
    pub(super) fn sides(&self) -> SortedMap<String, Side> {
        match self {
            Self::Record(board) => sides(&board.documents, &board.manifest),
            Self::Register { charters, .. } => charters.clone(),
        }
    }
}
