//! Evidence on disk: each finding a folder, written once, and so many of each kind and log.

mod finding;

pub use finding::{Doubt, FILES, Finding, Kind};

use crate::disk::{Disk, TEMPORARY};
use crate::failure::Failure;
use crate::layout::origin_hash;
use finding::Subject;
use jiff::Timestamp;
use ostrakon_tlog::witness::MAX_REQUEST_LEN;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many findings of one kind are kept of one log: no log, and nobody who sends wrong proofs, fills the disk. A finding beyond takes the place
/// of another of its kind: a doubt that of the oldest, which had the most time to be looked at; a fork that of the newest, so that the first
/// stay.
pub const MAX_KEPT: usize = 16;

/// A finding that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The folder's name.
    pub name: String,
    subject: Subject,
}

impl Kept {
    /// What kind of finding.
    pub fn kind(&self) -> Kind {
        self.subject.kind
    }

    /// The log's origin.
    pub fn origin(&self) -> &str {
        &self.subject.origin
    }
}

/// All that is kept.
#[derive(Debug)]
pub struct Evidence {
    folder: PathBuf,
    /// `None`: a call failed, and the folder is read again.
    kept: Mutex<Option<Vec<Kept>>>,
}

impl Evidence {
    /// Reads what is kept in a folder.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn open(folder: &Path, disk: &dyn Disk) -> Result<Self, Failure> {
        let kept = Mutex::new(Some(read(folder, disk)?));
        Ok(Self { folder: folder.to_owned(), kept })
    }

    /// What is kept, oldest first.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn list(&self, disk: &dyn Disk) -> Result<Vec<Kept>, Failure> {
        let mut kept = self.lock();
        let list = kept.take().map_or_else(|| read(&self.folder, disk), Ok)?;
        Ok(kept.insert(list).clone())
    }

    /// A file of a finding; `None` if there is no such finding or file.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn file(&self, name: &str, file: &str, disk: &dyn Disk) -> Result<Option<Vec<u8>>, Failure> {
        let known = FILES.contains(&file) && self.list(disk)?.iter().any(|kept| kept.name == name);
        match known {
            true => read_file(&self.folder.join(name).join(file), disk),
            false => Ok(None),
        }
    }

    /// Keeps a finding, durably, in the place of another if enough of its kind are kept; `None` if it is kept already.
    ///
    /// # Errors
    /// If it cannot be kept.
    pub fn keep(&self, finding: &Finding, disk: &dyn Disk, now: u64) -> Result<Option<Kept>, Failure> {
        let mut memory = self.lock();
        // Until the disk has answered nobody knows what is on it.
        let mut kept = memory.take().map_or_else(|| read(&self.folder, disk), Ok)?;
        let subject = finding.subject();
        if kept.iter().any(|kept| kept.subject == subject) {
            *memory = Some(kept);
            return Ok(None);
        }
        let displaced = displaced(&kept, &subject);
        let new = Kept { name: self.write(finding, &subject.origin, disk, now)?, subject };
        kept.push(new.clone());
        *memory = displaced.is_none_or(|name| self.give_up(&mut kept, &name, disk)).then_some(kept);
        Ok(Some(new))
    }

    /// Removes a finding in whose place another is kept; whether that is certain.
    fn give_up(&self, kept: &mut Vec<Kept>, name: &str, disk: &dyn Disk) -> bool {
        kept.retain(|kept| kept.name != name);
        let removed = disk.remove_folder(&self.folder.join(name));
        removed
            .inspect_err(|error| tracing::warn!(name, %error, "evidence stays that was to make room"))
            .is_ok()
    }

    /// Writes a folder under a name that is free.
    fn write(&self, finding: &Finding, origin: &str, disk: &dyn Disk, now: u64) -> Result<String, Failure> {
        let first = format!("{}-{}", compact(now), &origin_hash(origin)[..16]);
        let there = disk.names(&self.folder).map_err(|e| Failure::disk(&self.folder, &e))?;
        // Never the number of one that made room: names tell what came first.
        let same = there.iter().filter(|name| name.starts_with(&first)).map(|name| place(name).1);
        let name = match same.max() {
            Some(last) => format!("{first}-{}", last + 1),
            None => first,
        };
        let (files, path) = (finding.files(), self.folder.join(&name));
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        disk.create_folder(&path, &files).map_err(|e| Failure::disk(&path, &e))?;
        tracing::error!(origin, name, "evidence kept");
        Ok(name)
    }

    fn lock(&self) -> MutexGuard<'_, Option<Vec<Kept>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The finding that makes room for one about `subject`.
fn displaced(kept: &[Kept], subject: &Subject) -> Option<String> {
    let alike = |kept: &&Kept| kept.kind() == subject.kind && kept.origin() == subject.origin;
    let mut alike = kept.iter().filter(alike);
    let full = alike.clone().count() >= MAX_KEPT;
    let displaced = match subject.kind {
        Kind::Doubt => alike.next(),
        Kind::Fork => alike.next_back(),
    };
    displaced.filter(|_| full).map(|kept| kept.name.clone())
}

/// When a finding was kept, and which it was of those that came in the same second.
fn place(name: &str) -> (&str, u64) {
    let mut parts = name.split('-');
    let time = parts.next().unwrap_or_default();
    (time, parts.nth(1).and_then(|number| number.parse().ok()).unwrap_or(1))
}

fn read(folder: &Path, disk: &dyn Disk) -> Result<Vec<Kept>, Failure> {
    let names = disk.names(folder).map_err(|e| Failure::disk(folder, &e))?;
    let names = names.into_iter().filter(|name| !name.starts_with(TEMPORARY));
    let kept = names.filter_map(|name| {
        let subject = Subject::read(|file| read_file(&folder.join(&name).join(file), disk).ok().flatten());
        if subject.is_none() {
            tracing::warn!(name, "a folder in the evidence holds none");
        }
        Some(Kept { subject: subject?, name })
    });
    let mut kept: Vec<Kept> = kept.collect();
    kept.sort_by(|one, other| place(&one.name).cmp(&place(&other.name)));
    Ok(kept)
}

fn read_file(path: &Path, disk: &dyn Disk) -> Result<Option<Vec<u8>>, Failure> {
    disk.read(path, MAX_REQUEST_LEN as u64).map_err(|e| Failure::disk(path, &e))
}

/// A time as names have it: 20261201T090000Z.
fn compact(time: u64) -> String {
    let time = i64::try_from(time).ok().and_then(|time| Timestamp::from_second(time).ok());
    time.unwrap_or(Timestamp::MAX).strftime("%Y%m%dT%H%M%SZ").to_string()
}
