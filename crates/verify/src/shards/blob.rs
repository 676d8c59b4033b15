//! A result as bytes: a head in JSON, which names the SHA-256 of every section behind it. The result's name is that of all up to the end of the
//! head, so that a part of it can be fetched alone and held against the name.

use super::ShardError;
use ostrakon_group::{Bytes32, sha256};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::ops::Range;

const MAGIC: &[u8; 16] = b"ostrakon-shard/1";
/// The magic, and the head's length as 32 bits.
const FIXED: usize = MAGIC.len() + 4;
/// More than any head has.
const MOST_HEAD: u32 = 1 << 30;

/// What stands behind the head: so many bytes of this hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Section {
    length: u64,
    sha256: Bytes32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head<T> {
    sections: Vec<Section>,
    told: T,
}

/// A result, made here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    name: Bytes32,
    bytes: Vec<u8>,
}

impl Blob {
    /// # Errors
    /// If there is more to tell than is ever read: then the stretch is too long.
    pub(super) fn new(told: &impl Serialize, sections: &[Vec<u8>]) -> Result<Self, ShardError> {
        let named = |bytes: &Vec<u8>| Section { length: bytes.len() as u64, sha256: sha256(bytes).into() };
        let head = Head { sections: sections.iter().map(named).collect(), told };
        let json = serde_json::to_vec(&head).unwrap_or_default();
        let length = u32::try_from(json.len()).ok().filter(|length| *length <= MOST_HEAD);
        let length = length.ok_or_else(|| {
            ShardError::Other("its documents are too many for one result: cut shorter stretches".into())
        })?;
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(&json);
        let name = sha256(&bytes).into();
        sections.iter().for_each(|section| bytes.extend_from_slice(section));
        Ok(Self { name, bytes })
    }

    /// Under which it is kept.
    pub fn name(&self) -> Bytes32 {
        self.name
    }

    /// What is kept.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The head of a result, read and held against its name.
#[derive(Clone, Debug)]
pub(super) struct Told<T> {
    pub(super) told: T,
    sections: Vec<Section>,
    /// Where the first section begins.
    start: u64,
}

/// The first bytes of a result, which say how long its head is.
pub(super) const FIRST: Range<u64> = 0..FIXED as u64;

/// Where the head ends; `None` if these are no first bytes of a result.
pub(super) fn head_end(first: &[u8]) -> Option<u64> {
    let length = first.strip_prefix(MAGIC)?.first_chunk().copied().map(u32::from_be_bytes)?;
    (length <= MOST_HEAD).then_some(FIXED as u64 + u64::from(length))
}

impl<T: DeserializeOwned> Told<T> {
    /// Reads all bytes up to the end of the head; refused unless they have this name.
    pub(super) fn read(name: &Bytes32, bytes: &[u8]) -> Option<Self> {
        let end = head_end(bytes)?;
        if bytes.len() as u64 != end || sha256(bytes) != name.0 {
            return None;
        }
        let head: Head<T> = serde_json::from_slice(&bytes[FIXED..]).ok()?;
        Some(Self { told: head.told, sections: head.sections, start: end })
    }
}

impl<T> Told<T> {
    /// Where a section is; `None` if there is none.
    pub(super) fn place(&self, section: usize) -> Option<Range<u64>> {
        let before = self.sections.get(..section)?.iter();
        let start = before.fold(self.start, |sum, one| sum.saturating_add(one.length));
        Some(start..start.saturating_add(self.sections.get(section)?.length))
    }

    /// Whether these bytes are that section.
    pub(super) fn holds(&self, section: usize, bytes: &[u8]) -> bool {
        self.sections.get(section).is_some_and(|one| one.sha256.0 == sha256(bytes))
    }
}
