//! One signing process at a time: a lock file beside the record.

use crate::error::{CliError, Outcome};
use crate::files::{beside, cannot};
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Held while a process may sign; the file goes when this is dropped.
pub(super) struct Lock(PathBuf);

impl Lock {
    /// Takes the lock of a record, or says who has it.
    pub(super) fn take(record: &Path) -> Outcome<Self> {
        let path = path_of(record);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                let lock = Self(path.clone());
                write!(file, "{}", std::process::id()).map_err(|e| cannot("write", &path, &e))?;
                Ok(lock)
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(held(&path)),
            Err(error) => Err(cannot("write", &path, &error)),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// `<record>.lock`.
pub(super) fn path_of(record: &Path) -> PathBuf {
    beside(record, ".lock")
}

fn held(path: &Path) -> CliError {
    let holder = fs::read_to_string(path).unwrap_or_default();
    CliError::new(format!("process {} is writing to this record", holder.trim()))
        .at(path.display())
        .next("wait for it; if no such process runs any more, remove this file and run the command again")
}
