//! Roll files of any size: keys are made in lots, each lot is sorted and laid down, and the lots are merged.

use crate::MakeError;
use crate::board::Board;
use crate::error::On;
use crate::random::Seed;
use crate::shape::roll_of;
use crate::voter::credential;
use ostrakon_election::board::roll_path;
use ostrakon_election::roll::RollDocument;
use ostrakon_election::setup::Plan;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::tree::Frontier;
use ostrakon_verify::Progress;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Voters that are sorted in memory at once.
const LOT: u64 = 1 << 18;

type Key = [u8; 32];

/// Sorted keys of one roll, lot after lot.
struct Lots {
    path: PathBuf,
    file: File,
    lengths: Vec<u64>,
}

/// Writes all roll files; what the registrar signs of each.
pub(crate) fn write(
    seed: Seed,
    plan: &Plan,
    voters: u64,
    board: &Board,
    progress: &dyn Progress,
) -> Result<Vec<RollDocument>, MakeError> {
    progress.stage("making rolls", voters);
    write_in_lots(LOT, seed, plan, voters, board, progress)
}

fn write_in_lots(
    lot: u64,
    seed: Seed,
    plan: &Plan,
    voters: u64,
    board: &Board,
    progress: &dyn Progress,
) -> Result<Vec<RollDocument>, MakeError> {
    let rolls = plan.manifest().rolls.len();
    let mut lots = (0..rolls).map(|roll| Lots::create(board, roll)).collect::<Result<Vec<_>, _>>()?;
    for start in (0..voters).step_by(lot as usize) {
        let end = voters.min(start + lot);
        lay_down(&mut lots, keys(seed, start..end)?)?;
        progress.advance(end - start);
    }
    let files = lots.into_iter().enumerate();
    files.map(|(roll, lots)| lots.merge(&board.place(&roll_path(roll))?, plan, roll)).collect()
}

/// The keys of some voters with their rolls, sorted.
fn keys(seed: Seed, voters: std::ops::Range<u64>) -> Result<Vec<(usize, Key)>, MakeError> {
    let one = |voter| Ok((roll_of(voter), *credential(seed, voter)?.key().bytes()));
    let mut keys = voters.into_par_iter().map(one).collect::<Result<Vec<_>, MakeError>>()?;
    keys.par_sort_unstable();
    Ok(keys)
}

fn lay_down(lots: &mut [Lots], keys: Vec<(usize, Key)>) -> Result<(), MakeError> {
    for of_roll in keys.chunk_by(|a, b| a.0 == b.0) {
        let lots = &mut lots[of_roll[0].0];
        let bytes: Vec<u8> = of_roll.iter().flat_map(|(_, key)| *key).collect();
        lots.file.write_all(&bytes).on(&lots.path)?;
        lots.lengths.push(of_roll.len() as u64);
    }
    Ok(())
}

impl Lots {
    fn create(board: &Board, roll: usize) -> Result<Self, MakeError> {
        let path = board.place(&format!("{}.unsorted", roll_path(roll)))?;
        let file = File::create(&path).on(&path)?;
        Ok(Self { path, file, lengths: Vec::new() })
    }

    /// Writes the roll's file, every voter with weight 1, and takes the lots away.
    fn merge(self, path: &Path, plan: &Plan, roll: usize) -> Result<RollDocument, MakeError> {
        let mut lots = self.readers()?;
        let mut next = BinaryHeap::new();
        for (number, lot) in lots.iter_mut().enumerate() {
            read_key(lot).on(&self.path)?.into_iter().for_each(|key| next.push(Reverse((key, number))));
        }
        let mut out = Hashed::create(path)?;
        while let Some(Reverse((key, number))) = next.pop() {
            out.add(&key).on(path)?;
            read_key(&mut lots[number])
                .on(&self.path)?
                .into_iter()
                .for_each(|key| next.push(Reverse((key, number))));
        }
        fs::remove_file(&self.path).on(&self.path)?;
        out.finish(plan, roll).on(path)
    }

    fn readers(&self) -> Result<Vec<std::io::Take<BufReader<File>>>, MakeError> {
        let mut start = 0;
        let mut readers = Vec::new();
        for length in self.lengths.iter().map(|keys| keys * 32) {
            let mut file = File::open(&self.path).on(&self.path)?;
            file.seek(SeekFrom::Start(start)).on(&self.path)?;
            readers.push(BufReader::new(file).take(length));
            start += length;
        }
        Ok(readers)
    }
}

/// The next key of a lot, if there is one.
fn read_key(lot: &mut std::io::Take<BufReader<File>>) -> std::io::Result<Option<Key>> {
    if lot.limit() == 0 {
        return Ok(None);
    }
    let mut key = [0; 32];
    lot.read_exact(&mut key).map(|()| Some(key))
}

/// A roll's file on its way, with its hashes.
struct Hashed {
    file: BufWriter<File>,
    sha256: Sha256,
    tree: Frontier,
}

impl Hashed {
    fn create(path: &Path) -> Result<Self, MakeError> {
        let file = BufWriter::new(File::create(path).on(path)?);
        Ok(Self { file, sha256: Sha256::new(), tree: Frontier::new() })
    }

    fn add(&mut self, key: &Key) -> std::io::Result<()> {
        let mut record = [0; 36];
        record[..32].copy_from_slice(key);
        record[35] = 1;
        self.sha256.update(record);
        self.tree.append(leaf_hash(&record));
        self.file.write_all(&record)
    }

    fn finish(mut self, plan: &Plan, roll: usize) -> std::io::Result<RollDocument> {
        self.file.flush()?;
        let head = self.tree.head();
        Ok(RollDocument {
            election: plan.election(),
            roll: plan.manifest().rolls[roll].id.clone(),
            root: (*head.root.as_bytes()).into(),
            sha256: <[u8; 32]>::from(self.sha256.finalize()).into(),
            size: head.size,
            total_weight: head.size,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]
    use super::*;
    use crate::manifest;
    use crate::people::People;
    use ostrakon_election::roll::{Roll, Voter};

    #[test]
    fn rolls_merged_from_small_lots_are_those_sorted_at_once() {
        let (seed, voters) = (Seed(5), 500);
        let (plan, _) = manifest::plan(seed, voters, &People::new(seed)).unwrap();
        let place = tempfile::tempdir().unwrap();
        let record = place.path().join("record");
        let board = Board::create(&record).unwrap();
        let documents = write_in_lots(37, seed, &plan, voters, &board, &()).unwrap();
        for (index, document) in documents.into_iter().enumerate() {
            let own = (0..voters).filter(|voter| roll_of(*voter) == index);
            let listed = own.map(|voter| Voter { key: credential(seed, voter).unwrap().key(), weight: 1 });
            let roll = Roll::new(listed.collect()).unwrap();
            assert_eq!(fs::read(record.join(roll_path(index))).unwrap(), roll.encode());
            assert_eq!(document, roll.document(plan.election(), document.roll.clone()));
        }
        assert_eq!(fs::read_dir(record.join("roll")).unwrap().count(), 19, "nothing is left over");
    }
}
