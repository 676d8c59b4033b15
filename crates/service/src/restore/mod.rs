//! Putting a backup back, and with it whatever was published after it: a log never signs two histories (spec 10.8).
//!
//! Everything is looked at first: the backup's logs agree with themselves, each mirror's checkpoint is one of the log's key, and what a
//! mirror has more continues what the backup has. Only then anything is written, under a mark that keeps the service from starting before
//! all of it is there.

mod error;
mod mirror;
mod newer;

pub use error::RestoreError;

use crate::Coming;
use crate::backup::{KEYS_FOLDER, write_new};
use crate::board::Replayed;
use crate::keys::{Keys, LOG_KEY};
use crate::settings::{Place, SETTINGS_FILE, Settings};
use mirror::Mirrored;
use newer::Newer;
use ostrakon_store::{Backup, Board, LogId, LogKind, LogRow, Store, Told};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What is put back, and what is known of newer copies.
#[derive(Clone, Debug)]
pub struct Restore {
    /// The backup.
    pub backup: PathBuf,
    /// Directories in which the service's files stand as it published them.
    pub mirrors: Vec<PathBuf>,
    /// The operator says that nobody has anything newer of logs that no mirror holds.
    pub nobody_has_newer: bool,
}

/// A log that was restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Its origin.
    pub log: String,
    /// How many entries it has.
    pub entries: u64,
    /// How many of them came from a mirror.
    pub from_mirror: u64,
}

/// A log as it will be.
struct Planned {
    row: LogRow,
    /// Entries in the backup.
    kept: u64,
    newer: Option<Newer>,
}

impl Restore {
    /// Restores into an empty data directory, or an empty database.
    ///
    /// # Errors
    /// What does not fit together. Nothing is written then, or what was written is not served.
    pub fn run<'a>(
        &'a self,
        place: &'a Place,
        told: Told<'a>,
    ) -> Coming<'a, Result<Vec<Restored>, RestoreError>> {
        Box::pin(self.restore(place, told))
    }

    async fn restore(&self, place: &Place, told: Told<'_>) -> Result<Vec<Restored>, RestoreError> {
        let settings = Settings::read(&self.backup)?;
        refuse_used(place)?;
        let keys = self.keys(place)?;
        let mut backup = Backup::open(&self.backup).await?;
        let planned = self.plan(backup.board(), &keys, settings.host()).await?;
        let store = Store::begin_restore(&place.location()).await?;
        backup.restore(&store, told).await?;
        let mut restored = Vec::new();
        for log in planned {
            restored.push(finish(store.board(), log).await?);
        }
        self.put_keys_and_settings(place)?;
        store.end_restore(&place.location())?;
        Ok(restored)
    }

    /// Where the log's key is: in the backup or in the data directory, and the same if in both.
    fn keys(&self, place: &Place) -> Result<PathBuf, RestoreError> {
        let (saved, own) = (self.backup.join(KEYS_FOLDER), place.keys());
        let read = |folder: &Path| fs::read(folder.join(LOG_KEY)).ok();
        match (read(&saved), read(&own)) {
            (Some(saved), Some(there)) if saved != there => Err(RestoreError::TwoKeys(own)),
            (Some(_), _) => Ok(saved),
            (None, _) => Ok(own),
        }
    }

    /// Looks at every log, in the backup and in mirrors.
    async fn plan(&self, board: &Board, keys: &Path, host: &str) -> Result<Vec<Planned>, RestoreError> {
        let mut mirrored: BTreeMap<String, Vec<Mirrored>> = BTreeMap::new();
        for directory in &self.mirrors {
            for log in mirror::find(directory, keys, host)? {
                mirrored.entry(log.origin()).or_default().push(log);
            }
        }
        let mut planned = Vec::new();
        for row in board.logs().await? {
            let mirrors = mirrored.remove(&row.origin).unwrap_or_default();
            planned.push(self.plan_log(board, keys, row, &mirrors).await?);
        }
        for (origin, mirrors) in mirrored {
            planned.push(begun_later(&origin, host, &mirrors)?);
        }
        Ok(planned)
    }

    async fn plan_log(
        &self,
        board: &Board,
        keys: &Path,
        row: LogRow,
        mirrors: &[Mirrored],
    ) -> Result<Planned, RestoreError> {
        let signer = Keys::log_that_is_there(keys, &row.origin)?;
        let kept = board.size(row.id).await?;
        let shorter: Vec<_> =
            mirrors.iter().map(|m| *m.checkpoint.head()).filter(|head| head.size <= kept).collect();
        let log = Replayed::read(board, &row, &signer, &shorter).await?;
        if kept > 0 && mirrors.is_empty() && !self.nobody_has_newer {
            return Err(RestoreError::Unasked { log: row.origin, entries: kept });
        }
        let sides = board.files(row.id).await?.into_iter().collect();
        let newer = newer::newer(&row, log, mirrors, &sides)?;
        Ok(Planned { row, kept, newer })
    }

    /// The settings come last: without them nothing is served.
    fn put_keys_and_settings(&self, place: &Place) -> Result<(), RestoreError> {
        let saved = self.backup.join(KEYS_FOLDER);
        if saved.is_dir() {
            Keys::copy(&saved, &place.keys())?;
        }
        let path = place.data.join(SETTINGS_FILE);
        if path.exists() {
            return Ok(());
        }
        let copied = fs::read(self.backup.join(SETTINGS_FILE)).and_then(|bytes| write_new(&path, &bytes));
        copied.map_err(|error| RestoreError::File { path, error })
    }
}

/// What was published lies where the next start looks for it, and nothing may be mixed with what a backup holds.
fn refuse_used(place: &Place) -> Result<(), RestoreError> {
    let public = place.public();
    let used = fs::read_dir(&public).is_ok_and(|mut entries| entries.next().is_some());
    if used { Err(RestoreError::Used(public)) } else { Ok(()) }
}

/// A log that was begun after the backup was made.
fn begun_later(origin: &str, host: &str, mirrors: &[Mirrored]) -> Result<Planned, RestoreError> {
    let path = origin.strip_prefix(host).unwrap_or_default().trim_start_matches('/');
    let (kind, slug) = match path.split_once('/') {
        None if path == "register" => (LogKind::Register, ""),
        Some(("elections", slug)) if ostrakon_charter::Id::new(slug).is_ok() => (LogKind::Election, slug),
        _ => {
            let path = mirrors.first().map(|m| m.folder.clone()).unwrap_or_default();
            return Err(RestoreError::Mirror {
                path,
                why: format!("no log of this service is called {origin}"),
            });
        }
    };
    let row = LogRow { id: LogId::default(), kind, slug: slug.to_owned(), origin: origin.to_owned() };
    let newer = newer::newer(&row, Replayed::empty(kind), mirrors, &BTreeMap::new())?;
    Ok(Planned { row, kept: 0, newer })
}

/// Adds what mirrors have more, and reads it once more on the way: a mirror may have changed since it was looked at.
async fn finish(board: &Board, planned: Planned) -> Result<Restored, RestoreError> {
    let Planned { row, kept, newer } = planned;
    let Some(mut newer) = newer else {
        return Ok(Restored { log: row.origin, entries: kept, from_mirror: 0 });
    };
    let id = board.begin_log(row.kind, &row.slug, &row.origin).await?.id;
    let damaged =
        |why: String| RestoreError::Damaged { log: row.origin.clone(), entries: newer.mirror.size(), why };
    let mut growing = board.grow(id, newer.first).await?;
    for entries in newer.mirror.entries_from(newer.first) {
        let entries = entries.map_err(&damaged)?;
        for entry in &entries {
            newer.stream.append(entry).map_err(|e| damaged(e.to_string()))?;
        }
        growing.entries(&entries).await?;
    }
    if newer.stream.head() != *newer.mirror.checkpoint.head() {
        return Err(damaged("it was changed while it was read".into()));
    }
    growing.commit(&newer.files, &newer.mirror.checkpoint.alone().signed().encode()).await?;
    let entries = newer.mirror.size();
    Ok(Restored { log: row.origin, entries, from_mirror: entries - kept })
}
