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

/// How many findings of one kind are kept of one log: no log, and nobody who sends wrong proofs, fills the disk.
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

    /// Keeps a finding, durably; `None` if it is kept already, or enough of its kind are.
    ///
    /// # Errors
    /// If it cannot be kept.
    pub fn keep(&self, finding: &Finding, disk: &dyn Disk, now: u64) -> Result<Option<Kept>, Failure> {
        let mut memory = self.lock();
        // Until the disk has answered nobody knows what is on it.
        let mut kept = memory.take().map_or_else(|| read(&self.folder, disk), Ok)?;
        let subject = finding.subject();
        let new = match has_room(&kept, &subject) {
            true => Some(Kept { name: self.write(finding, &subject.origin, disk, now)?, subject }),
            false => None,
        };
        kept.extend(new.clone());
        *memory = Some(kept);
        Ok(new)
    }

    /// Writes a folder under a name that is free.
    fn write(&self, finding: &Finding, origin: &str, disk: &dyn Disk, now: u64) -> Result<String, Failure> {
        let first = format!("{}-{}", compact(now), &origin_hash(origin)[..16]);
        let there = disk.names(&self.folder).map_err(|e| Failure::disk(&self.folder, &e))?;
        let names = (2..).map(|number| format!("{first}-{number}"));
        let mut names = std::iter::once(first.clone()).chain(names);
        let name = names.find(|name| !there.contains(name)).unwrap_or(first);
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

/// Whether this is new, and not more than is kept.
fn has_room(kept: &[Kept], subject: &Subject) -> bool {
    if kept.iter().any(|kept| kept.subject == *subject) {
        return false;
    }
    let alike = |kept: &&Kept| kept.kind() == subject.kind && kept.origin() == subject.origin;
    let room = kept.iter().filter(alike).count() < MAX_KEPT;
    if !room {
        tracing::warn!(origin = subject.origin, kind = subject.kind.word(), "no more evidence is kept");
    }
    room
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
    Ok(kept.collect())
}

fn read_file(path: &Path, disk: &dyn Disk) -> Result<Option<Vec<u8>>, Failure> {
    disk.read(path, MAX_REQUEST_LEN as u64).map_err(|e| Failure::disk(path, &e))
}

/// A time as names have it: 20261201T090000Z.
fn compact(time: u64) -> String {
    let time = i64::try_from(time).ok().and_then(|time| Timestamp::from_second(time).ok());
    time.unwrap_or(Timestamp::MAX).strftime("%Y%m%dT%H%M%SZ").to_string()
}
