//! A disk that fails when it is told to.

use ostrakon_witness::disk::{Disk, RealDisk};
use std::io;
use std::path::Path;
use std::sync::Mutex;

/// A disk whose next writes may fail, before or after they are done.
#[derive(Debug, Default)]
pub struct OddDisk(Mutex<Vec<u8>>);

impl OddDisk {
    /// The next write: done, not done, or done and said to have failed.
    pub fn next_write(&self, what: u8) {
        self.0.lock().unwrap().push(what % 3);
    }

    fn act(&self, work: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        let next = self.0.lock().unwrap().pop();
        match next {
            Some(1) => Err(io::ErrorKind::StorageFull.into()),
            Some(2) => work().and(Err(io::Error::other("not synced"))),
            _ => work(),
        }
    }
}

impl Disk for OddDisk {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
        RealDisk.read(path, limit)
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.act(|| RealDisk.replace(path, bytes))
    }

    fn create_folder(&self, path: &Path, files: &[(&str, &[u8])]) -> io::Result<()> {
        self.act(|| RealDisk.create_folder(path, files))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.act(|| RealDisk.remove_folder(path))
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        RealDisk.names(folder)
    }
}
