//! What is sent to a room, and what it answers (spec 10.3).

use crate::problem::{Answer, Problem};
use data_encoding::BASE64;
use ostrakon_election::board::Head;
use ostrakon_election::document::SignedDocument;
use ostrakon_tlog::hash::{Hash, leaf_hash};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use std::collections::{BTreeMap, HashSet};
use std::fmt;

/// Documents with the side files that they name.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Submission {
    /// Signed documents, each in its canonical form.
    #[schema(value_type = Vec<Object>)]
    documents: Vec<Box<RawValue>>,
    /// Side files by path, in base 64.
    #[serde(default, deserialize_with = "each_once")]
    files: BTreeMap<String, String>,
}

/// Members by name; one that stands there twice is refused, as everywhere in requests (spec 10.2).
fn each_once<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, String>, D::Error> {
    struct EachOnce;
    impl<'de> Visitor<'de> for EachOnce {
        type Value = BTreeMap<String, String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("files by path")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
            let mut all = BTreeMap::new();
            while let Some((path, file)) = members.next_entry::<String, String>()? {
                if all.contains_key(&path) {
                    return Err(A::Error::custom(format_args!("the file {path:?} stands there twice")));
                }
                all.insert(path, file);
            }
            Ok(all)
        }
    }
    from.deserialize_map(EachOnce)
}

/// Where documents stand.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Entered {
    /// The index of each, in their order.
    pub(crate) entries: Vec<u64>,
    /// The log's head with them.
    pub(crate) head: HeadAnswer,
    /// What their sender should look at; they are entered all the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) warnings: Vec<String>,
}

/// A head, as documents write it.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct HeadAnswer {
    root: String,
    size: u64,
}

impl From<Head> for HeadAnswer {
    fn from(head: Head) -> Self {
        Self { root: head.root.to_string(), size: head.size }
    }
}

/// Documents of one submission; more are sent one after the other.
const MOST: usize = 4_096;

impl Submission {
    /// Reads the body of a request.
    pub(crate) fn read(body: &[u8]) -> Answer<Self> {
        let read: Self = serde_json::from_slice(body).map_err(|e| Problem::malformed(e.to_string()))?;
        if read.documents.is_empty() || read.documents.len() > MOST {
            return Err(Problem::malformed(format!(
                "{} documents, where 1 to {MOST} are taken",
                read.documents.len()
            )));
        }
        let mut seen = HashSet::new();
        let again = read.bytes().position(|document| !seen.insert(document));
        match again {
            Some(number) => Err(Problem::malformed(format!("document {number} stands there twice"))),
            None => Ok(read),
        }
    }

    /// The documents' bytes.
    pub(crate) fn bytes(&self) -> impl Iterator<Item = &[u8]> {
        self.documents.iter().map(|document| document.get().as_bytes())
    }

    /// The leaf hashes under which the documents stand on a board, if they do.
    pub(crate) fn leaves(&self) -> Vec<Hash> {
        self.bytes().map(leaf_hash).collect()
    }

    /// The documents that are wanted, by their number from 0, read strictly.
    pub(crate) fn documents(&self, wanted: impl Fn(usize) -> bool) -> Answer<Vec<SignedDocument>> {
        let read = |(number, bytes): (usize, &[u8])| {
            SignedDocument::decode(bytes)
                .map_err(|e| Problem::by_check("102", format!("document {number}: {e}")))
        };
        self.bytes().enumerate().filter(|(number, _)| wanted(*number)).map(read).collect()
    }

    /// The side files.
    pub(crate) fn files(&self) -> Answer<Vec<(String, Vec<u8>)>> {
        let file = |(path, text): (&String, &String)| {
            let bytes = BASE64.decode(text.as_bytes());
            Ok((path.clone(), bytes.map_err(|e| Problem::malformed(format!("file {path:?}: {e}")))?))
        };
        self.files.iter().map(file).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(files: &str) -> Answer<Submission> {
        Submission::read(format!("{{\"documents\":[{{}}],\"files\":{files}}}").as_bytes())
    }

    #[test]
    fn a_file_stands_there_once() {
        let files = read(r#"{"roll/0":"AA==","setup/keys":""}"#).unwrap().files().unwrap();
        assert_eq!(files, [("roll/0".to_owned(), vec![0]), ("setup/keys".to_owned(), Vec::new())]);
        let twice = read(r#"{"roll/0":"AA==","roll/0":"AA=="}"#).err().unwrap();
        assert_eq!(twice.status(), axum::http::StatusCode::BAD_REQUEST);
        let again = Submission::read(br#"{"documents":[{"a":1},{},{"a":1}]}"#).err().unwrap();
        assert_eq!(again.status(), axum::http::StatusCode::BAD_REQUEST);
        assert!(read(r#"{"documents":[]}"#).is_err() && read("[]").is_err());
    }
}
