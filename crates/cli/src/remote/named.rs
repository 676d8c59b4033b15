//! The file in a private directory that says where the log is kept, if a service keeps it.

use crate::error::{At, Outcome};
use crate::files::{self, Readers};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Holds the address, in one line.
const SERVICE: &str = "service";
const LIMIT: u64 = 4096;

/// Says that a service keeps this log.
pub(crate) fn name(private: &Path, url: impl std::fmt::Display) -> Outcome {
    files::write(&place(private), format!("{url}\n").as_bytes(), Readers::All)
}

/// Where the log is kept; none if it is kept here.
pub(crate) fn carried_at<U: FromStr<Err: std::fmt::Display>>(private: &Path) -> Outcome<Option<U>> {
    let file = place(private);
    if !file.exists() {
        return Ok(None);
    }
    let text = files::read_text(&file, LIMIT)?;
    text.trim().parse().map(Some).at(file.display())
}

fn place(private: &Path) -> PathBuf {
    private.join(SERVICE)
}
