//! Where results are kept: by their content, with a note which task has which.

use super::blob::{self, Blob, Told};
use super::{ShardError, Task};
use ostrakon_group::Bytes32;
use serde::de::DeserializeOwned;
use std::io;
use std::ops::Range;

/// Keeps results. What it gives back is held against its name by whoever reads it.
pub trait Store: Sync {
    /// Keeps bytes under a path, whole or not at all.
    ///
    /// # Errors
    /// Of the store.
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()>;
    /// Bytes of what is kept under a path, all unless a range is named; `None` if nothing is.
    ///
    /// # Errors
    /// Of the store; and if the range goes beyond the end.
    fn get(&self, path: &str, range: Option<Range<u64>>) -> io::Result<Option<Vec<u8>>>;
}

fn result_path(name: &Bytes32) -> String {
    format!("results/{name}")
}

fn done_path(id: &Bytes32) -> String {
    format!("done/{id}")
}

/// Keeps the result of a task: first the result, then the note.
pub(super) fn keep(store: &dyn Store, id: &Bytes32, blob: &Blob) -> io::Result<()> {
    store.put(&result_path(&blob.name()), blob.bytes())?;
    store.put(&done_path(id), blob.name().to_string().as_bytes())
}

/// The name of a task's result; `None` if it is not done, or its result was lost: then it is done again.
pub(super) fn done(store: &dyn Store, id: &Bytes32) -> io::Result<Option<Bytes32>> {
    let note = store.get(&done_path(id), None)?;
    let name = note.and_then(|note| Bytes32::parse(std::str::from_utf8(&note).ok()?.trim()));
    let Some(name) = name else { return Ok(None) };
    match store.get(&result_path(&name), Some(blob::FIRST)) {
        Ok(there) => Ok(there.map(|_| name)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

/// The head of a task's result.
pub(super) fn head<T: DeserializeOwned>(
    store: &dyn Store,
    task: &Task,
    name: &Bytes32,
) -> Result<Told<T>, ShardError> {
    let altered = || ShardError::Altered(task.clone());
    let path = result_path(name);
    let read = |range| match store.get(&path, Some(range)) {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err(ShardError::Missing(task.clone())),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(altered()),
        Err(error) => Err(error.into()),
    };
    let end = blob::head_end(&read(blob::FIRST)?).ok_or_else(altered)?;
    Told::read(name, &read(0..end)?).ok_or_else(altered)
}

/// One section of a result whose head was read.
pub(super) fn section<T>(
    store: &dyn Store,
    task: &Task,
    (name, told): (&Bytes32, &Told<T>),
    section: usize,
) -> Result<Vec<u8>, ShardError> {
    let altered = || ShardError::Altered(task.clone());
    let place = told.place(section).ok_or_else(altered)?;
    match store.get(&result_path(name), Some(place)) {
        Ok(Some(bytes)) if told.holds(section, &bytes) => Ok(bytes),
        Ok(Some(_)) => Err(altered()),
        Ok(None) => Err(ShardError::Missing(task.clone())),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(altered()),
        Err(error) => Err(error.into()),
    }
}
