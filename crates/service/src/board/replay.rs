//! A log read from its beginning: the tree recomputed and held against what was signed (spec 10.8).

use super::folder::Folder;
use super::ledger::LedgerError;
use ostrakon_election::board::{Entry, Head, View};
use ostrakon_store::{Board, LogKind, LogRow, StoreError};
use ostrakon_tlog::checkpoint::{LogKey, SignedCheckpoint};
use ostrakon_tlog::hash::{Hash, leaf_hash};
use ostrakon_tlog::key::SigningKey;
use ostrakon_tlog::stream::{File, FileStream};
use ostrakon_tlog::tail::Tail;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_tlog::tree::TreeHead;
use std::collections::HashMap;

/// What is kept in memory of a log: nothing that grows with its ballots.
pub(crate) struct Replayed {
    pub(crate) tail: Tail,
    pub(crate) stream: FileStream,
    pub(crate) view: View,
    /// Every document's leaf hash, and where it stands.
    pub(crate) documents: HashMap<Hash, u64>,
    pub(crate) checkpoint: Option<SignedCheckpoint>,
    /// Files that filled up while it was read, and side files.
    files: Vec<File>,
    kind: LogKind,
    /// The root at this size is remembered.
    pin: Option<u64>,
    pinned: Option<Hash>,
}

/// Why a log is not taken up.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StartError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(
        "{log}: its entries do not have the root that was signed over them: an entry was changed, or is missing"
    )]
    Root { log: String },
    #[error("{log}: its last checkpoint is not one of this log's key: {why}")]
    Checkpoint { log: String, why: String },
    #[error("{log}: entry {index} cannot be read: {why}")]
    Entry { log: String, index: u64, why: String },
    #[error(
        "{log}: {published} entries are published, and the database has {kept}: it is an old copy. Restore the newest backup, then take what it lacks from a mirror: `ostrakon restore --help`"
    )]
    Old { log: String, published: u64, kept: u64 },
    #[error("{log}: what is published is not what the database has: a log never signs two histories")]
    Forked { log: String },
}

/// Entries of one read.
const CHUNK: u64 = 1_024;

impl Replayed {
    /// Reads a log from the database; `published` must be the head of a beginning of it.
    pub(crate) async fn read(
        store: &Board,
        row: &LogRow,
        signer: &SigningKey,
        published: Option<TreeHead>,
    ) -> Result<Self, StartError> {
        let mut log = Self::empty(row.kind);
        log.pin = published.map(|head| head.size);
        log.files = store.files(row.id).await?;
        let note = store.last_checkpoint(row.id).await?;
        let size = store.size(row.id).await?;
        for first in (0..size).step_by(CHUNK as usize) {
            let entries = store.entries(row.id, first..size.min(first + CHUNK)).await?;
            let complete = log.push(&entries).map_err(|e| StartError::Entry {
                log: row.origin.clone(),
                index: first,
                why: e.to_string(),
            })?;
            log.files.extend(complete);
        }
        log.checkpoint = note.map(|note| log.verified(&note, row, signer)).transpose()?;
        published.map_or(Ok(()), |head| log.begins_with(head, row))?;
        Ok(log)
    }

    fn begins_with(&self, published: TreeHead, row: &LogRow) -> Result<(), StartError> {
        let log = row.origin.clone();
        if published.size > self.size() {
            return Err(StartError::Old { log, published: published.size, kept: self.size() });
        }
        if self.pinned == Some(published.root) { Ok(()) } else { Err(StartError::Forked { log }) }
    }

    fn empty(kind: LogKind) -> Self {
        Self {
            tail: Tail::new(),
            stream: FileStream::new(),
            view: View::default(),
            documents: HashMap::new(),
            checkpoint: None,
            files: Vec::new(),
            kind,
            pin: None,
            pinned: None,
        }
    }

    /// The checkpoint, if it is this log's and over just these entries.
    fn verified(
        &self,
        note: &str,
        row: &LogRow,
        signer: &SigningKey,
    ) -> Result<SignedCheckpoint, StartError> {
        let fail = |why: String| StartError::Checkpoint { log: row.origin.clone(), why };
        let signed = SignedCheckpoint::parse(note.as_bytes()).map_err(|e| fail(e.to_string()))?;
        let verified = signed.verify(&LogKey::new(signer.verifier_key())).map_err(|e| fail(e.to_string()))?;
        if *verified.head() != self.stream.head() {
            return Err(StartError::Root { log: row.origin.clone() });
        }
        Ok(signed)
    }

    /// Size and root.
    pub(crate) fn head(&self) -> Head {
        self.tail.head().into()
    }

    /// How many entries there are.
    pub(crate) fn size(&self) -> u64 {
        self.tail.size()
    }

    /// Adds entries, in memory; the files that they complete.
    pub(super) fn push(&mut self, entries: &[Vec<u8>]) -> Result<Vec<File>, LedgerError> {
        let mut complete = Vec::new();
        for bytes in entries {
            let index = self.tail.size();
            let fault = |e: &dyn std::fmt::Display| LedgerError::Entry(format!("entry {index}: {e}"));
            complete.extend(self.stream.append(bytes).map_err(|e| fault(&e))?);
            let leaf = leaf_hash(bytes);
            self.tail.append(leaf);
            if self.pin == Some(self.tail.size()) {
                self.pinned = Some(self.tail.head().root);
            }
            self.sort(index, leaf, bytes).map_err(|e| fault(&e))?;
        }
        Ok(complete)
    }

    fn sort(
        &mut self,
        index: u64,
        leaf: Hash,
        bytes: &[u8],
    ) -> Result<(), ostrakon_election::board::EntryError> {
        if self.kind == LogKind::Register {
            self.documents.insert(leaf, index);
            return Ok(());
        }
        match Entry::decode(bytes)? {
            Entry::Ballot => self.view.ballots.push(index),
            Entry::Document(document) => {
                self.documents.insert(leaf, index);
                self.view.add(index, &document);
            }
        }
        Ok(())
    }

    /// Every file of the log that is not at its edge, once: to be published after a start.
    pub(super) fn all_files(&self) -> Vec<File> {
        self.files.clone()
    }

    /// As `all_files`, and forgets them.
    pub(crate) fn take_files(&mut self) -> Vec<File> {
        std::mem::take(&mut self.files)
    }
}

/// The head that is published in a log's directory, if there is one.
pub(crate) fn published(
    folder: &Folder,
    row: &LogRow,
    signer: &SigningKey,
) -> Result<Option<TreeHead>, StartError> {
    let fail = |why: String| StartError::Checkpoint { log: row.origin.clone(), why };
    let Some(bytes) = folder.get(CHECKPOINT_PATH).map_err(|e| fail(e.to_string()))? else { return Ok(None) };
    let signed = SignedCheckpoint::parse(&bytes).map_err(|e| fail(e.to_string()))?;
    let verified = signed.verify(&LogKey::new(signer.verifier_key())).map_err(|e| fail(e.to_string()))?;
    Ok(Some(*verified.head()))
}
