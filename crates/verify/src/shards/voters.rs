//! The first pass over the rolls: a stretch of voters, and a roll's file as a whole.

use super::blob::Blob;
use super::job::Job;
use super::rows::parted;
use super::{ShardError, Task};
use crate::rolls::{MAX_VOTERS, PART, PIECE, RECORD, fill};
use crate::spill::rows::Listed;
use crate::{Progress, RecordFiles, parallel};
use ostrakon_election::board::roll_path;
use ostrakon_election::roll::{RollError, RollRecord, RollScan, record_keys};
use ostrakon_group::Bytes32;
use ostrakon_tlog::hash::{Hash, leaf_hash};
use ostrakon_tlog::tree::Frontier;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::io::Read;
use std::ops::Range;

/// The head of a stretch's result.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VotersTold {
    pub(super) task: Task,
    pub(super) context: Bytes32,
    /// SHA-256 of the records' bytes.
    pub(super) input: Bytes32,
    /// All could be read, and every key decodes.
    pub(super) whole: bool,
    pub(super) total_weight: u64,
    /// The first and the last credential.
    pub(super) ends: Option<(Bytes32, Bytes32)>,
    pub(super) fault: Option<Fault>,
}

/// What is wrong with a record of a roll all of whose keys decode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Fault {
    /// It weighs nothing.
    Weight(u64),
    /// It does not ascend.
    Order(u64),
}

impl From<Fault> for RollError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Weight(record) => Self::Weight { record: record as usize },
            Fault::Order(record) => Self::Order { record: record as usize },
        }
    }
}

/// The head of a whole file's result.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RollTold {
    pub(super) task: Task,
    pub(super) context: Bytes32,
    /// In bytes; `None` if it cannot be read.
    pub(super) length: Option<u64>,
    pub(super) sha256: Bytes32,
    /// The tree hash over its records.
    pub(super) root: Bytes32,
    /// SHA-256 of every stretch's records: what voters were read from must be this file.
    pub(super) inputs: Vec<Bytes32>,
}

/// Reads a stretch of voters.
pub(super) fn run(
    files: &dyn RecordFiles,
    job: &Job,
    roll: u16,
    stretch: Range<u64>,
    progress: &dyn Progress,
) -> Result<Blob, ShardError> {
    let published = job.published(files)?;
    let bytes = records(&published, roll, &stretch)?;
    let (records, rest): (&[RollRecord], _) = bytes.as_chunks();
    let parts: Vec<&[RollRecord]> = records.chunks(PART).collect();
    let keys = parallel::map(&parts, |part| record_keys(part)).into_iter().flatten();
    let (mut scan, mut rows, mut ends) = (RollScan::default(), Vec::new(), None);
    for ((record, key), index) in records.iter().zip(keys).zip(stretch.start..) {
        if let Some(voter) = scan.add(record, key) {
            let (key, weight) = (*voter.key.bytes(), voter.weight);
            rows.push(Listed { roll, key, record: index, weight }.encode());
            ends = Some((ends.map_or(key, |(first, _)| first), key));
        }
    }
    progress.advance(records.len() as u64);
    let whole = rest.is_empty() && rows.len() as u64 == stretch.end - stretch.start;
    let summary = scan.finish(rest).ok();
    let told = VotersTold {
        task: Task::Voters { roll, first: stretch.start, count: stretch.end - stretch.start },
        context: job.context(),
        input: <[u8; 32]>::from(Sha256::digest(&bytes)).into(),
        whole,
        total_weight: summary.as_ref().map_or(0, |summary| summary.total_weight),
        ends: ends.map(|(first, last)| (first.into(), last.into())),
        fault: summary.and_then(|summary| fault(&summary.fault?, stretch.start)),
    };
    Blob::new(&told, &parted(rows, 2, job.parts()))
}

/// A fault by its place in the roll, not in the stretch.
fn fault(error: &RollError, first: u64) -> Option<Fault> {
    match error {
        RollError::Weight { record } => Some(Fault::Weight(first + *record as u64)),
        RollError::Order { record } => Some(Fault::Order(first + *record as u64)),
        _ => None,
    }
}

/// The bytes of a stretch, as far as they are there.
fn records(files: &dyn RecordFiles, roll: u16, stretch: &Range<u64>) -> Result<Vec<u8>, ShardError> {
    let (from, to) = (stretch.start * RECORD as u64, stretch.end * RECORD as u64);
    let mut bytes = vec![0; (to - from) as usize];
    let length = match files.open_at(&roll_path(roll.into()), MAX_VOTERS * RECORD as u64, from) {
        Ok(mut file) => fill(&mut *file, &mut bytes)?,
        Err(_) => 0,
    };
    bytes.truncate(length);
    Ok(bytes)
}

/// Hashes a roll's file.
pub(super) fn file(
    files: &dyn RecordFiles,
    job: &Job,
    roll: u16,
    progress: &dyn Progress,
) -> Result<Blob, ShardError> {
    let published = job.published(files)?;
    let read = match published.open(&roll_path(roll.into()), MAX_VOTERS * RECORD as u64) {
        Ok(mut file) => hash(&mut *file, job.cut().voters, progress).ok(),
        Err(_) => None,
    };
    let told = match read {
        Some(Hashed { length, sha256, root, inputs }) => RollTold {
            task: Task::Roll { roll },
            context: job.context(),
            length: Some(length),
            sha256,
            root,
            inputs,
        },
        None => RollTold {
            task: Task::Roll { roll },
            context: job.context(),
            length: None,
            sha256: [0; 32].into(),
            root: [0; 32].into(),
            inputs: Vec::new(),
        },
    };
    Blob::new(&told, &[])
}

/// What a file comes to.
struct Hashed {
    length: u64,
    sha256: Bytes32,
    root: Bytes32,
    inputs: Vec<Bytes32>,
}

/// Hashes a file, and its stretches of so many records.
fn hash(file: &mut dyn Read, stretch: u64, progress: &dyn Progress) -> std::io::Result<Hashed> {
    let (mut length, mut hash, mut tree) = (0, Sha256::new(), Frontier::default());
    let (mut inputs, mut own) = (Vec::new(), Sha256::new());
    let mut piece = vec![0; PIECE * RECORD];
    loop {
        let read = fill(file, &mut piece)?;
        let (records, rest): (&[RollRecord], _) = piece[..read].as_chunks();
        let parts: Vec<&[RollRecord]> = records.chunks(PART).collect();
        let leaves =
            |part: &&[RollRecord]| part.iter().map(|record| leaf_hash(record)).collect::<Vec<Hash>>();
        hash.update(&piece[..read]);
        parallel::map(&parts, leaves).into_iter().flatten().for_each(|leaf| tree.append(leaf));
        for record in records {
            own.update(record);
            length += RECORD as u64;
            if (length / RECORD as u64).is_multiple_of(stretch) {
                inputs.push(<[u8; 32]>::from(own.finalize_reset()).into());
            }
        }
        progress.advance(records.len() as u64);
        if read < piece.len() {
            if !rest.is_empty() {
                tree.append(leaf_hash(rest));
            }
            if !(length / RECORD as u64).is_multiple_of(stretch) {
                inputs.push(<[u8; 32]>::from(own.finalize_reset()).into());
            }
            let (length, root) = (length + rest.len() as u64, (*tree.head().root.as_bytes()).into());
            return Ok(Hashed { length, sha256: <[u8; 32]>::from(hash.finalize()).into(), root, inputs });
        }
    }
}
