//! One voter of a roll, found in its file as it is read: nothing of it is held, and no point is decoded.

use super::OpenedRoll;
use crate::rolls::fill;
use crate::{Progress, ReadError, RecordFiles};
use ostrakon_election::roll::RollRecord;
use ostrakon_group::Bytes32;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::tree::Frontier;

/// Bytes of a record: P and its weight.
const RECORD: usize = size_of::<RollRecord>();
/// Records read at once.
const PIECE: usize = 4096;

/// Where a voter stands on a roll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundVoter {
    /// The record's number.
    pub record: u64,
    /// The voter's weight.
    pub weight: u32,
}

impl OpenedRoll {
    /// Looks for a credential in the roll's file, and holds the file against the root that the opening fixed. None if it is not there.
    ///
    /// # Errors
    /// If the file cannot be read, or is not the one that was signed.
    pub fn find(
        &self,
        files: &dyn RecordFiles,
        key: &[u8; 32],
        progress: &dyn Progress,
    ) -> Result<Option<FoundVoter>, ReadError> {
        progress.stage("reading rolls", self.size);
        let limit = self.size.saturating_mul(RECORD as u64);
        let mut file = files.open(&self.path, limit)?;
        let mut search = Search::default();
        let mut piece = vec![0; PIECE * RECORD];
        loop {
            let length = fill(&mut file, &mut piece)?;
            let (records, rest) = piece[..length].as_chunks();
            search.records(records, key);
            progress.advance(records.len() as u64);
            if length < piece.len() {
                return if rest.is_empty() { search.finish(&self.root) } else { Err(ReadError::OtherBytes) };
            }
        }
    }
}

#[derive(Default)]
struct Search {
    tree: Frontier,
    read: u64,
    found: Option<FoundVoter>,
}

impl Search {
    fn records(&mut self, records: &[RollRecord], key: &[u8; 32]) {
        for record in records {
            self.tree.append(leaf_hash(record));
            if let Some(weight) = record.strip_prefix(key.as_slice()) {
                let weight = weight.try_into().map(u32::from_be_bytes).unwrap_or_default();
                self.found = Some(FoundVoter { record: self.read, weight });
            }
            self.read += 1;
        }
    }

    fn finish(self, root: &Bytes32) -> Result<Option<FoundVoter>, ReadError> {
        match *self.tree.head().root.as_bytes() == root.0 {
            true => Ok(self.found),
            false => Err(ReadError::OtherBytes),
        }
    }
}
