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

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;

/// A folder that is gone afterwards; in memory where the system has such.
pub fn folder() -> TempDir {
    TempDir::new_in(&*OWN).expect("a folder for what is written")
}

const NAME: &str = "ostrakon-fuzz-";

/// This process's folder. What processes have left that are gone, crashed ones among them, is removed first.
static OWN: LazyLock<PathBuf> = LazyLock::new(|| {
    let memory = Path::new("/dev/shm");
    let all = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    for entry in fs::read_dir(&all).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name.strip_prefix(NAME).and_then(|number| number.parse::<u32>().ok());
        if process.is_some_and(|number| !Path::new("/proc").join(number.to_string()).exists()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    let own = all.join(format!("{NAME}{}", std::process::id()));
    fs::create_dir_all(&own).expect("a folder for all that is written");
    own
});
