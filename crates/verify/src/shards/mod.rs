//! The verification in pieces, for many machines (spec 8.9): any engine that can run a function on a list of things does.
//!
//! Three passes of tasks that know nothing of each other, then one that puts their results together. Each task is a function of the record, of
//! the [`Job`], and of earlier results, and gives the same bytes wherever and however often it is run.
//!
//! * `job`: what all tasks are about, and which tasks there are; `note`: which job a store is of
//! * `ballots`, `voters`: the first pass: a stretch of the log, a stretch of a roll, a roll's file as a whole
//! * `join`: the second: a part of all credentials: who may vote, what follows what, what counts
//! * `weigh`: the third: what a stretch's ballots that do not count once have to be corrected by
//! * `reduce`: the checks of the whole record over all results, as [`verify`](crate::verify) has them over the record
//! * `blob`, `store`, `folder`: results as bytes, and where they are kept

mod ballots;
mod blob;
#[cfg(not(target_family = "wasm"))]
mod folder;
mod job;
mod join;
mod note;
mod reduce;
mod rows;
mod store;
mod voters;
mod weigh;

pub use blob::Blob;
#[cfg(not(target_family = "wasm"))]
pub use folder::Folder;
pub use job::{Cut, Job};
pub use note::JOB;
pub use reduce::{Reduced, Stretch, reduce};
pub use store::Store;

use crate::ballots::Stopped;
use crate::bundle::Changed;
use crate::{Progress, RecordFiles};
use ostrakon_group::{Bytes32, sha256};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One piece of work.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Task {
    /// Entries of the log, from a multiple of 256 on.
    Ballots {
        /// The first.
        first: u64,
        /// How many.
        count: u64,
    },
    /// Voters of a roll.
    Voters {
        /// The roll's index in the manifest.
        roll: u16,
        /// The first.
        first: u64,
        /// How many.
        count: u64,
    },
    /// A roll's file as a whole: its hash, its tree.
    Roll {
        /// The roll's index in the manifest.
        roll: u16,
    },
    /// A part of all credentials, and of all randomness that ballots use.
    Join {
        /// Which of [`Job::parts`].
        part: u32,
    },
    /// The exceptions among entries of the log.
    Weigh {
        /// The first.
        first: u64,
        /// How many.
        count: u64,
    },
}

impl fmt::Display for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ballots { first, count } => write!(f, "ballots {first}+{count}"),
            Self::Voters { roll, first, count } => write!(f, "voters of roll {roll}, {first}+{count}"),
            Self::Roll { roll } => write!(f, "file of roll {roll}"),
            Self::Join { part } => write!(f, "join {part}"),
            Self::Weigh { first, count } => write!(f, "weigh {first}+{count}"),
        }
    }
}

/// Why a piece is not done, or is not taken.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ShardError {
    /// The record cannot be cut: it has no opening that all could begin from, or its rolls are at fault. [`verify`](crate::verify) says why.
    #[error("this record is verified in one piece: {0}")]
    NotCut(String),
    /// The record is another one than the job's, or changes.
    #[error("{0} is not what the job is about: the record changed, or this is another copy")]
    Changed(String),
    /// No such task.
    #[error("the job has no task {0}")]
    NoTask(Task),
    /// A result that is not there.
    #[error("the result of “{0}” is missing: run that task")]
    Missing(Task),
    /// A result whose bytes are not those of its name, or that is no result of that task.
    #[error("the result of “{0}” was altered: remove it, and run that task again")]
    Altered(Task),
    /// Results that were made from others.
    #[error("the result of “{0}” was made from other results than those that are there: run it again")]
    Stale(Task),
    /// The store says nothing of a job, or something that cannot be read.
    #[error("the store says of no record that it was cut: {}", .0.as_deref().unwrap_or("job.json is missing"))]
    NotNoted(Option<String>),
    /// The store's job is another one.
    #[error("the store is of another record, or the record has grown since it was cut")]
    OtherJob,
    /// No way to cut a record.
    #[error("{0}")]
    NoCut(String),
    /// The user wants no more of it.
    #[error("stopped, before all was done: what is not done can be run again")]
    Stopped,
    /// A file of the record that this machine cannot read; nothing says that it is wrong.
    #[error("{0} cannot be read: {1}")]
    Unread(String, #[source] std::io::Error),
    /// The store, or this machine's disk.
    #[error("results cannot be kept or read: {0}")]
    Io(#[from] std::io::Error),
    /// Something of this machine.
    #[error("{0}")]
    Other(String),
}

impl From<Stopped> for ShardError {
    fn from(stopped: Stopped) -> Self {
        match stopped {
            Stopped::Changed(Changed(what)) => Self::Changed(what),
            Stopped::Other(why) => Self::Other(why),
        }
    }
}

impl Task {
    /// Its identifier within a job.
    pub fn id(&self, job: &Job) -> Bytes32 {
        let task = serde_json::to_vec(self).unwrap_or_default();
        sha256(&[b"ostrakon/v1/shard".as_slice(), &job.context().0, &task].concat()).into()
    }
}

/// Runs a task, and keeps its result; its name.
///
/// # Errors
/// As [`compute`].
pub fn run(
    files: &dyn RecordFiles,
    job: &Job,
    task: &Task,
    store: &dyn Store,
    progress: &dyn Progress,
) -> Result<Bytes32, ShardError> {
    let blob = compute(files, job, task, store, progress)?;
    store::keep(store, &task.id(job), &blob)?;
    Ok(blob.name())
}

/// Runs a task, and keeps nothing.
///
/// # Errors
/// If the record is not the job's, results of earlier passes are missing or altered, or the store fails. What is wrong with ballots is no error: it stands in
/// the result.
pub fn compute(
    files: &dyn RecordFiles,
    job: &Job,
    task: &Task,
    store: &dyn Store,
    progress: &dyn Progress,
) -> Result<Blob, ShardError> {
    if !job.has(task) {
        return Err(ShardError::NoTask(task.clone()));
    }
    let blob = match task {
        Task::Ballots { first, count } => ballots::run(files, job, *first..first + count, progress),
        Task::Voters { roll, first, count } => {
            voters::run(files, job, *roll, *first..first + count, progress)
        }
        Task::Roll { roll } => voters::file(files, job, *roll, progress),
        Task::Join { part } => join::run(job, *part, store),
        Task::Weigh { first, count } => weigh::run(files, job, *first..first + count, store),
    };
    if progress.is_stopped() { Err(ShardError::Stopped) } else { blob }
}

/// The name of a task's result, if it is done.
///
/// # Errors
/// Of the store.
pub fn done(job: &Job, task: &Task, store: &dyn Store) -> Result<Option<Bytes32>, ShardError> {
    Ok(store::done(store, &task.id(job))?)
}
