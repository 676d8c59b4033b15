//! One process at a time: a lock that the system keeps, and frees when its holder ends, however it ends.

use crate::error::{CliError, Outcome};
use crate::files::cannot;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// Held until this is dropped.
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of this file, or gives the error `held` at once: nobody waits.
    ///
    /// The file is never removed: two processes could otherwise hold the old file and a new one of the same name.
    pub(crate) fn take(path: &Path, held: impl FnOnce() -> CliError) -> Outcome<Self> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(|e| cannot("write", path, &e))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(held()),
            Err(TryLockError::Error(error)) => Err(cannot("lock", path, &error)
                .next("keep the directory on a disk that knows locks, such as one of this machine")),
        }
    }
}
