//! Batches that can be told apart and told whole, for tests of the store.

use ostrakon_store::{Batch, Board, LogId};
use std::collections::{BTreeMap, BTreeSet};

/// Entries of batch `number`.
fn rows(number: u64) -> u64 {
    1 + number % 3
}

/// Batch `number`, after `first` entries: one to three entries of more than a page in all, a file, a checkpoint.
pub fn batch(number: u64, first: u64) -> Batch {
    let entries = (0..rows(number)).map(|row| entry(number, row)).collect();
    let size = first + rows(number);
    Batch { first, entries, files: vec![(path(number), entry(number, 99))], checkpoint: note(number, size) }
}

/// Its number and row, then what follows from them.
fn entry(number: u64, row: u64) -> Vec<u8> {
    let head = [number.to_be_bytes(), row.to_be_bytes()].concat();
    let rest = (0..1_500).map(|n: u64| ((n * (number + 7)) ^ row).to_le_bytes()[0]);
    head.into_iter().chain(rest).collect()
}

fn path(number: u64) -> String {
    format!("files/{number}")
}

fn note(number: u64, size: u64) -> String {
    format!("vote.example.org\n{size}\nbatch {number}\n")
}

/// The numbers of the batches that a log has, in their order. Each must be whole, with file and checkpoint, and stand once; nothing else may
/// be there.
pub async fn whole(board: &Board, log: LogId) -> Vec<u64> {
    let size = board.size(log).await.unwrap();
    let entries = board.entries(log, 0..u64::MAX).await.unwrap();
    assert_eq!(entries.len() as u64, size, "entries and the last checkpoint");
    let mut numbers = Vec::new();
    let mut at = 0;
    while let Some(first) = entries.get(at) {
        let number = u64::from_be_bytes(first[..8].try_into().unwrap());
        let whole = batch(number, at as u64);
        at += whole.entries.len();
        assert_eq!(entries.get(at - whole.entries.len()..at), Some(&whole.entries[..]), "batch {number}");
        assert_eq!(board.checkpoint_at(log, at as u64).await.unwrap(), Some(whole.checkpoint));
        numbers.push(number);
    }
    assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), numbers.len(), "none twice: {numbers:?}");
    let files: BTreeMap<_, _> = board.files(log).await.unwrap().into_iter().collect();
    let expected = numbers.iter().map(|&number| (path(number), entry(number, 99))).collect();
    assert!(files == expected, "files of {numbers:?}: {:?}", files.keys());
    numbers
}
