//! Notes about every ballot, sorted: in memory while they are few, in a file beyond that.
//!
//! Rows have a fixed length and are sorted by their bytes, so that numbers in big-endian order sort as numbers. What does not fit is
//! written as sorted runs into one file, and the runs are merged at the end: room in memory does not depend on the number of rows, nor on
//! what an attacker puts into them.

mod disk;
mod merge;
pub(crate) mod rows;

pub(crate) use merge::Sorted;

use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Where rows go that do not fit in memory.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// A file that the system removes, whatever happens.
    Temporary,
    /// A file that is kept, so that an interrupted verification can go on.
    Kept(PathBuf),
}

/// Sorts rows of `N` bytes.
#[derive(Debug)]
pub(crate) struct Sorter<const N: usize> {
    rows: Vec<[u8; N]>,
    /// Rows that stay in memory.
    most: usize,
    place: Place,
    file: Option<RunFile>,
    /// The number of rows of each run.
    runs: Vec<u64>,
}

#[derive(Debug)]
struct RunFile {
    file: File,
    /// Of all its bytes; only of files that are kept.
    hash: Option<Sha256>,
}

/// What must be true of a kept file before it is used again.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Kept {
    runs: Vec<u64>,
    sha256: ostrakon_group::Bytes32,
}

impl<const N: usize> Sorter<N> {
    /// Keeps about `memory` bytes in memory.
    pub(crate) fn new(place: Place, memory: usize) -> Self {
        let most = disk::rows_in_memory(memory, N);
        Self { rows: Vec::new(), most, place, file: None, runs: Vec::new() }
    }

    pub(crate) fn push(&mut self, row: [u8; N]) -> io::Result<()> {
        self.rows.push(row);
        if self.rows.len() >= self.most { self.flush() } else { Ok(()) }
    }

    pub(crate) fn extend(&mut self, rows: impl IntoIterator<Item = [u8; N]>) -> io::Result<()> {
        rows.into_iter().try_for_each(|row| self.push(row))
    }

    /// All rows ascending; equal rows as often as they came.
    pub(crate) fn finish(mut self) -> io::Result<Sorted<N>> {
        if self.file.is_none() {
            self.rows.sort_unstable();
            return Ok(Sorted::memory(self.rows));
        }
        self.flush()?;
        match self.file {
            Some(run) => Sorted::merge(run.file, &self.runs, self.most.saturating_mul(N)),
            None => Ok(Sorted::memory(Vec::new())),
        }
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> u64 {
        self.runs.iter().sum::<u64>() + self.rows.len() as u64
    }

    /// Writes what is in memory as a run.
    fn flush(&mut self) -> io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        self.rows.sort_unstable();
        let run = match &mut self.file {
            Some(run) => run,
            none => none.insert(RunFile::create(&self.place)?),
        };
        run.append(self.rows.as_flattened())?;
        self.runs.push(self.rows.len() as u64);
        self.rows.clear();
        Ok(())
    }

    /// Everything on the disk, and how to find it again.
    pub(crate) fn save(&mut self) -> io::Result<Kept> {
        self.flush()?;
        let Some(run) = &self.file else {
            return Ok(Kept { runs: Vec::new(), sha256: ostrakon_group::sha256(&[]).into() });
        };
        run.file.sync_data()?;
        let hash = run.hash.clone().unwrap_or_default();
        Ok(Kept { runs: self.runs.clone(), sha256: <[u8; 32]>::from(hash.finalize()).into() })
    }

    /// Goes on from a file that was kept; rows behind those are cut off. `None` if the file is not the one that was saved.
    pub(crate) fn resume(path: &Path, memory: usize, kept: Kept) -> io::Result<Option<Self>> {
        let mut sorter = Self::new(Place::Kept(path.to_owned()), memory);
        if kept.runs.is_empty() {
            return Ok(Some(sorter));
        }
        let rows = kept.runs.iter().try_fold(0u64, |sum, rows| sum.checked_add(*rows));
        let Some(length) = rows.and_then(|rows| rows.checked_mul(N as u64)) else { return Ok(None) };
        let Some(run) = RunFile::reopen(path, length, &kept)? else { return Ok(None) };
        sorter.file = Some(run);
        sorter.runs = kept.runs;
        Ok(Some(sorter))
    }
}

impl RunFile {
    fn create(place: &Place) -> io::Result<Self> {
        match place {
            Place::Temporary => Ok(Self { file: disk::temporary()?, hash: None }),
            Place::Kept(path) => {
                let mut options = OpenOptions::new();
                options.read(true).write(true).create(true).truncate(true);
                #[cfg(unix)]
                std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
                Ok(Self { file: options.open(path)?, hash: Some(Sha256::new()) })
            }
        }
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        if let Some(hash) = &mut self.hash {
            hash.update(bytes);
        }
        Ok(())
    }

    /// Checks length and hash, and cuts off what was written after them.
    fn reopen(path: &Path, length: u64, kept: &Kept) -> io::Result<Option<Self>> {
        let mut file = OpenOptions::new().read(true).write(true).open(path)?;
        if file.metadata()?.len() < length {
            return Ok(None);
        }
        let mut hash = Sha256::new();
        let mut piece = vec![0; 1 << 16];
        let mut left = length;
        while left > 0 {
            let part = &mut piece[..left.min(1 << 16) as usize];
            file.read_exact(part)?;
            hash.update(&*part);
            left -= part.len() as u64;
        }
        if <[u8; 32]>::from(hash.clone().finalize()) != kept.sha256.0 {
            return Ok(None);
        }
        file.set_len(length)?;
        file.seek(SeekFrom::Start(length))?;
        Ok(Some(Self { file, hash: Some(hash) }))
    }
}

#[cfg(test)]
mod tests;
