//! What a file says of itself, and the way from a row group to the signed root.

use ostrakon_group::Bytes32;
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::hash::Hash;
use ostrakon_tlog::tree::{Frontier, TreeHead};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The key of a file's metadata under which it stands.
pub(crate) const KEY: &str = "ostrakon";
const FORMAT: &str = "ostrakon/v1/view";
/// More than any log's entries.
const MOST: u64 = 1 << 40;

/// As JSON, its members in the order of their names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Binding {
    /// The signed note, as it was published.
    pub(crate) checkpoint: String,
    /// Entries of this file.
    pub(crate) count: u64,
    /// The first of them.
    pub(crate) first: u64,
    format: String,
    /// Of every row group of every file the tree hash of its entries (RFC 6962, 2.1).
    pub(crate) groups: Vec<Bytes32>,
    pub(crate) origin: String,
    /// Which of the files it is, from 0.
    pub(crate) part: u64,
    pub(crate) parts: u64,
    pub(crate) root: Bytes32,
    /// Rows of every row group but the last one.
    pub(crate) rows: u64,
    pub(crate) size: u64,
}

/// What all files of a view have in common: a checkpoint, and how its log is cut.
#[derive(Clone, Debug)]
pub(crate) struct Whole {
    pub(crate) signed: SignedCheckpoint,
    pub(crate) rows: u64,
    /// Rows of every file but the last one.
    pub(crate) file: u64,
    pub(crate) groups: Vec<Hash>,
}

pub(crate) fn name(part: u64) -> String {
    format!("part-{part:05}.parquet")
}

impl Whole {
    pub(crate) fn head(&self) -> &TreeHead {
        self.signed.unverified().head()
    }

    pub(crate) fn parts(&self) -> u64 {
        self.head().size.div_ceil(self.file)
    }

    /// The entries of a file.
    pub(crate) fn entries(&self, part: u64) -> Range<u64> {
        part * self.file..self.head().size.min((part + 1) * self.file)
    }

    /// The row groups of a file, as entries.
    pub(crate) fn groups_of(&self, part: u64) -> impl Iterator<Item = Range<u64>> {
        let (entries, rows) = (self.entries(part), self.rows);
        let groups = entries.clone().step_by(usize::try_from(rows).unwrap_or(usize::MAX));
        groups.map(move |first| first..entries.end.min(first + rows))
    }

    pub(crate) fn root_of(&self, group: &Range<u64>) -> Option<&Hash> {
        self.groups.get(usize::try_from(group.start / self.rows).ok()?)
    }

    pub(crate) fn binding(&self, part: u64) -> Binding {
        let (entries, checkpoint) = (self.entries(part), self.signed.unverified());
        Binding {
            checkpoint: self.signed.encode(),
            count: entries.end - entries.start,
            first: entries.start,
            format: FORMAT.into(),
            groups: self.groups.iter().map(|root| (*root.as_bytes()).into()).collect(),
            origin: checkpoint.origin().to_string(),
            part,
            parts: self.parts(),
            root: (*checkpoint.head().root.as_bytes()).into(),
            rows: self.rows,
            size: checkpoint.head().size,
        }
    }

    /// Of a file's own words, if its row groups lead to the root of its checkpoint.
    pub(crate) fn of(told: &Binding) -> Result<Self, String> {
        let small = [told.size, told.count, told.first].iter().all(|number| *number <= MOST);
        if told.size == 0 || !small || !good_rows(told.rows) {
            return Err("its row groups have another size than a view's".into());
        }
        let file = file(told);
        let signed = SignedCheckpoint::parse(told.checkpoint.as_bytes()).map_err(|e| e.to_string())?;
        let groups = told.groups.iter().map(|root| Hash::from_bytes(root.0)).collect();
        let whole = Self { signed, rows: told.rows, file, groups };
        if told.size.div_ceil(told.rows) != told.groups.len() as u64
            || root(&whole.groups) != whole.head().root
        {
            return Err("its row groups do not lead to the root of its checkpoint".into());
        }
        let good = file > 0 && file.is_multiple_of(told.rows) && told.size == whole.head().size;
        match good && told.part < whole.parts() && whole.binding(told.part) == *told {
            true => Ok(whole),
            false => Err("what it says of itself does not fit together".into()),
        }
    }
}

/// Rows of every file but the last, as one of several files tells it.
fn file(told: &Binding) -> u64 {
    match told.part {
        0 if told.parts == 1 => told.size.next_multiple_of(told.rows),
        0 => told.count,
        part => told.first / part,
    }
}

/// Whether a row group may have so many rows.
pub(crate) fn good_rows(rows: u64) -> bool {
    (256..=65_536).contains(&rows) && rows.is_power_of_two()
}

/// RFC 6962, 2.1 splits at the largest power of two, so a row group is a node of the tree, and the last one its right edge: the root is the tree hash over the groups' hashes.
pub(crate) fn root(groups: &[Hash]) -> Hash {
    groups.iter().copied().collect::<Frontier>().head().root
}

#[cfg(test)]
mod tests {
    use super::*;
    use ostrakon_tlog::hash::leaf_hash;

    #[test]
    fn row_groups_lead_to_the_root_whatever_the_size() {
        let leaves: Vec<Hash> = (0u32..3000).map(|i| leaf_hash(&i.to_be_bytes())).collect();
        for size in [1, 255, 256, 257, 511, 512, 513, 1023, 1024, 1025, 2048, 2999] {
            for rows in [256, 512, 1024] {
                let groups: Vec<Hash> = leaves[..size].chunks(rows).map(root).collect();
                assert_eq!(root(&groups), root(&leaves[..size]), "{size} by {rows}");
            }
        }
    }
}
