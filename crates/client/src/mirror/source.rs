//! Where a mirror's files come from.

use crate::archive::{Fetched, Tag};
use crate::{Client, ClientError};
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use std::sync::{Mutex, PoisonError};

/// The files of one log, as somebody publishes them.
pub trait Source: Sync {
    /// The file at this path, relative to the log's prefix, of at most `limit` bytes; none if it is not there.
    ///
    /// # Errors
    /// If nobody says whether it is.
    fn get(&self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, ClientError>;

    /// What people call it.
    fn name(&self) -> String;
}

/// A log that a web server publishes.
#[derive(Debug)]
pub struct Remote {
    client: Client,
    /// What its paths begin with; empty, or with a `/` at its end.
    prefix: String,
    /// The checkpoint that came last, and what the server calls that state of it.
    known: Mutex<Option<(Tag, Vec<u8>)>>,
}

impl Remote {
    /// The log at a path below the client's base: `elections/spring/`, `register/`, or nothing.
    pub fn new(client: Client, prefix: impl Into<String>) -> Self {
        Self { client, prefix: prefix.into(), known: Mutex::new(None) }
    }

    /// Asked for again and again, so only what changed is sent.
    fn checkpoint(&self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, ClientError> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let fetched = self.client.file_unless(path, limit, known.as_ref().map(|(tag, _)| tag))?;
        match fetched {
            Fetched::Same => Ok(known.as_ref().map(|(_, bytes)| bytes.clone())),
            Fetched::Missing => Ok(None),
            Fetched::File(bytes, tag) => {
                *known = tag.map(|tag| (tag, bytes.clone()));
                Ok(Some(bytes))
            }
        }
    }
}

impl Source for Remote {
    fn get(&self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, ClientError> {
        let whole = format!("{}{path}", self.prefix);
        match path {
            CHECKPOINT_PATH => self.checkpoint(&whole, limit),
            _ => self.client.file(&whole, limit),
        }
    }

    fn name(&self) -> String {
        format!("{}/{}", self.client.base(), self.prefix).trim_end_matches('/').to_owned()
    }
}

/// A log within another's files: the register's copy in a record.
pub(super) struct Below<'a> {
    pub(super) source: &'a dyn Source,
    pub(super) prefix: &'a str,
}

impl Source for Below<'_> {
    fn get(&self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, ClientError> {
        self.source.get(&format!("{}{path}", self.prefix), limit)
    }

    fn name(&self) -> String {
        format!("{}/{}", self.source.name(), self.prefix.trim_end_matches('/'))
    }
}
