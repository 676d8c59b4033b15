//! Where everything of fuzzing lies: below `target/fuzz`, but for the sources and the seeds that people wrote.

use std::path::{Path, PathBuf};

use crate::command::root;

/// Inputs and what crashed.
pub(super) fn folder() -> PathBuf {
    root().join("target/fuzz")
}

/// What a target has found to be interesting, in this run and before.
pub(super) fn corpus(target: &str) -> PathBuf {
    folder().join("corpus").join(target)
}

/// What a target begins with, made again at each run.
pub(super) fn seeds(target: &str) -> PathBuf {
    folder().join("seeds").join(target)
}

/// What people wrote for a target to begin with.
pub(super) fn written_seeds(target: &str) -> PathBuf {
    root().join("tests/fuzz/seeds").join(target)
}

/// Inputs on which a target failed.
pub(super) fn artifacts(target: &str) -> PathBuf {
    folder().join("artifacts").join(target)
}

/// Everything a target said.
pub(super) fn log(target: &str) -> PathBuf {
    folder().join("logs").join(format!("{target}.log"))
}

/// A path as one types it in the root.
pub(super) fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}
