//! Sorted runs of one file, merged as they are read.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

/// Bytes read at once of a run, at least.
const LEAST_BLOCK: usize = 4 << 10;
/// And at most.
const MOST_BLOCK: usize = 1 << 20;

/// All rows, ascending.
#[derive(Debug)]
pub(crate) struct Sorted<const N: usize>(Source<N>);

#[derive(Debug)]
enum Source<const N: usize> {
    Memory(std::vec::IntoIter<[u8; N]>),
    Runs(Runs<N>),
}

#[derive(Debug)]
struct Runs<const N: usize> {
    file: File,
    runs: Vec<Run<N>>,
    /// The first row of every run that has one left.
    heads: BinaryHeap<Reverse<([u8; N], usize)>>,
}

/// What is left of one run.
#[derive(Debug)]
struct Run<const N: usize> {
    /// Rows that were read, the last first.
    read: Vec<[u8; N]>,
    /// Where the next ones stand.
    offset: u64,
    /// How many are still in the file.
    left: u64,
    /// How many are read at once.
    block: usize,
}

impl<const N: usize> Sorted<N> {
    pub(super) fn memory(rows: Vec<[u8; N]>) -> Self {
        Self(Source::Memory(rows.into_iter()))
    }

    /// `lengths` are the runs' numbers of rows; they stand one behind the other.
    pub(super) fn merge(file: File, lengths: &[u64], memory: usize) -> io::Result<Self> {
        let block = (memory / lengths.len().max(1)).clamp(LEAST_BLOCK, MOST_BLOCK) / N;
        let mut offset = 0;
        let runs = lengths.iter().map(|rows| {
            let run = Run { read: Vec::new(), offset, left: *rows, block: block.max(1) };
            offset += rows * N as u64;
            run
        });
        let mut all = Runs { file, runs: runs.collect(), heads: BinaryHeap::new() };
        (0..all.runs.len()).try_for_each(|run| all.head(run))?;
        Ok(Self(Source::Runs(all)))
    }
}

impl<const N: usize> Runs<N> {
    /// Puts the next row of a run among the heads.
    fn head(&mut self, run: usize) -> io::Result<()> {
        if let Some(row) = self.runs[run].next(&mut self.file)? {
            self.heads.push(Reverse((row, run)));
        }
        Ok(())
    }

    fn next(&mut self) -> io::Result<Option<[u8; N]>> {
        let Some(Reverse((row, run))) = self.heads.pop() else { return Ok(None) };
        self.head(run)?;
        Ok(Some(row))
    }
}

impl<const N: usize> Run<N> {
    fn next(&mut self, file: &mut File) -> io::Result<Option<[u8; N]>> {
        if self.read.is_empty() && self.left > 0 {
            let rows = self.left.min(self.block as u64) as usize;
            self.read = vec![[0; N]; rows];
            file.seek(SeekFrom::Start(self.offset))?;
            file.read_exact(self.read.as_flattened_mut())?;
            self.read.reverse();
            self.offset += (rows * N) as u64;
            self.left -= rows as u64;
        }
        Ok(self.read.pop())
    }
}

impl<const N: usize> Iterator for Sorted<N> {
    type Item = io::Result<[u8; N]>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Source::Memory(rows) => rows.next().map(Ok),
            Source::Runs(runs) => runs.next().transpose(),
        }
    }
}
