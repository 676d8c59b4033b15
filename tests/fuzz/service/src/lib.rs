//! What targets of the service share: folders in memory, a record, the histories of a log, a service in this process.

#![forbid(unsafe_code)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a panic is a finding")]

pub mod asked;
pub mod bodies;
pub mod disk;
pub mod histories;
pub mod house;
pub mod record;
pub mod routes;
pub mod verdict;
pub mod world;

use std::path::Path;
use tempfile::TempDir;

/// A folder that is gone afterwards; in memory where the system has such.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() };
    made.expect("a folder for what is written")
}
