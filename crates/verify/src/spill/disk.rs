//! Where notes go that do not fit in memory: here alone it is decided. A browser has no files, so there everything stays in memory.

use std::fs::File;
use std::io;

/// How many rows of `length` bytes stay in memory, where about `memory` bytes of them may.
pub(super) fn rows_in_memory(memory: usize, length: usize) -> usize {
    if cfg!(target_family = "wasm") { usize::MAX } else { (memory / length).max(1) }
}

/// A file that the system removes, whatever happens.
#[cfg(not(target_family = "wasm"))]
pub(super) fn temporary() -> io::Result<File> {
    tempfile::tempfile()
}

/// Never asked for, since everything stays in memory.
#[cfg(target_family = "wasm")]
pub(super) fn temporary() -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}
