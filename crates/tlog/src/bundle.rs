//! Entry bundles: the files of a log that hold its entries (c2sp.org/tlog-tiles, Log entries).

use core::ops::Range;

use crate::tiles::{FULL_WIDTH, HashTile, encode_index, spans};

/// The longest entry, in bytes: what the 16-bit length before it can say.
pub const MAX_ENTRY_LEN: usize = u16::MAX as usize;

/// Most bytes of a bundle: [`FULL_WIDTH`] of the longest entries, each after its length.
pub const MAX_BUNDLE_LEN: u64 = FULL_WIDTH as u64 * (MAX_ENTRY_LEN as u64 + 2);

/// One bundle of entries: where it is and how many it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryBundle {
    index: u64,
    width: u16,
}

impl EntryBundle {
    /// All bundles of a log of `size` entries, left to right.
    pub fn all(size: u64) -> impl Iterator<Item = Self> {
        spans(size).map(|(index, width)| Self { index, width })
    }

    /// The bundle at this place, of 1 to 256 entries.
    pub(crate) fn of(index: u64, width: u16) -> Self {
        Self { index, width }
    }

    /// The bundle of a log of `size` entries that holds the entry `index`.
    pub fn holding(index: u64, size: u64) -> Option<Self> {
        let bundle = index / u64::from(FULL_WIDTH);
        let start = bundle * u64::from(FULL_WIDTH);
        // At most 256, so it fits.
        let width = size.checked_sub(start)?.min(FULL_WIDTH.into()) as u16;
        (index < size).then_some(Self { index: bundle, width })
    }

    /// The number of bundles to the left.
    pub fn index(&self) -> u64 {
        self.index
    }

    /// The number of entries, 1 to 256.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// The tile that holds the leaf hashes of these entries: both have the same index and width.
    pub fn leaf_tile(&self) -> HashTile {
        HashTile::of(0, self.index, self.width)
    }

    /// The indices of the entries in the log.
    pub fn entries(&self) -> Range<u64> {
        let start = self.index * u64::from(FULL_WIDTH);
        start..start + u64::from(self.width)
    }

    /// The file's path, relative to the log's prefix.
    pub fn path(&self) -> String {
        // c2sp.org/tlog-tiles, Log entries: "<prefix>/tile/entries/<N>[.p/<W>]".
        format!("tile/entries/{}", encode_index(self.index, self.width))
    }

    /// The file's bytes.
    ///
    /// # Errors
    /// If there are not [`Self::width`] entries, or one is longer than [`MAX_ENTRY_LEN`].
    pub fn encode<E: AsRef<[u8]>>(&self, entries: &[E]) -> Result<Vec<u8>, EncodeBundleError> {
        if entries.len() != usize::from(self.width) {
            return Err(EncodeBundleError::Width {
                path: self.path(),
                found: entries.len(),
                width: self.width,
            });
        }
        let mut bytes = Vec::new();
        for (entry, index) in entries.iter().map(AsRef::as_ref).zip(self.entries()) {
            Self::push(&mut bytes, index, entry)?;
        }
        Ok(bytes)
    }

    /// Adds the entry of this index in the log to a file's bytes.
    pub(crate) fn push(bytes: &mut Vec<u8>, index: u64, entry: &[u8]) -> Result<(), EncodeBundleError> {
        let len = u16::try_from(entry.len());
        let len = len.map_err(|_| EncodeBundleError::TooLong { index, len: entry.len() })?;
        // c2sp.org/tlog-tiles, Log entries: "sequences of big-endian uint16 length-prefixed log entries".
        bytes.extend_from_slice(&len.to_be_bytes());
        bytes.extend_from_slice(entry);
        Ok(())
    }

    /// Reads the file's bytes: [`Self::width`] entries and nothing else.
    ///
    /// # Errors
    /// If an entry is cut off, or bytes are left after the last.
    pub fn decode<'a>(&self, bytes: &'a [u8]) -> Result<Vec<&'a [u8]>, DecodeBundleError> {
        let mut rest = bytes;
        let mut entries = Vec::with_capacity(self.width.into());
        for index in self.entries() {
            let cut = || DecodeBundleError::CutOff { path: self.path(), index };
            let (entry, after) = split_entry(rest).ok_or_else(cut)?;
            entries.push(entry);
            rest = after;
        }
        match rest.len() {
            0 => Ok(entries),
            len => Err(DecodeBundleError::Trailing { path: self.path(), len }),
        }
    }
}

fn split_entry(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (len, rest) = bytes.split_first_chunk()?;
    rest.split_at_checked(u16::from_be_bytes(*len).into())
}

/// Why entries make no bundle.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EncodeBundleError {
    /// Another number of entries than the bundle holds.
    #[error("{path}: {found} entries, not {width}")]
    Width {
        /// The bundle's path.
        path: String,
        /// The number of entries found.
        found: usize,
        /// The number of entries expected.
        width: u16,
    },
    /// An entry is longer than [`MAX_ENTRY_LEN`].
    #[error("entry {index} has {len} bytes, more than {MAX_ENTRY_LEN}")]
    TooLong {
        /// The entry's index in the log.
        index: u64,
        /// Its number of bytes.
        len: usize,
    },
}

/// Why bytes are not a bundle.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeBundleError {
    /// The bytes end before this entry does.
    #[error("{path}: entry {index} is missing or cut off")]
    CutOff {
        /// The bundle's path.
        path: String,
        /// The entry's index in the log.
        index: u64,
    },
    /// Bytes follow the last entry.
    #[error("{path}: {len} bytes after the last entry")]
    Trailing {
        /// The bundle's path.
        path: String,
        /// Their number.
        len: usize,
    },
}
