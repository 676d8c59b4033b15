//! The checkpoint that is shown: published once enough witnesses have cosigned it, and again when later lines have come.

use super::publish::{Shared, blocking, size_of};
use crate::Coming;
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// What is asked of others before a checkpoint is published.
pub(crate) trait Policy: Send + Sync + 'static {
    /// The checkpoint with lines of witnesses, as soon as enough of them have cosigned it.
    fn cosigned(&self, checkpoint: SignedCheckpoint) -> Coming<'_, SignedCheckpoint>;

    /// A checkpoint that is published, when lines have come that it lacks.
    fn completed(&self, published: SignedCheckpoint) -> Coming<'_, SignedCheckpoint>;
}

type Newest = watch::Receiver<Option<SignedCheckpoint>>;

/// How long witnesses have for one checkpoint before a newer one takes its place.
const PATIENCE: Duration = Duration::from_secs(4);

/// What the task that publishes checkpoints remembers.
pub(super) struct Show {
    shared: Arc<Shared>,
    policy: Arc<dyn Policy>,
    shown: Option<SignedCheckpoint>,
}

impl Show {
    pub(super) fn new(shared: Arc<Shared>, policy: Arc<dyn Policy>) -> Self {
        Self { shared, policy, shown: None }
    }

    pub(super) async fn run(mut self) {
        let mut newest = self.shared.newest.subscribe();
        loop {
            if let Err(error) = self.round(&mut newest).await {
                tracing::error!(%error, "a checkpoint cannot be published");
                tokio::time::sleep(self.shared.pace.retry).await;
            }
            tokio::time::sleep(self.shared.pace.pause).await;
        }
    }

    async fn round(&mut self, newest: &mut Newest) -> io::Result<()> {
        let next = self.next(newest).await;
        let (shared, checkpoint) = (self.shared.clone(), next.clone());
        blocking(move || shared.put_checkpoint(&checkpoint)).await?;
        self.shown = Some(next);
        sweep_later(self.shared.clone());
        Ok(())
    }

    /// What is to be published next: never a smaller size than before.
    async fn next(&self, newest: &mut Newest) -> SignedCheckpoint {
        let mut above = self.shown.as_ref().map_or(0, size_of);
        loop {
            let target = tokio::select! {
                target = larger(newest, above) => target,
                completed = self.completed() => return completed,
            };
            above = size_of(&target);
            tokio::select! {
                cosigned = self.policy.cosigned(target) => return cosigned,
                () = outlived(newest, above) => {}
            }
        }
    }

    async fn completed(&self) -> SignedCheckpoint {
        match &self.shown {
            Some(shown) => self.policy.completed(shown.clone()).await,
            None => std::future::pending().await,
        }
    }
}

/// The newest checkpoint of more entries than these.
async fn larger(newest: &mut Newest, size: u64) -> SignedCheckpoint {
    let larger = |newest: &Option<SignedCheckpoint>| newest.as_ref().is_some_and(|new| size_of(new) > size);
    match newest.wait_for(larger).await.map(|newest| newest.clone()) {
        Ok(Some(checkpoint)) => checkpoint,
        _ => std::future::pending().await,
    }
}

/// Comes back when witnesses have had their time for a checkpoint, and there is a newer one.
async fn outlived(newest: &Newest, size: u64) {
    tokio::time::sleep(PATIENCE).await;
    tracing::error!(size, "too few witnesses have cosigned the checkpoint: it is not published yet");
    larger(&mut newest.clone(), size).await;
}

fn sweep_later(shared: Arc<Shared>) {
    let stale = shared.partials.stale(shared.published_now());
    if stale.is_empty() {
        return;
    }
    tokio::spawn(async move {
        tokio::time::sleep(shared.pace.grace).await;
        if let Err(error) = blocking(move || shared.partials.sweep(&stale)).await {
            tracing::warn!(%error, "files of an earlier size stay where they are");
        }
    });
}
