//! The directory that a mirror fills: every file whole or not at all.

use super::MirrorError;
use rand_core::{OsRng, RngCore};
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Begins the names of files that are being written.
pub const TEMPORARY: &str = ".ostrakon-writing-";
/// tile/entries/x001/x002/…: a record is no deeper, its register's copy included.
const MAX_DEPTH: usize = 16;

/// A directory, or a part of one.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    root: PathBuf,
    /// Folders whose new names are not durable yet.
    unsettled: Arc<Mutex<BTreeSet<PathBuf>>>,
}

impl Folder {
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), unsettled: Arc::default() }
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// A folder within.
    pub(super) fn below(&self, prefix: &str) -> Self {
        Self { root: self.root.join(prefix), unsettled: self.unsettled.clone() }
    }

    /// The bytes of a file of at most `limit`; none if it is not there.
    pub(super) fn read(&self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, MirrorError> {
        let full = self.root.join(path);
        let file = match File::open(&full) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(&full, &error)),
        };
        let mut bytes = Vec::new();
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| failed(&full, &error))?;
        match bytes.len() as u64 > limit {
            true => Err(MirrorError::Damaged { path: full.display().to_string() }),
            false => Ok(Some(bytes)),
        }
    }

    /// Writes a file beside its place, then moves it there. Durable under its name once [`Self::settle`] was called.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), MirrorError> {
        let full = self.root.join(path);
        let parent = full.parent().unwrap_or(&self.root).to_owned();
        let temporary = parent.join(format!("{TEMPORARY}{:016x}", OsRng.next_u64()));
        let written = fs::create_dir_all(&parent)
            .and_then(|()| create(&temporary, bytes))
            .and_then(|()| fs::rename(&temporary, &full));
        written.map_err(|error| {
            _ = fs::remove_file(&temporary);
            failed(&full, &error)
        })?;
        self.unsettled.lock().unwrap_or_else(PoisonError::into_inner).insert(parent);
        Ok(())
    }

    /// Makes durable that the files written so far stand where they stand.
    pub(super) fn settle(&self) -> Result<(), MirrorError> {
        let mut unsettled = self.unsettled.lock().unwrap_or_else(PoisonError::into_inner);
        let written = std::mem::take(&mut *unsettled);
        let outer =
            written.iter().flat_map(|folder| folder.ancestors().take_while(|a| a.starts_with(&self.root)));
        let all: BTreeSet<&Path> = outer.collect();
        all.into_iter().try_for_each(|path| {
            File::open(path).and_then(|folder| folder.sync_all()).map_err(|error| failed(path, &error))
        })
    }

    /// Removes a file and the folders that it leaves empty; what is not there is no error.
    pub(super) fn remove(&self, path: &str) -> Result<(), MirrorError> {
        let full = self.root.join(path);
        match fs::remove_file(&full) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(&full, &error)),
            _ => {}
        }
        let mut folder = full.parent();
        while let Some(empty) = folder.filter(|f| *f != self.root && fs::remove_dir(f).is_ok()) {
            folder = empty.parent();
        }
        Ok(())
    }

    /// Every path in it, in no order; nothing if it is not there. What is no plain file is none of a record's.
    pub(super) fn visit(&self, each: &mut dyn FnMut(String)) -> Result<(), MirrorError> {
        match self.root.exists() {
            true => visit(&self.root, "", MAX_DEPTH, each),
            false => Ok(()),
        }
    }
}

fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn visit(folder: &Path, prefix: &str, depth: usize, each: &mut dyn FnMut(String)) -> Result<(), MirrorError> {
    for entry in fs::read_dir(folder).map_err(|error| failed(folder, &error))? {
        let entry = entry.map_err(|error| failed(folder, &error))?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type().map_err(|error| failed(&entry.path(), &error))?;
        match (kind.is_dir() && depth > 0, kind.is_file()) {
            (true, _) => visit(&entry.path(), &format!("{path}/"), depth - 1, each)?,
            (_, true) => each(path),
            _ => return Err(MirrorError::Foreign { path: entry.path().display().to_string() }),
        }
    }
    Ok(())
}

fn failed(path: &Path, error: &io::Error) -> MirrorError {
    MirrorError::Disk { path: path.display().to_string(), why: error.to_string() }
}
