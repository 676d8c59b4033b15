//! The log in memory: entries, their tree, the files they make.

use super::Head;
use ostrakon_tlog::bundle::{EntryBundle, MAX_ENTRY_LEN};
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::inclusion::InclusionProof;
use ostrakon_tlog::tiles::HashTile;
use ostrakon_tlog::tree::MerkleTree;

/// Entries with their tree.
#[derive(Clone, Debug, Default)]
pub struct Log {
    entries: Vec<Vec<u8>>,
    tree: MerkleTree,
}

/// An entry does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an entry of {length} bytes, where 1 to {MAX_ENTRY_LEN} are allowed")]
pub struct AppendError {
    /// Its length.
    pub length: usize,
}

impl Log {
    /// An empty log.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends an entry; its index.
    pub fn append(&mut self, entry: Vec<u8>) -> Result<u64, AppendError> {
        if entry.is_empty() || entry.len() > MAX_ENTRY_LEN {
            return Err(AppendError { length: entry.len() });
        }
        self.tree.append(leaf_hash(&entry));
        self.entries.push(entry);
        Ok(self.size() - 1)
    }

    /// All entries.
    pub fn entries(&self) -> &[Vec<u8>] {
        &self.entries
    }

    /// How many there are.
    pub fn size(&self) -> u64 {
        self.entries.len() as u64
    }

    /// The tree.
    pub fn tree(&self) -> &MerkleTree {
        &self.tree
    }

    /// Size and root now.
    pub fn head(&self) -> Head {
        self.tree.head().into()
    }

    /// Size and root when the log had `size` entries.
    pub fn head_at(&self, size: u64) -> Option<Head> {
        self.tree.head_at(size).ok().map(Head::from)
    }

    /// The inclusion path of an entry in the tree as it is now.
    pub fn inclusion(&self, index: u64) -> Option<InclusionProof> {
        self.tree.inclusion_proof(index, self.size()).ok()
    }

    /// Tiles and bundles that change when the log grows from `from` entries: (path, bytes).
    pub fn files_since(&self, from: u64) -> Vec<(String, Vec<u8>)> {
        let size = self.size();
        let changed = |start: u64, span: u64| (start + 1).saturating_mul(span) > from;
        let tiles = HashTile::all(size)
            .filter(|t| changed(t.index(), 256u64.saturating_pow(u32::from(t.level()) + 1)));
        let bundles = EntryBundle::all(size).filter(|b| changed(b.index(), 256));
        let tile_files = tiles.filter_map(|t| Some((t.path(), t.encode(&self.tree)?)));
        let bundle_files = bundles.filter_map(|b| {
            let range = b.entries();
            let bytes = b.encode(&self.entries[range.start as usize..range.end as usize]).ok()?;
            Some((b.path(), bytes))
        });
        tile_files.chain(bundle_files).collect()
    }

    /// Paths of all tiles and bundles of this size.
    pub fn paths(size: u64) -> Vec<String> {
        HashTile::all(size).map(|t| t.path()).chain(EntryBundle::all(size).map(|b| b.path())).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use ostrakon_tlog::stream::FileStream;

    #[test]
    fn a_log_streamed_out_has_the_same_files() {
        let (mut log, mut stream, mut files) = (Log::new(), FileStream::new(), Vec::new());
        for size in 0..1_030u64 {
            if size % 103 == 0 {
                let mut all: Vec<_> = files.iter().cloned().chain(stream.partial()).collect();
                let mut expected = log.files_since(0);
                all.sort();
                expected.sort();
                assert_eq!(all, expected);
                assert_eq!(Head::from(stream.head()), log.head());
            }
            let entry = size.to_be_bytes().repeat(1 + size as usize % 5);
            files.extend(stream.append(&entry).unwrap());
            log.append(entry).unwrap();
        }
    }
}
