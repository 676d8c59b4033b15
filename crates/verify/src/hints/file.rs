//! A file of hints, read where bundles are read; nothing of it is believed.

use super::{MAGIC, length_of};
use crate::bundle::Bundle;
use ostrakon_group::SortedMap;
use ostrakon_proofs::ballot::Relation;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;
use std::sync::Mutex;

/// Most bytes of a block: no ballot has as many hints as it has bytes.
const MOST_BYTES: u32 = 256 << 16;

/// Where the block of each bundle stands.
#[derive(Debug)]
pub(crate) struct HintFile {
    /// Cores take turns; reading is little beside what is done with it.
    file: Mutex<File>,
    blocks: Vec<Range<u64>>,
}

/// The hints of one bundle's ballots.
#[derive(Debug, Default)]
pub(crate) struct BundleHints {
    /// Index of the bundle's first entry.
    start: u64,
    bytes: Vec<u8>,
    places: Vec<Range<usize>>,
}

impl HintFile {
    /// Finds the blocks of so many bundles; `None` if there is no such file, or another one. What is cut off is not there.
    pub(crate) fn open(path: &Path, bundles: u64) -> Option<Self> {
        let mut file = open(path)?;
        let end = file.metadata().ok()?.len();
        let (mut blocks, mut start) = (Vec::new(), MAGIC.len() as u64 + 4);
        while start <= end && (blocks.len() as u64) < bundles {
            let mut length = [0; 4];
            if file.read_exact(&mut length).is_err() || u32::from_be_bytes(length) > MOST_BYTES {
                break;
            }
            let block = start..start + u64::from(u32::from_be_bytes(length));
            if block.end > end || file.seek(SeekFrom::Start(block.end)).is_err() {
                break;
            }
            start = block.end + 4;
            blocks.push(block);
        }
        Some(Self { file: Mutex::new(file), blocks })
    }

    /// The hints of a bundle.
    pub(crate) fn read(
        &self,
        bundle: &Bundle,
        relations: &SortedMap<usize, Relation>,
    ) -> Option<BundleHints> {
        let start = bundle.indices().start;
        let block = self.blocks.get(usize::try_from(start / 256).ok()?)?;
        let places = places(bundle, relations);
        let length = places.last().map_or(0, |last| last.end);
        if block.end - block.start != length as u64 {
            return None;
        }
        let mut bytes = vec![0; length];
        let mut file = self.file.lock().ok()?;
        file.seek(SeekFrom::Start(block.start)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        Some(BundleHints { start, bytes, places })
    }
}

/// Is it a file of hints, of whatever record?
pub fn is_hint_file(path: &Path) -> bool {
    open(path).is_some()
}

/// Opens a file of hints behind its first bytes. It is looked at before it is opened: a pipe would keep us waiting.
fn open(path: &Path) -> Option<File> {
    fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    let mut file = File::open(path).ok()?;
    let mut magic = [0; MAGIC.len()];
    file.read_exact(&mut magic).ok().filter(|()| magic == MAGIC)?;
    Some(file)
}

/// Where each entry's hints are in the block of its bundle.
fn places(bundle: &Bundle, relations: &SortedMap<usize, Relation>) -> Vec<Range<usize>> {
    let place = |end: &mut usize, index| {
        let start = *end;
        *end += length_of(bundle.entry(index), relations);
        Some(start..*end)
    };
    bundle.indices().scan(0, place).collect()
}

impl BundleHints {
    /// The hints of the ballot at an index; none, if there are none.
    pub(crate) fn of(&self, index: u64) -> &[u8] {
        let place = index.checked_sub(self.start).and_then(|i| self.places.get(i as usize));
        place.and_then(|place| self.bytes.get(place.clone())).unwrap_or_default()
    }
}
