//! Floor 6: results of shards in an object store (spec 8.9), for machines that share no disk. Blocking, and at home on any thread.
//!
//! A store is named by a path, by `file:///…`, or by `s3://bucket/prefix`. Credentials, region and endpoint of a bucket come from the usual variables of the environment
//! (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`, `AWS_REGION`, `AWS_ENDPOINT_URL`, `AWS_ALLOW_HTTP`, `AWS_CA_BUNDLE`, …) or from the machine that this
//! runs on, never from a name. What is kept has the same names and the same bytes in a folder and in a bucket.
//!
//! | module | does |
//! |---|---|
//! | `name` | what a store is called |
//! | `settings` | what the environment says of a bucket |
//! | `bucket` | results in a bucket |
//! | `wire` | its requests, over the HTTP client that the rest of Ostrakon uses |
//! | `trouble` | what a request met with, told so that somebody can act on it |
//!
//! What comes back is held against its name. Which result is a task's is the word of whoever may write: a store is trusted like the machines (spec 8.9).

#![forbid(unsafe_code)]

mod bucket;
mod name;
mod settings;
mod trouble;
mod wire;

pub use bucket::Bucket;
pub use name::{Name, NameError};
pub use wire::Patience;

use ostrakon_verify::shards::{Folder, Store};
use std::sync::Arc;

/// A store, wherever it is.
pub type Opened = Arc<dyn Store + Send + Sync>;

/// Opens the store of this name. Nothing is asked of it yet.
///
/// # Errors
/// If the name is none, or the environment's settings make no sense.
pub fn open(name: &str) -> Result<Opened, NameError> {
    open_named(&Name::parse(name)?)
}

/// As [`open`], of a name that was read.
///
/// # Errors
/// If the environment's settings make no sense.
pub fn open_named(name: &Name) -> Result<Opened, NameError> {
    Ok(match name {
        Name::Folder(path) => Arc::new(Folder::new(path)),
        Name::Bucket { .. } => Arc::new(Bucket::open(name, settings::environment(), Patience::default())?),
    })
}
