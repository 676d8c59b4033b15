//! What a device needs of an election that it cannot ask for: one file, a tar of the record's own files (spec 10.11).

mod tar;
mod write;

pub use write::{NoVoteFile, write_vote_file};

use crate::{FileEntry, ReadError, RecordFiles};
use ostrakon_group::{Bytes32, SortedMap, sha256};
use std::io::{Cursor, Read};
use std::ops::Range;
use tar::Member;

/// The first file: the SHA-256 of each of the others, as `sha256sum` writes and checks it.
const SUMS: &str = "SHA256SUMS";

/// An election's files, read from a vote file. Nothing of them is judged but that they are what was written.
pub struct VoteFile {
    bytes: Vec<u8>,
    files: SortedMap<String, Range<usize>>,
}

/// Why bytes are no vote file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VoteFileError {
    /// More than [`VoteFile::LIMIT`].
    #[error(
        "{length} bytes, and a vote file has at most {}: take the vote's own, or vote online",
        VoteFile::LIMIT
    )]
    TooLarge {
        /// How many.
        length: usize,
    },
    /// It does not begin as one.
    #[error("this is no vote file: take the one that the vote's page gives")]
    Foreign,
    /// It ends too early.
    #[error("the file is cut off: get it again")]
    CutOff,
    /// Something stands there that is not written there.
    #[error("damaged at byte {at}: get the file again")]
    Header {
        /// Where.
        at: usize,
    },
    /// The list at its beginning does not name what follows.
    #[error("{SUMS} is not the list of the files behind it: get the file again")]
    List,
    /// A file is not the one that was listed.
    #[error("{path} is not what {SUMS} says: get the file again")]
    OtherBytes {
        /// Which.
        path: String,
    },
}

impl VoteFile {
    /// The largest, in bytes: about 930,000 voters on all rolls together.
    pub const LIMIT: usize = 32 << 20;

    /// Reads one, and holds every byte of it against its list.
    ///
    /// # Errors
    /// If it is damaged anywhere, cut off, too large, or something else.
    pub fn read(bytes: Vec<u8>) -> Result<Self, VoteFileError> {
        if bytes.len() > Self::LIMIT {
            return Err(VoteFileError::TooLarge { length: bytes.len() });
        }
        if !bytes.starts_with(SUMS.as_bytes()) {
            return Err(VoteFileError::Foreign);
        }
        let members = tar::members(&bytes)?;
        let (list, others) = members.split_first().ok_or(VoteFileError::Foreign)?;
        let sums = others.iter().map(|member| listed(member, &bytes)).collect::<Result<String, _>>()?;
        if list.name != SUMS || !others.is_sorted_by(|one, two| one.name < two.name) {
            return Err(VoteFileError::List);
        }
        if bytes[list.at.clone()] != *sums.as_bytes() {
            return Err(differing(&bytes[list.at.clone()], &sums));
        }
        let files = members.into_iter().skip(1).map(|Member { name, at }| (name, at)).collect();
        Ok(Self { bytes, files })
    }

    fn file(&self, path: &str, limit: u64) -> Result<&[u8], ReadError> {
        let bytes = &self.bytes[self.files.get(path).cloned().ok_or(ReadError::Missing)?];
        if bytes.len() as u64 > limit { Err(ReadError::TooLarge { limit }) } else { Ok(bytes) }
    }
}

/// A file's line of the list. Whoever unpacks an archive must find its files below where they are.
fn listed(Member { name, at }: &Member, bytes: &[u8]) -> Result<String, VoteFileError> {
    let plain = |part: &str| {
        let known = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        !part.is_empty() && !part.starts_with('.') && part.chars().all(known)
    };
    match name.split('/').all(plain) {
        true => Ok(line(name, &bytes[at.clone()])),
        false => Err(VoteFileError::List),
    }
}

fn line(path: &str, bytes: &[u8]) -> String {
    format!("{}  {path}\n", Bytes32::from(sha256(bytes)))
}

/// Which file is another one, where the list names the same ones.
fn differing(list: &[u8], found: &str) -> VoteFileError {
    let lines = list.split(|byte| *byte == b'\n').zip(found.split('\n'));
    let other = lines.filter(|(said, found)| *said != found.as_bytes()).find_map(|(said, found)| {
        let path = found.get(66..)?;
        (said.get(66..) == Some(path.as_bytes())).then(|| path.to_owned())
    });
    other.map_or(VoteFileError::List, |path| VoteFileError::OtherBytes { path })
}

impl RecordFiles for VoteFile {
    fn list(&self) -> Result<Vec<FileEntry>, ReadError> {
        Err(ReadError::NoListing)
    }

    /// It holds a part of the record: that something is not there says nothing.
    fn is_listed(&self) -> bool {
        false
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        self.file(path, limit).map(<[u8]>::to_vec)
    }

    fn open(&self, path: &str, limit: u64) -> Result<Box<dyn Read + '_>, ReadError> {
        Ok(Box::new(Cursor::new(self.file(path, limit)?)))
    }
}

impl std::fmt::Debug for VoteFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "VoteFile({} files)", self.files.len())
    }
}

#[cfg(test)]
mod tests;
