//! One log that is written to: entries, checkpoint and files durable in one transaction, then known to the rest.

use super::heads::StartError;
use super::publish::Publisher;
use super::replay::Replayed;
use super::sides::Sides;
use crate::metrics::Metrics;
use ostrakon_election::document::SignedDocument;
use ostrakon_store::{Batch, Board, LogRow, StoreError};
use ostrakon_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use ostrakon_tlog::hash::{Hash, leaf_hash};
use ostrakon_tlog::inclusion::InclusionProof;
use ostrakon_tlog::key::SigningKey;
use ostrakon_tlog::stream::FileStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Instant;
use tokio::sync::{Mutex, MutexGuard};

/// The moment at which voting ended.
pub(crate) const ENDED: &str = "voting-ended";

/// A log and its one writer.
pub(crate) struct Ledger {
    pub(crate) row: LogRow,
    store: Board,
    signer: Arc<SigningKey>,
    pub(crate) publisher: Publisher,
    state: Mutex<State>,
    /// No ballot is taken any more, whatever a clock says.
    ended: AtomicBool,
    /// Entries that are durable.
    durable: AtomicU64,
    pub(crate) metrics: Arc<Metrics>,
}

struct State {
    replayed: Replayed,
    /// After a failed write memory may say other than the database: it is read again before anything else.
    sound: bool,
}

/// Why nothing was appended.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LedgerError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Start(#[from] StartError),
    /// A fault of this program: an entry that was checked does not fit.
    #[error("an entry does not fit the log: {0}")]
    Entry(String),
}

impl LedgerError {
    /// There is no room left where the database is.
    pub(crate) fn is_full(&self) -> bool {
        matches!(self, Self::Store(error) | Self::Start(StartError::Store(error)) if error.is_full())
    }
}

impl Ledger {
    /// Takes up a log that was read.
    pub(crate) fn new(
        row: LogRow,
        store: Board,
        signer: Arc<SigningKey>,
        publisher: Publisher,
        replayed: Replayed,
        ended: bool,
        metrics: Arc<Metrics>,
    ) -> Self {
        let durable = replayed.size().into();
        let state = Mutex::new(State { replayed, sound: true });
        Self { row, store, signer, publisher, state, ended: ended.into(), durable, metrics }
    }

    /// How many entries are durable.
    pub(crate) fn durable(&self) -> u64 {
        self.durable.load(Ordering::Relaxed)
    }

    /// Whether voting has ended.
    pub(crate) fn voting_ended(&self) -> bool {
        self.ended.load(Ordering::Acquire)
    }

    /// Ends voting for good; when that was first done.
    pub(crate) async fn end_voting(&self, now: u64) -> Result<u64, StoreError> {
        let at = self.store.note_moment(self.row.id, ENDED, now).await?;
        self.ended.store(true, Ordering::Release);
        tracing::info!(log = %self.row.origin, at, "voting has ended");
        Ok(at)
    }

    /// Sits down at the log: nobody else writes while the desk is held.
    pub(crate) async fn desk(&self) -> Result<Desk<'_>, LedgerError> {
        let mut state = self.state.lock().await;
        if !state.sound {
            let replayed = Replayed::read(&self.store, &self.row, &self.signer, &[]).await?;
            self.publisher.publish(replayed.all_files(), &replayed);
            self.durable.store(replayed.size(), Ordering::Relaxed);
            *state = State { replayed, sound: true };
            tracing::warn!(log = %self.row.origin, "read again after a failed write");
        }
        Ok(Desk { ledger: self, state })
    }

    /// The key that signs checkpoints.
    pub(crate) fn signer(&self) -> &SigningKey {
        &self.signer
    }

    /// The database.
    pub(crate) fn store(&self) -> &Board {
        &self.store
    }
}

/// The writer's place.
pub(crate) struct Desk<'a> {
    ledger: &'a Ledger,
    state: MutexGuard<'a, State>,
}

impl Desk<'_> {
    /// What the log holds.
    pub(crate) fn log(&self) -> &Replayed {
        &self.state.replayed
    }

    /// Appends entries that were judged, with the files that they name; the checkpoint over them, durable like they. Nothing is acknowledged
    /// before this returns.
    pub(crate) async fn append(
        &mut self,
        entries: Vec<Vec<u8>>,
        files: Vec<(String, Vec<u8>)>,
    ) -> Result<SignedCheckpoint, LedgerError> {
        let first = self.state.replayed.size();
        self.state.sound = false;
        let mut complete = self.state.replayed.push(&entries)?;
        let checkpoint = sign(self.ledger.signer(), &self.state.replayed.stream)?;
        let note = checkpoint.encode();
        let batch = Batch { first, entries, files, checkpoint: note };
        let start = Instant::now();
        self.ledger.store.append(self.ledger.row.id, &batch).await?;
        self.ledger.metrics.committed(batch.entries.len(), start.elapsed());
        self.ledger.durable.store(self.state.replayed.size(), Ordering::Relaxed);
        complete.extend(batch.files);
        self.state.replayed.checkpoint = Some(checkpoint.clone());
        self.state.sound = true;
        self.ledger.publisher.publish(complete, &self.state.replayed);
        Ok(checkpoint)
    }

    /// Of the files that are sent with documents, those that the documents name and that are not there yet. Nothing else ever stands beside a
    /// log: what no entry names would stand where files of the log itself belong, or keep the log from being read again.
    pub(crate) fn fresh(
        &self,
        documents: &[SignedDocument],
        files: Vec<(String, Vec<u8>)>,
    ) -> Result<Vec<(String, Vec<u8>)>, String> {
        let (there, mut view) = (self.log().sides().named(), self.log().view.clone());
        for (index, document) in (self.log().size()..).zip(documents) {
            view.add(index, document);
        }
        let named = Sides::Election(&view).named();
        if let Some((path, _)) = files.iter().find(|(path, _)| !named.contains_key(path)) {
            return Err(path.clone());
        }
        Ok(files.into_iter().filter(|(path, _)| !there.contains_key(path)).collect())
    }

    /// The path of one of the newest entries to the head.
    pub(crate) fn inclusion(&self, index: u64) -> Option<InclusionProof> {
        self.state.replayed.tail.inclusion(index)
    }

    /// Those of these documents that do not stand here yet.
    pub(crate) fn new_of(&self, documents: &[SignedDocument]) -> Vec<SignedDocument> {
        documents.iter().filter(|document| self.place_of(document).is_none()).cloned().collect()
    }

    /// Where a document stands already, with the same bytes.
    pub(crate) fn place_of(&self, document: &SignedDocument) -> Option<u64> {
        self.place_of_leaf(&leaf_hash(&document.encode()))
    }

    /// Where the document with this leaf hash stands.
    pub(crate) fn place_of_leaf(&self, leaf: &Hash) -> Option<u64> {
        self.state.replayed.documents.get(leaf).copied()
    }
}

/// A checkpoint over what was streamed.
pub(super) fn sign(signer: &SigningKey, stream: &FileStream) -> Result<SignedCheckpoint, LedgerError> {
    let fault = |e: &dyn std::fmt::Display| LedgerError::Entry(e.to_string());
    let checkpoint = Checkpoint::new(signer.name().clone(), stream.head()).map_err(|e| fault(&e))?;
    checkpoint.sign(signer).map_err(|e| fault(&e))
}
