//! A record's files, as the worker fetches them from where a service publishes them.

use ostrakon_verify::{FileEntry, ReadError, RecordFiles};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The worker's own: the bytes at a path below the base, of at most so many; nothing where nothing is. Throws where there is no network.
    #[wasm_bindgen(catch, js_name = readPublished)]
    fn read_published(path: &str, limit: f64) -> Result<Option<Vec<u8>>, JsValue>;
}

/// A record below a path of the service, with a final `/`.
#[derive(Clone, Debug)]
pub struct Fetched(String);

impl Fetched {
    /// The record of the election of this slug.
    pub fn record(slug: &str) -> Self {
        Self(format!("/elections/{slug}/"))
    }

    /// The organisation's register.
    pub fn register() -> Self {
        Self("/register/".to_owned())
    }
}

impl RecordFiles for Fetched {
    fn list(&self) -> Result<Vec<FileEntry>, ReadError> {
        Err(ReadError::NoListing)
    }

    fn is_listed(&self) -> bool {
        false
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        match read_published(&format!("{}{path}", self.0), limit as f64) {
            Ok(Some(bytes)) if bytes.len() as u64 > limit => Err(ReadError::TooLarge { limit }),
            Ok(Some(bytes)) => Ok(bytes),
            Ok(None) => Err(ReadError::Missing),
            Err(_) => Err(ReadError::Io(std::io::Error::other("it could not be fetched"))),
        }
    }
}
