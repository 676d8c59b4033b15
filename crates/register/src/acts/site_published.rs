//! What browsers are given (spec 9.10).

use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/site-published`: from here on, a service's pages are made of these files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SitePublished {
    /// All of them, ascending by path.
    pub files: Vec<SiteFile>,
    /// Hash of the founding's body.
    pub register: Bytes32,
    /// What they are made from, for people.
    pub release: String,
    /// When, Unix seconds.
    pub time: u64,
}

/// A file that browsers are given.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteFile {
    /// Below the service's base: `assets/…`, or a page that scripts fill, with `*` for a vote's slug.
    pub path: String,
    /// Of its bytes.
    pub sha256: Bytes32,
}
