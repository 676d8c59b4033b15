//! Publishing: files first, then the checkpoint that needs them, last what nobody needs any more.
//!
//! What is published lags behind what is durable by a moment; receipts do not wait for it. Everything here can be made again from the
//! database, so no write waits for the disk but the checkpoint's, which is also this service's second memory of what it signed.

use super::folder::Folder;
use super::replay::Replayed;
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::stream::File;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, watch};

/// A log's way to its directory.
#[derive(Clone)]
pub(crate) struct Publisher {
    shared: Arc<Shared>,
}

struct Shared {
    folder: Folder,
    pending: Mutex<Pending>,
    wake: Notify,
    /// How many entries stand in the files, and under the published checkpoint.
    written: watch::Sender<u64>,
    published: watch::Sender<u64>,
}

#[derive(Default)]
struct Pending {
    files: BTreeMap<String, Vec<u8>>,
    edge: Vec<File>,
    checkpoint: Option<SignedCheckpoint>,
}

/// How often at most a checkpoint is published.
const PAUSE: Duration = Duration::from_millis(100);
/// How long partial files that were replaced stay, for whoever is reading below the checkpoint before.
const GRACE: Duration = Duration::from_secs(10);

/// What is asked of others before a checkpoint is published.
pub(crate) trait Policy: Send + Sync + 'static {
    /// The checkpoint with the lines of witnesses; none if too few have cosigned it.
    fn cosigned(
        &self,
        checkpoint: SignedCheckpoint,
    ) -> Pin<Box<dyn Future<Output = Option<SignedCheckpoint>> + Send + '_>>;
}

impl Publisher {
    /// Begins to publish into a directory.
    pub(crate) fn start(folder: Folder, policy: Arc<dyn Policy>) -> Self {
        let shared = Arc::new(Shared {
            folder,
            pending: Mutex::default(),
            wake: Notify::new(),
            written: watch::Sender::new(0),
            published: watch::Sender::new(0),
        });
        let partial = shared.folder.partial();
        tokio::spawn(Rounds { shared: shared.clone(), policy, next: None, partial }.run());
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

    /// Waits until `size` entries stand in the files.
    pub(crate) async fn written(&self, size: u64) {
        let _ = self.shared.written.subscribe().wait_for(|written| *written >= size).await;
    }

    /// Waits until `size` entries are under the published checkpoint.
    pub(crate) async fn published(&self, size: u64) {
        let _ = self.shared.published.subscribe().wait_for(|published| *published >= size).await;
    }

    /// How many entries are under the published checkpoint.
    pub(crate) fn published_now(&self) -> u64 {
        *self.shared.published.borrow()
    }
}

/// What stands in the directory now, beside complete files.
struct Edge {
    checkpoint: SignedCheckpoint,
    names: BTreeSet<String>,
}

impl Shared {
    fn pending(&self) -> std::sync::MutexGuard<'_, Pending> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes what is pending; the edge with the checkpoint that may now be published.
    fn write(&self) -> io::Result<Option<Edge>> {
        let Pending { files, edge, checkpoint } = std::mem::take(&mut *self.pending());
        let all = files.iter().chain(edge.iter().map(|(name, bytes)| (name, bytes)));
        if let Err(error) = all.into_iter().try_for_each(|(name, bytes)| self.folder.put_once(name, bytes)) {
            self.put_back(files, edge, checkpoint);
            return Err(error);
        }
        let names = edge.into_iter().map(|(name, _)| name).filter(|name| name.contains(".p/")).collect();
        Ok(checkpoint.map(|checkpoint| {
            self.written.send_replace(checkpoint.unverified().head().size);
            Edge { checkpoint, names }
        }))
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

    fn put_checkpoint(&self, checkpoint: &SignedCheckpoint) -> io::Result<()> {
        self.folder.put(CHECKPOINT_PATH, checkpoint.encode().as_bytes(), true)?;
        self.published.send_replace(checkpoint.unverified().head().size);
        Ok(())
    }
}

/// What the publisher's task remembers from round to round.
struct Rounds {
    shared: Arc<Shared>,
    policy: Arc<dyn Policy>,
    /// Written, and waiting for its checkpoint to be published.
    next: Option<Edge>,
    /// Every partial file in the directory.
    partial: BTreeSet<String>,
}

impl Rounds {
    async fn run(mut self) {
        loop {
            if self.next.is_none() {
                self.shared.wake.notified().await;
            }
            if let Err(error) = self.round().await {
                tracing::error!(%error, "files cannot be published");
                self.shared.wake.notify_one();
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn round(&mut self) -> io::Result<()> {
        let shared = self.shared.clone();
        if let Some(edge) = blocking(move || shared.write()).await? {
            self.partial.extend(edge.names.iter().cloned());
            self.next = Some(edge);
        }
        let Some(edge) = &self.next else { return Ok(()) };
        let Some(cosigned) = self.policy.cosigned(edge.checkpoint.clone()).await else {
            return Err(io::Error::other("too few witnesses have cosigned the checkpoint"));
        };
        let shared = self.shared.clone();
        blocking(move || shared.put_checkpoint(&cosigned)).await?;
        if let Some(edge) = self.next.take() {
            let stale = self.partial.extract_if(.., |name| !edge.names.contains(name)).collect();
            sweep_later(self.shared.folder.clone(), stale);
        }
        Ok(())
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}

fn sweep_later(folder: Folder, stale: Vec<String>) {
    if stale.is_empty() {
        return;
    }
    tokio::spawn(async move {
        tokio::time::sleep(GRACE).await;
        if let Err(error) = blocking(move || stale.iter().try_for_each(|name| folder.remove(name))).await {
            tracing::warn!(%error, "files of an earlier size stay where they are");
        }
    });
}
