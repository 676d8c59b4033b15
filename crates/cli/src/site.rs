//! What a service gives to browsers, as a list (spec 9.10): this program's own, or one in a file.

use crate::error::{Advise, At, CliError, Outcome};
use crate::files;
use ostrakon_register::acts::SiteFile;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// A list in a file, and what it is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SiteList {
    /// Ascending by path.
    pub(crate) files: Vec<SiteFile>,
    /// What they are made from, for people.
    pub(crate) release: String,
}

/// An act has 65,535 bytes.
const LIMIT: u64 = 65_536;

impl SiteList {
    /// What this program serves, for everybody to hold it to.
    pub(crate) fn to_publish() -> Self {
        if ostrakon_pages::WEB_MISSING {
            eprintln!(
                "WARNING: this program was built without the web bundle: nobody can vote in a browser on what it serves. `cargo xtask web` builds it."
            );
        }
        Self::own()
    }

    /// What this program serves.
    pub(crate) fn own() -> Self {
        Self { files: ostrakon_pages::site(), release: ostrakon_pages::RELEASE.into() }
    }

    /// What a file says that another program serves.
    pub(crate) fn read(path: &Path) -> Outcome<Self> {
        let text = files::read_text(path, LIMIT)?;
        let read: Outcome<Self> = serde_json::from_str(&text).map_err(CliError::new);
        read.map_err(|error| error.at(path.display()))
            .next("`ostrakon service site > FILE` writes such a list")
    }

    /// As it stands in a file.
    pub(crate) fn to_json(&self) -> Outcome<String> {
        serde_json::to_string_pretty(self).at("the list")
    }
}
