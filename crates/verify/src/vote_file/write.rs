//! A vote file is made by judging the setup, and taking what was read for that; then it is judged itself, as a device will.

use super::{SUMS, VoteFile, VoteFileError, line, tar};
use crate::opened::{SetupError, SetupOptions, judge_setup};
use crate::{FileEntry, OpenedElection, ReadError, RecordFiles};
use ostrakon_election::roll::RollRecord;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Why a record gives no vote file.
#[derive(Debug, thiserror::Error)]
pub enum NoVoteFile {
    /// There is nothing yet that could be judged.
    #[error(transparent)]
    Setup(#[from] SetupError),
    /// Nobody may vote on it.
    #[error("the setup does not pass check {0}: nobody may vote on it")]
    Refused(String),
    /// Its rolls are too long.
    #[error(
        "{voters} voters are too many for one file of {} bytes: vote online, or by command",
        VoteFile::LIMIT
    )]
    TooLarge {
        /// How many there are.
        voters: u64,
    },
    /// The record was published anew meanwhile.
    #[error("the record has changed while it was read ({0}): ask again")]
    Changed(String),
}

/// Makes the vote file of the record in `files`: what [`judge_setup`] reads, and the rolls. For one checkpoint it is always the same.
///
/// # Errors
/// If the record is not one to vote on, or its rolls are too long for one file.
pub fn write_vote_file(files: &dyn RecordFiles) -> Result<Vec<u8>, NoVoteFile> {
    let taken = Taken { files, read: Mutex::default() };
    let opened = judged(&taken)?;
    let voters: u64 = opened.rolls.iter().map(|roll| roll.size).sum();
    let record = size_of::<RollRecord>() as u64;
    if voters.saturating_mul(record) > VoteFile::LIMIT as u64 {
        return Err(NoVoteFile::TooLarge { voters });
    }
    for roll in &opened.rolls {
        taken.read(&roll.path, roll.size * record).map_err(|error| changed(&roll.path, &error))?;
    }
    let bytes = archive(&taken.kept()).ok_or_else(|| changed("a path", &"too long"))?;
    match VoteFile::read(bytes.clone()) {
        Ok(written) => judged(&written).map(|_| bytes),
        Err(VoteFileError::TooLarge { .. }) => Err(NoVoteFile::TooLarge { voters }),
        Err(error) => Err(changed("the file", &error)),
    }
}

fn changed(what: &str, why: &dyn std::fmt::Display) -> NoVoteFile {
    NoVoteFile::Changed(format!("{what}: {why}"))
}

/// The rolls' points are for whoever reads the file: here they are taken as they are, and held against their root when somebody is looked for.
fn judged(files: &dyn RecordFiles) -> Result<OpenedElection, NoVoteFile> {
    let judged = judge_setup(files, &SetupOptions { most_voters: 0 }, &())?;
    let refused = judged.refused().map(|check| check.id.to_string()).unwrap_or_default();
    judged.opened.ok_or(NoVoteFile::Refused(refused))
}

pub(super) fn archive(files: &BTreeMap<String, Vec<u8>>) -> Option<Vec<u8>> {
    let sums: String = files.iter().map(|(path, bytes)| line(path, bytes)).collect();
    let mut archive = Vec::new();
    let all = std::iter::once((SUMS, sums.as_bytes()))
        .chain(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
    for (path, bytes) in all {
        tar::append(&mut archive, path, bytes).then_some(())?;
    }
    tar::end(&mut archive);
    Some(archive)
}

/// Files, and what was read of them: the first time counts, so that all of it is of one moment.
struct Taken<'a> {
    files: &'a dyn RecordFiles,
    read: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Taken<'_> {
    fn kept(&self) -> MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl RecordFiles for Taken<'_> {
    fn list(&self) -> Result<Vec<FileEntry>, ReadError> {
        Err(ReadError::NoListing)
    }

    fn is_listed(&self) -> bool {
        false
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let mut read = self.kept();
        if let Some(bytes) = read.get(path) {
            let fits = bytes.len() as u64 <= limit;
            return if fits { Ok(bytes.clone()) } else { Err(ReadError::TooLarge { limit }) };
        }
        let bytes = self.files.read(path, limit)?;
        read.insert(path.to_owned(), bytes.clone());
        Ok(bytes)
    }
}
