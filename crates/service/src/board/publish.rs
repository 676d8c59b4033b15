//! Publishing: files first, then the checkpoint that needs them, last what nobody needs any more.
//!
//! What is published lags behind what is durable by a moment; receipts do not wait for it. Everything here can be made again from the
//! database, so no write waits for the disk but the checkpoint's, which is also this service's second memory of what it signed. One task
//! writes files as they come; another asks witnesses and publishes checkpoints (`show.rs`), and however long they take, no file waits.

use super::folder::Folder;
use super::partials::Partials;
use super::replay::Replayed;
use super::show::{Policy, Show};
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::stream::File;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, watch};

/// A log's way to its directory.
#[derive(Clone)]
pub(crate) struct Publisher {
    shared: Arc<Shared>,
}

/// What both tasks work with.
pub(super) struct Shared {
    folder: Folder,
    pub(super) partials: Partials,
    pub(super) pace: Pace,
    pending: Mutex<Pending>,
    wake: Notify,
    /// The newest checkpoint all of whose files are written.
    pub(super) newest: watch::Sender<Option<SignedCheckpoint>>,
    /// How many entries are under the published checkpoint.
    published: watch::Sender<u64>,
}

#[derive(Default)]
struct Pending {
    files: BTreeMap<String, Vec<u8>>,
    edge: Vec<File>,
    checkpoint: Option<SignedCheckpoint>,
}

/// How fast a log is published.
#[derive(Clone, Copy)]
pub(super) struct Pace {
    /// Between two writes, and between two checkpoints.
    pub(super) pause: Duration,
    /// How long partial files that were replaced stay, for whoever is reading below the checkpoint before.
    pub(super) grace: Duration,
    /// After an error.
    pub(super) retry: Duration,
}

impl Pace {
    const USUAL: Self = Self {
        pause: Duration::from_millis(100),
        grace: Duration::from_secs(10),
        retry: Duration::from_secs(1),
    };
}

impl Publisher {
    /// Begins to publish into a directory.
    pub(crate) fn start(folder: Folder, policy: Arc<dyn Policy>) -> Self {
        Self::start_at(Pace::USUAL, folder, policy)
    }

    pub(super) fn start_at(pace: Pace, folder: Folder, policy: Arc<dyn Policy>) -> Self {
        let shared = Arc::new(Shared {
            partials: Partials::of(folder.clone()),
            folder,
            pace,
            pending: Mutex::default(),
            wake: Notify::new(),
            newest: watch::Sender::new(None),
            published: watch::Sender::new(0),
        });
        tokio::spawn(write_all(shared.clone()));
        tokio::spawn(Show::new(shared.clone(), policy).run());
        Self { shared }
    }

    /// The directory.
    pub(crate) fn folder(&self) -> &Folder {
        &self.shared.folder
    }

    /// What the log has become: files that are complete now, and the log with its edge.
    pub(crate) fn publish(&self, complete: Vec<File>, log: &Replayed) {
        let mut pending = self.shared.pending();
        pending.files.extend(complete);
        pending.edge = log.stream.partial();
        pending.checkpoint = log.checkpoint.clone();
        drop(pending);
        self.shared.wake.notify_one();
    }

    /// Waits until `size` entries stand in the files, whatever witnesses do.
    pub(crate) async fn written(&self, size: u64) {
        let there = |newest: &Option<SignedCheckpoint>| newest.as_ref().map_or(0, size_of) >= size;
        let _ = self.shared.newest.subscribe().wait_for(there).await;
    }

    /// Waits until `size` entries are under the published checkpoint.
    pub(crate) async fn published(&self, size: u64) {
        let _ = self.shared.published.subscribe().wait_for(|published| *published >= size).await;
    }

    /// How many entries are under the published checkpoint.
    pub(crate) fn published_now(&self) -> u64 {
        self.shared.published_now()
    }
}

/// How many entries are under a checkpoint of our own.
pub(super) fn size_of(checkpoint: &SignedCheckpoint) -> u64 {
    checkpoint.unverified().head().size
}

impl Shared {
    fn pending(&self) -> std::sync::MutexGuard<'_, Pending> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn published_now(&self) -> u64 {
        *self.published.borrow()
    }

    /// Writes what is pending; from then on its checkpoint may be published.
    fn write(&self) -> io::Result<()> {
        let Pending { files, edge, checkpoint } = std::mem::take(&mut *self.pending());
        let size = checkpoint.as_ref().map_or(0, size_of);
        self.partials.need(size, edge.iter().map(|(name, _)| name.as_str()));
        let all = files.iter().chain(edge.iter().map(|(name, bytes)| (name, bytes)));
        if let Err(error) = all.into_iter().try_for_each(|(name, bytes)| self.folder.put_once(name, bytes)) {
            self.put_back(files, edge, checkpoint);
            return Err(error);
        }
        self.newest.send_if_modified(|newest| {
            let newer = newest.as_ref().map_or(0, size_of) < size;
            if newer {
                *newest = checkpoint;
            }
            newer
        });
        Ok(())
    }

    /// What was not written stays pending, but for what is newer.
    fn put_back(
        &self,
        files: BTreeMap<String, Vec<u8>>,
        edge: Vec<File>,
        checkpoint: Option<SignedCheckpoint>,
    ) {
        let mut pending = self.pending();
        pending.files.extend(files);
        if pending.checkpoint.is_none() {
            pending.edge = edge;
            pending.checkpoint = checkpoint;
        }
    }

    /// Publishes a checkpoint all of whose files are written.
    pub(super) fn put_checkpoint(&self, checkpoint: &SignedCheckpoint) -> io::Result<()> {
        self.folder.put(CHECKPOINT_PATH, checkpoint.encode().as_bytes(), true)?;
        self.published.send_replace(size_of(checkpoint));
        Ok(())
    }
}

/// Writes files as they come. It waits for nobody.
async fn write_all(shared: Arc<Shared>) {
    loop {
        shared.wake.notified().await;
        let writer = shared.clone();
        if let Err(error) = blocking(move || writer.write()).await {
            tracing::error!(%error, "files cannot be published");
            shared.wake.notify_one();
            tokio::time::sleep(shared.pace.retry).await;
        }
        tokio::time::sleep(shared.pace.pause).await;
    }
}

pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}
