//! Published files (spec 10.1): anybody's, without a name.

use crate::wire::Ask;
use crate::{Client, ClientError};

/// An entity tag: what the service calls one state of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag(String);

/// What is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// There is no such file.
    Missing,
    /// The state that was named.
    Same,
    /// These bytes, in a state that has this name.
    File(Vec<u8>, Option<Tag>),
}

impl Client {
    /// The file at a path below the base, of at most `limit` bytes.
    ///
    /// # Errors
    /// If it cannot be fetched; that it is not there is no error.
    pub fn file(&self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, ClientError> {
        match self.file_unless(path, limit, None)? {
            Fetched::File(bytes, _) => Ok(Some(bytes)),
            Fetched::Missing | Fetched::Same => Ok(None),
        }
    }

    /// As [`Self::file`], unless it is still in the state that this tag names.
    ///
    /// # Errors
    /// As [`Self::file`].
    pub fn file_unless(&self, path: &str, limit: u64, known: Option<&Tag>) -> Result<Fetched, ClientError> {
        let path = format!("/{path}");
        let mut ask = Ask::get(&path).at_most(limit);
        if let Some(Tag(tag)) = known {
            ask = ask.header("if-none-match", tag);
        }
        match self.wire.ask(&ask) {
            Ok(answer) if answer.status == 304 => Ok(Fetched::Same),
            Ok(answer) => {
                let tag = answer.header("etag").map(|tag| Tag(tag.to_owned()));
                Ok(Fetched::File(answer.body, tag))
            }
            Err(error) if error.is(404) || error.is(410) => Ok(Fetched::Missing),
            Err(error) => Err(error),
        }
    }
}
