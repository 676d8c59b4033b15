//! This program, to be started again by itself.

use crate::error::{At, Outcome};
use std::path::{Path, PathBuf};

/// Its file. One that was built anew meanwhile is another program: on Linux the one that runs is started all the same.
pub(crate) fn program() -> Outcome<PathBuf> {
    let (file, running) = (std::env::current_exe().at("this program")?, Path::new("/proc/self/exe"));
    Ok(if file.exists() || !running.exists() { file } else { running.into() })
}
