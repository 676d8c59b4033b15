//! Looking at logs by oneself: a log that shows this witness one history and others another is found out by whoever
//! looks from elsewhere, and a witness that waits to be asked sees only what the log wants cosigned.

mod fetch;
mod look;

pub use fetch::{Fetch, FetchError, WebFetch};
pub use look::{LookError, Sight, look};

use crate::logs::LogEntry;
use crate::witness::Witness;
use std::sync::Arc;
use tokio::task::{JoinSet, spawn_blocking};

/// Looks at every log that has an address, all at once.
pub async fn round(witness: &Arc<Witness>, fetch: &Arc<dyn Fetch>) {
    let (list, mut looks) = (Arc::clone(witness), JoinSet::new());
    let seen = spawn_blocking(move || list.seen()).await.unwrap_or_default();
    for entry in seen.into_iter().map(|seen| seen.entry).filter(|entry| entry.url.is_some()) {
        let (witness, fetch) = (Arc::clone(witness), Arc::clone(fetch));
        looks.spawn_blocking(move || tell(&entry, look(&witness, fetch.as_ref(), &entry)));
    }
    while looks.join_next().await.is_some() {}
}

fn tell(entry: &LogEntry, looked: Result<Sight, LookError>) {
    let origin = entry.origin();
    match looked {
        Ok(Sight::Same | Sight::Behind) => tracing::debug!(origin, "nothing new"),
        Ok(Sight::Grown { size }) => tracing::info!(origin, size, "grown, and cosigned"),
        Ok(Sight::Fork) => tracing::error!(origin, "the log signed two histories; see the evidence"),
        Err(error) => tracing::warn!(origin, "not seen: {error}"),
    }
}
