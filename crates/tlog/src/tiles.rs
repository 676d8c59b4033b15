//! The files of a log (c2sp.org/tlog-tiles): which there are, and the bytes of hash tiles.
//!
//! For a tree of a given size there is one set of files: every full tile, and on each level
//! the partial tile at the right edge, if any. Partial tiles of earlier sizes are not in it.

use core::ops::Range;

use crate::hash::Hash;
use crate::tree::MerkleTree;

/// Where the checkpoint is, relative to the log's prefix.
pub const CHECKPOINT_PATH: &str = "checkpoint";

/// The number of hashes in a full tile, and of entries in a full bundle.
///
/// c2sp.org/tlog-tiles, Merkle Tree: "Full tiles MUST be exactly 256 hashes wide".
pub const FULL_WIDTH: u16 = 256;

/// The bytes of a full tile: no tile has more.
pub const MAX_TILE_LEN: u64 = FULL_WIDTH as u64 * 32;

/// The height of the subtree over one full tile: 256 = 2^8.
pub(crate) const TILE_HEIGHT: u32 = 8;

/// One tile of hashes: where it is and how many it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HashTile {
    level: u8,
    index: u64,
    width: u16,
}

impl HashTile {
    /// All tiles of a tree of `size` leaves, from level 0 up, left to right.
    pub fn all(size: u64) -> impl Iterator<Item = Self> {
        // 8 levels of 8 bits hold every size.
        Self::of_levels(0..8, size)
    }

    /// All tiles but those of leaf hashes.
    pub fn above(size: u64) -> impl Iterator<Item = Self> {
        Self::of_levels(1..8, size)
    }

    fn of_levels(levels: Range<u8>, size: u64) -> impl Iterator<Item = Self> {
        levels.flat_map(move |level| {
            // c2sp.org/tlog-tiles, Partial Tiles: "The partial tile at level l for a tree of size
            // s has floor(s / 256**l) mod 256 entries."
            spans(size >> (TILE_HEIGHT * u32::from(level))).map(move |(index, width)| Self {
                level,
                index,
                width,
            })
        })
    }

    /// The tile of a tree of `size` leaves that holds hash number `hash` of a level.
    pub fn holding(level: u8, hash: u64, size: u64) -> Option<Self> {
        let hashes = size.checked_shr(TILE_HEIGHT * u32::from(level)).unwrap_or(0);
        let index = hash / u64::from(FULL_WIDTH);
        // At most 256, so it fits.
        let width = hashes.checked_sub(index * u64::from(FULL_WIDTH))?.min(FULL_WIDTH.into()) as u16;
        (hash < hashes).then_some(Self { level, index, width })
    }

    /// The full tile at the same place, of which this one is the beginning.
    ///
    /// c2sp.org/tlog-tiles, Partial Tiles: a log may drop a partial tile once the full one is there; who asks for
    /// the one falls back to the other.
    #[must_use]
    pub fn full(&self) -> Self {
        Self { width: FULL_WIDTH, ..*self }
    }

    /// The tile at this place, of 1 to 256 hashes.
    pub(crate) fn of(level: u8, index: u64, width: u16) -> Self {
        Self { level, index, width }
    }

    /// The level: 0 for tiles of leaf hashes.
    pub fn level(&self) -> u8 {
        self.level
    }

    /// The number of tiles to the left on this level.
    pub fn index(&self) -> u64 {
        self.index
    }

    /// The number of hashes, 1 to 256.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// The file's path, relative to the log's prefix.
    pub fn path(&self) -> String {
        // c2sp.org/tlog-tiles, Merkle Tree: "<prefix>/tile/<L>/<N>[.p/<W>]".
        format!("tile/{}/{}", self.level, encode_index(self.index, self.width))
    }

    /// The file's bytes; `None` if `tree` does not reach that far.
    pub fn encode(&self, tree: &MerkleTree) -> Option<Vec<u8>> {
        // c2sp.org/tlog-tiles, Merkle Tree: "the n-th tile at level l […] is the sequence of the
        // following Merkle Tree Hashes, with i from 0 to 255:
        // MTH(D[(n * 256 + i) * 256**l : (n * 256 + i + 1) * 256**l])".
        let height = TILE_HEIGHT * u32::from(self.level);
        let first = self.index.checked_mul(FULL_WIDTH.into())?;
        let hashes = tree.nodes(height, first, self.width.into())?;
        Some(hashes.iter().flat_map(Hash::as_bytes).copied().collect())
    }

    /// Reads the file's bytes: [`Self::width`] hashes and nothing else.
    ///
    /// # Errors
    /// If the number of bytes is not 32 for each hash.
    pub fn decode(&self, bytes: &[u8]) -> Result<Vec<Hash>, DecodeTileError> {
        let (hashes, rest) = bytes.as_chunks();
        if !rest.is_empty() || hashes.len() != usize::from(self.width) {
            return Err(DecodeTileError { path: self.path(), len: bytes.len(), width: self.width });
        }
        Ok(hashes.iter().copied().map(Hash::from_bytes).collect())
    }
}

/// Index and width of the tiles that hold `count` hashes or entries in a row.
pub(crate) fn spans(count: u64) -> impl Iterator<Item = (u64, u16)> {
    let full = count / u64::from(FULL_WIDTH);
    // Below 256, so it fits. c2sp.org/tlog-tiles, Partial Tiles: "Empty tiles MUST NOT be served."
    let rest = (count % u64::from(FULL_WIDTH)) as u16;
    let partial = (rest > 0).then_some((full, rest));
    (0..full).map(|index| (index, FULL_WIDTH)).chain(partial)
}

/// `<N>[.p/<W>]`.
pub(crate) fn encode_index(index: u64, width: u16) -> String {
    // c2sp.org/tlog-tiles, Merkle Tree: "a non-negative integer encoded into zero-padded 3-digit
    // path elements. All but the last path element MUST begin with an `x`."
    let mut path = format!("{:03}", index % 1000);
    let mut rest = index / 1000;
    while rest > 0 {
        path = format!("x{:03}/{path}", rest % 1000);
        rest /= 1000;
    }
    // "The `.p/<W>` suffix is only present for partial tiles".
    if width < FULL_WIDTH {
        path += &format!(".p/{width}");
    }
    path
}

/// A tile file has another length than its width requires.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {len} bytes are not {width} hashes")]
pub struct DecodeTileError {
    /// The tile's path.
    pub path: String,
    /// The number of bytes found.
    pub len: usize,
    /// The number of hashes expected.
    pub width: u16,
}
