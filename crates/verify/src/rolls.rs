//! Reads the rolls piece by piece: every voter is noted, and nothing of the file is held.

use crate::facts::Facts;
use crate::notes::no_notes;
use crate::options::STOPPED;
use crate::spill::Sorter;
use crate::spill::rows::Listed;
use crate::{Progress, parallel};
use ostrakon_election::board::roll_path;
use ostrakon_election::roll::{CredentialKey, RollError, RollRecord, RollScan, RollSummary, record_keys};
use ostrakon_group::{Bytes32, DecodeError};
use ostrakon_tlog::hash::{Hash, leaf_hash};
use ostrakon_tlog::tree::Frontier;
use sha2::{Digest, Sha256};
use std::io::{self, Read};

/// Most voters of a roll (spec 0.8).
pub(crate) const MAX_VOTERS: u64 = 100_000_000;
/// Bytes of one record.
pub(crate) const RECORD: usize = size_of::<RollRecord>();
/// Records read at once.
pub(crate) const PIECE: usize = 16_384;
/// Records decoded by one core at once.
pub(crate) const PART: usize = 512;

/// A roll's file as a whole.
pub(crate) struct RollFile {
    pub(crate) length: u64,
    pub(crate) sha256: Bytes32,
    /// The tree hash over its records.
    pub(crate) root: Bytes32,
    /// What it says, or why it cannot be read as a roll.
    pub(crate) summary: Result<RollSummary, RollError>,
}

/// Where voters are noted.
type Voters = Sorter<{ Listed::LENGTH }>;

/// Why a roll is not read to its end.
enum Stopped {
    /// Its file cannot be read.
    Unread(String),
    /// Nothing can be noted on this machine, or its user wants no more: no fault of the record.
    NoNotes(String),
}

/// Reads every roll that is on the board. An error means that nothing can be noted on this machine.
pub(crate) fn read_rolls(facts: &mut Facts<'_>, voters: &mut Voters) -> Result<(), String> {
    let Some(plan) = facts.plan.clone() else { return Ok(()) };
    for (index, roll) in plan.manifest().rolls.iter().enumerate() {
        let signed = facts.view().rolls.iter().filter(|r| r.body.roll == roll.id).map(|r| r.body.size);
        let Some(size) = signed.max() else { continue };
        if size > facts.most_voters {
            let what = format!("roll {} has {size} voters, more than are looked at here", roll.id);
            facts.rolls_stopped = Some(what);
            continue;
        }
        facts.progress.stage("reading rolls", size);
        let (path, limit) = (roll_path(index), roll.max_size.min(MAX_VOTERS) * RECORD as u64);
        let read = match facts.files.open(&path, limit) {
            Ok(mut file) => read_roll(&mut file, index as u16, voters, facts.progress),
            Err(error) => Err(Stopped::Unread(error.to_string())),
        };
        match read {
            Ok(file) => _ = facts.rolls.insert(index, file),
            Err(Stopped::Unread(why)) => facts.unread.push((path, why)),
            Err(Stopped::NoNotes(why)) => {
                facts.rolls_stopped = Some(why.clone());
                return Err(why);
            }
        }
    }
    Ok(())
}

fn read_roll(
    file: &mut dyn Read,
    roll: u16,
    voters: &mut Voters,
    progress: &dyn Progress,
) -> Result<RollFile, Stopped> {
    let mut reading = Reading { roll, ..Reading::default() };
    let mut piece = vec![0; PIECE * RECORD];
    loop {
        if progress.is_stopped() {
            return Err(Stopped::NoNotes(STOPPED.into()));
        }
        let length = fill(file, &mut piece).map_err(|e| Stopped::Unread(format!("cannot be read: {e}")))?;
        let (records, rest) = piece[..length].as_chunks();
        reading.piece(records, voters).map_err(|e| Stopped::NoNotes(no_notes(&e)))?;
        progress.advance(records.len() as u64);
        if length < piece.len() {
            return Ok(reading.finish(rest));
        }
    }
}

/// Fills `piece`, but at the file's end.
pub(crate) fn fill(file: &mut dyn Read, piece: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while length < piece.len() {
        match file.read(&mut piece[length..]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(length)
}

/// A roll, as far as it was read.
#[derive(Default)]
struct Reading {
    roll: u16,
    records: u64,
    hash: Sha256,
    tree: Frontier,
    scan: RollScan,
}

/// What takes time of one record.
type Decoded = (Hash, Result<CredentialKey, DecodeError>);

impl Reading {
    fn piece(&mut self, records: &[RollRecord], voters: &mut Voters) -> io::Result<()> {
        self.hash.update(records.as_flattened());
        let parts: Vec<&[RollRecord]> = records.chunks(PART).collect();
        let decode = |part: &&[RollRecord]| -> Vec<Decoded> {
            part.iter().map(|record| leaf_hash(record)).zip(record_keys(part)).collect()
        };
        let decoded = parallel::map(&parts, decode);
        for (record, (leaf, key)) in records.iter().zip(decoded.into_iter().flatten()) {
            self.tree.append(leaf);
            if let Some(voter) = self.scan.add(record, key) {
                let (key, weight) = (*voter.key.bytes(), voter.weight);
                voters.push(Listed { roll: self.roll, key, record: self.records, weight }.encode())?;
            }
            self.records += 1;
        }
        Ok(())
    }

    /// `rest` are the bytes after the last whole record.
    fn finish(mut self, rest: &[u8]) -> RollFile {
        self.hash.update(rest);
        if !rest.is_empty() {
            self.tree.append(leaf_hash(rest));
        }
        RollFile {
            length: self.records * RECORD as u64 + rest.len() as u64,
            sha256: <[u8; 32]>::from(self.hash.finalize()).into(),
            root: (*self.tree.head().root.as_bytes()).into(),
            summary: self.scan.finish(rest),
        }
    }
}
