//! The record, the store, and the job that all commands share.

use crate::error::{Advise, At, CliError, Outcome};
use crate::files;
use crate::verify::{inside_record, refuse_other_folders};
use ostrakon_group::Bytes32;
use ostrakon_verify::Directory;
use ostrakon_verify::shards::{Cut, Folder, Job, ShardError, Store, Task};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// In the store: which job its results are of.
const JOB: &str = "job.json";
const MOST_JOB: u64 = 4096;

/// Where the record and the results are.
#[derive(Debug, clap::Args)]
pub(super) struct Place {
    /// The record directory.
    #[arg(value_name = "DIR")]
    record: PathBuf,
    /// The directory of the results, the same for all machines.
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
}

/// A piece, by its number.
#[derive(Debug, clap::Args)]
pub(super) struct Piece {
    /// The pass: 1, 2 or 3.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=3))]
    pass: Option<u8>,
    /// Which piece of the pass, from 0.
    #[arg(long, value_name = "I", requires = "pass")]
    index: Option<u32>,
}

/// What the job file says.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Noted {
    context: Bytes32,
    cut: Cut,
}

/// A record that was cut.
pub(super) struct Cutting {
    pub(super) files: Directory,
    pub(super) store: Folder,
    pub(super) job: Job,
}

impl Place {
    /// Cuts the record.
    pub(super) fn cut(&self, cut: impl FnOnce(Cut) -> Cut) -> Outcome<Cutting> {
        refuse_other_folders(&self.record)?;
        if inside_record(&self.record, &self.store) {
            return Err(CliError::usage("is inside the record, where no other file may be")
                .at(self.store.display())
                .next("name a directory beside it"));
        }
        let files = Directory::new(&self.record);
        let open = |cut| Job::open(&files, cut).map_err(|error| told(error).at(self.record.display()));
        let job = open(None)?;
        let job = open(Some(cut(*job.cut())))?;
        Ok(Cutting { files: files.clone(), store: Folder::new(&self.store), job })
    }

    /// Notes the job, for all who work on it.
    pub(super) fn note(&self, cutting: &Cutting) -> Outcome {
        let noted = Noted { context: cutting.job.context(), cut: *cutting.job.cut() };
        let json = serde_json::to_vec_pretty(&noted).at("the job")?;
        cutting.store.put(JOB, &json).at(self.store.display())
    }

    /// The job that was noted, over the same record.
    pub(super) fn open(&self) -> Outcome<Cutting> {
        const PLAN: &str = "`ostrakon shards plan` cuts a record";
        let path = self.store.join(JOB);
        let text = files::read_text(&path, MOST_JOB).next(PLAN)?;
        let read: Outcome<Noted> = serde_json::from_str(&text).map_err(CliError::new);
        let noted = read.map_err(|error| error.at(path.display())).next(PLAN)?;
        let cutting = self.cut(|_| noted.cut)?;
        if cutting.job.context() != noted.context {
            return Err(CliError::new(
                "the store is of another record, or the record has grown since it was cut",
            )
            .at(path.display())
            .next("plan anew, with an empty store"));
        }
        Ok(cutting)
    }
}

impl Piece {
    /// The piece that is named, if one is.
    pub(super) fn task(&self, job: &Job) -> Outcome<Option<Task>> {
        let (Some(pass), index) = (self.pass, self.index) else { return Ok(None) };
        let index = index.ok_or_else(|| CliError::usage("which piece of the pass? name it with --index"))?;
        let passes = job.passes();
        let tasks = passes.get(usize::from(pass) - 1).map(Vec::as_slice).unwrap_or_default();
        let none = || CliError::usage(format!("pass {pass} has {} pieces, from 0 on", tasks.len()));
        tasks.get(index as usize).cloned().map(Some).ok_or_else(none)
    }
}

/// With what to do next.
pub(super) fn told(error: ShardError) -> CliError {
    let next = match &error {
        ShardError::NotCut(_) => Some("`ostrakon verify` says what is wrong with it"),
        ShardError::Changed(_) => {
            Some("give every machine the same copy, to which nobody writes, and plan anew")
        }
        ShardError::Missing(_) => Some("`ostrakon shards run --left` runs what is missing"),
        ShardError::Altered(_) => {
            Some("`ostrakon shards check` compares a piece; remove done/ of the store to run all again")
        }
        ShardError::Stale(_) => Some("remove done/ of the store and run all passes again, in their order"),
        _ => None,
    };
    let told = CliError::new(error);
    match next {
        Some(next) => told.next(next),
        None => told,
    }
}
