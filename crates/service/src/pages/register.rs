//! What stands in the register: examined once for every act, never for a request.

use crate::house::House;
use ostrakon_charter::Id;
use ostrakon_election::board::Log;
use ostrakon_pages::MeetingView;
use ostrakon_register::{Files, Stands, examine};
use ostrakon_store::StoreError;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use std::sync::Arc;

/// What the register calls things.
pub(crate) struct Names(Option<Arc<Option<Stands>>>);

impl Names {
    /// As it stands; no names while it cannot be read.
    pub(crate) async fn of(house: &House) -> Self {
        Self(stands(house).await)
    }

    fn stands(&self) -> Option<&Stands> {
        self.0.as_deref().and_then(Option::as_ref)
    }

    pub(crate) fn body(&self, id: &Id) -> Option<String> {
        self.stands()?.bodies.iter().find(|body| body.id == *id).map(|body| body.name.clone())
    }

    pub(super) fn meeting(&self, id: &Id) -> Option<MeetingView> {
        let meeting = self.stands()?.meetings.iter().find(|meeting| meeting.id == *id)?;
        let (name, place) = (meeting.name.clone(), meeting.place.clone());
        Some(MeetingView { name, place, starts: meeting.starts })
    }
}

/// What stands, or nothing before the founding.
pub(super) async fn stands(house: &House) -> Option<Arc<Option<Stands>>> {
    let carried = house.register();
    let acts = usize::try_from(carried.election.ledger.durable()).unwrap_or(usize::MAX);
    if let Some(known) = carried.kept.stands(acts) {
        return Some(known);
    }
    let files = match files(house, acts as u64).await {
        Ok(files) => files,
        Err(error) => {
            tracing::error!(%error, "the register cannot be read for a page");
            return None;
        }
    };
    let examined = tokio::task::spawn_blocking(move || examine(&files)).await.ok()?;
    let stands = examined.state.as_ref().map(|state| Stands::new(state, &examined));
    Some(carried.kept.keep_stands(acts, stands))
}

/// The register's files when it had so many acts.
async fn files(house: &House, acts: u64) -> Result<Files, StoreError> {
    let ledger = &house.register().election.ledger;
    let (store, id) = (ledger.store(), ledger.row.id);
    let mut log = Log::new();
    for entry in store.entries(id, 0..acts).await? {
        // Entries of a log that was read fit it.
        let _ = log.append(entry);
    }
    let mut files: Files = store.files(id).await?.into_iter().collect();
    files.extend(log.files_since(0));
    if let Some(checkpoint) = store.checkpoint_at(id, acts).await? {
        files.insert(CHECKPOINT_PATH.into(), checkpoint.into_bytes());
    }
    Ok(files)
}
