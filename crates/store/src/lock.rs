//! One process writes: a lock on a file of the data directory, whatever the engine.

use crate::error::StoreError;
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// The locked file. The system lets go of it however the process ends.
#[derive(Debug)]
pub(crate) struct DataLock {
    path: PathBuf,
    file: File,
}

impl DataLock {
    /// Locks a data directory, made if it is not there.
    pub(crate) fn take(data: &Path) -> Result<Self, StoreError> {
        let path = data.join("lock");
        let fail = |error| StoreError::Unwritable { path: path.clone(), error };
        make(data).map_err(fail)?;
        let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(fail)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { path, file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Locked(data.display().to_string())),
            Err(TryLockError::Error(error)) => Err(fail(error)),
        }
    }

    /// Whether the locked file is still the one that another process would find and try to lock.
    pub(crate) fn hold(&self) -> Result<(), StoreError> {
        let lost = |_| StoreError::Lost(self.path.clone());
        let (own, there) = (self.file.metadata().map_err(lost)?, self.path.metadata().map_err(lost)?);
        if same(&own, &there) { Ok(()) } else { Err(StoreError::Lost(self.path.clone())) }
    }
}

#[cfg(unix)]
fn same(one: &std::fs::Metadata, other: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// Elsewhere a file that is open cannot be removed.
#[cfg(not(unix))]
fn same(_: &std::fs::Metadata, _: &std::fs::Metadata) -> bool {
    true
}

/// Makes the data directory, for this user alone: members are known by it. Its name is on the disk before anything in it is.
#[cfg(unix)]
fn make(data: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    let missing: Vec<&Path> = data.ancestors().take_while(|path| !path.exists()).collect();
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(data)?;
    missing.into_iter().filter_map(Path::parent).try_for_each(|parent| {
        let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
        File::open(parent)?.sync_all()
    })
}

#[cfg(not(unix))]
fn make(data: &Path) -> io::Result<()> {
    std::fs::create_dir_all(data)
}
