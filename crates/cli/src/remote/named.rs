//! The file in a private directory that says where the log is kept, if a service keeps it.

use crate::error::{At, Outcome};
use crate::files::{self, Readers};
use ostrakon_client::Base;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Holds the address, in one line.
const SERVICE: &str = "service";
const LIMIT: u64 = 4096;

/// A service's register.
pub(crate) struct RegisterUrl(pub(crate) Base);

impl FromStr for RegisterUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let whole = Base::parse(text).map_err(|error| error.to_string())?;
        let base = whole.as_str().strip_suffix("/register").and_then(|base| Base::parse(base).ok());
        base.map(Self).ok_or_else(|| format!("{text} is no address of a register, which ends in /register"))
    }
}

impl fmt::Display for RegisterUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/register", self.0)
    }
}

/// Says that a service keeps this log.
pub(crate) fn name(private: &Path, url: impl fmt::Display) -> Outcome {
    files::write(&place(private), format!("{url}\n").as_bytes(), Readers::All)
}

/// Where the log is kept; none if it is kept here.
pub(crate) fn carried_at<U: FromStr<Err: fmt::Display>>(private: &Path) -> Outcome<Option<U>> {
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
