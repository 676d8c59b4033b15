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

    /// How many hashes or entries it holds, 1 to 256.
    pub fn width(&self) -> u16 {
        match self {
            Self::Hashes(tile) => tile.width(),
            Self::Entries(bundle) => bundle.width(),
        }
    }

    /// What stands at its place in a log of `size` entries: the same file, a longer or shorter one, or none.
    pub fn at(&self, size: u64) -> Option<Self> {
        match self {
            Self::Entries(bundle) => EntryBundle::holding(bundle.entries().start, size).map(Self::Entries),
            Self::Hashes(tile) => {
                let first = tile.index().saturating_mul(FULL_WIDTH.into());
                HashTile::holding(tile.level(), first, size).map(Self::Hashes)
            }
        }
    }

    /// Is it one of the files of a log of `size` entries?
    pub fn belongs(&self, size: u64) -> bool {
        self.at(size).as_ref() == Some(self)
    }

    /// Its bytes, from those of a file that holds as many or more at the same place; none if those are no such file's.
    ///
    /// c2sp.org/tlog-tiles, Partial Tiles: a log may drop a partial tile once a longer one is there; who asks for the one
    /// falls back to the other.
    pub fn beginning(&self, longer: &Self, bytes: &[u8]) -> Option<Vec<u8>> {
        let width = usize::from(self.width());
        match (self, longer) {
            (Self::Hashes(own), Self::Hashes(other))
                if (own.level(), own.index()) == (other.level(), other.index()) =>
            {
                other.decode(bytes).ok()?;
                bytes.get(..32 * width).map(<[u8]>::to_vec)
            }
            (Self::Entries(own), Self::Entries(other)) if own.index() == other.index() => {
                own.encode(other.decode(bytes).ok()?.get(..width)?).ok()
            }
            _ => None,
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
