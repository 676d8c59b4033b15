//! Every file of a log but its checkpoint, and its path read back (c2sp.org/tlog-tiles).

use crate::bundle::EntryBundle;
use crate::tiles::{FULL_WIDTH, HashTile};

/// A tile of hashes or a bundle of entries. Ascending order is that of [`LogFile::all`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LogFile {
    /// Hashes.
    Hashes(HashTile),
    /// Entries.
    Entries(EntryBundle),
}

impl LogFile {
    /// All files of a log of `size` entries, ascending.
    pub fn all(size: u64) -> impl Iterator<Item = Self> {
        HashTile::all(size).map(Self::Hashes).chain(EntryBundle::all(size).map(Self::Entries))
    }

    /// The file's path, relative to the log's prefix.
    pub fn path(&self) -> String {
        match self {
            Self::Hashes(tile) => tile.path(),
            Self::Entries(bundle) => bundle.path(),
        }
    }

    /// The file that has exactly this path, in a log of whatever size.
    pub fn parse(path: &str) -> Option<Self> {
        let (kind, rest) = path.strip_prefix("tile/")?.split_once('/')?;
        let (index, width) = decode_index(rest)?;
        let file = match kind {
            "entries" => Self::Entries(EntryBundle::of(index, width)),
            level => Self::Hashes(HashTile::of(level.parse().ok()?, index, width)),
        };
        // Numbers have other spellings, and a path only one.
        (file.path() == path).then_some(file)
    }
}

/// `<N>[.p/<W>]`, leniently.
fn decode_index(text: &str) -> Option<(u64, u16)> {
    let (index, width) = match text.split_once(".p/") {
        Some((index, width)) => (index, width.parse().ok().filter(|w| (1..FULL_WIDTH).contains(w))?),
        None => (text, FULL_WIDTH),
    };
    let digits = |part: &str| part.trim_start_matches('x').parse::<u64>().ok();
    let number = index.split('/').try_fold(0u64, |number, part| {
        number.checked_mul(1000)?.checked_add(digits(part).filter(|part| *part < 1000)?)
    })?;
    Some((number, width))
}
