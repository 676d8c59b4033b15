//! The record, the store, and the job that all commands share.

use crate::error::{Advise, At, CliError, Outcome};
use crate::verify::{inside_record, refuse_other_folders};
use clap::builder::{OsStringValueParser, TypedValueParser};
use ostrakon_group::Bytes32;
use ostrakon_objects::{Name, NameError, Opened};
use ostrakon_verify::Directory;
use ostrakon_verify::shards::{Cut, Job, ShardError, Task};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// In the store: which job its results are of.
const JOB: &str = "job.json";
const MOST_JOB: usize = 4096;

/// Where the record and the results are.
#[derive(Debug, clap::Args)]
pub(super) struct Place {
    /// The record directory.
    #[arg(value_name = "DIR")]
    record: PathBuf,
    /// Where results are kept, the same for all machines: a directory, or s3://BUCKET/PREFIX with the usual AWS_… variables.
    #[arg(long, value_name = "STORE", value_parser = OsStringValueParser::new().map(|name| Name::told(&name)))]
    store: Result<Name, NameError>,
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
    pub(super) store: Opened,
    pub(super) job: Job,
}

impl Place {
    /// Cuts the record.
    pub(super) fn cut(&self, cut: impl FnOnce(Cut) -> Cut) -> Outcome<Cutting> {
        refuse_other_folders(&self.record)?;
        let store = self.name()?;
        if store.folder().is_some_and(|folder| inside_record(&self.record, folder)) {
            return Err(CliError::usage("is inside the record, where no other file may be")
                .at(store)
                .next("name a directory beside it"));
        }
        let files = Directory::new(&self.record);
        let open = |cut| Job::open(&files, cut).map_err(|error| told(error).at(self.record.display()));
        let job = open(None)?;
        let job = open(Some(cut(*job.cut())))?;
        Ok(Cutting { files: files.clone(), store: open_store(store)?, job })
    }

    /// What was named is not repeated where it is none: there may be a secret in it.
    fn name(&self) -> Outcome<&Name> {
        self.store.as_ref().map_err(CliError::usage)
    }

    /// Notes the job, for all who work on it.
    pub(super) fn note(&self, cutting: &Cutting) -> Outcome {
        let noted = Noted { context: cutting.job.context(), cut: *cutting.job.cut() };
        let json = serde_json::to_vec_pretty(&noted).at("the job")?;
        cutting.store.put(JOB, &json).at(self.name()?)
    }

    /// The job that was noted, over the same record.
    pub(super) fn open(&self) -> Outcome<Cutting> {
        const PLAN: &str = "`ostrakon shards plan` cuts a record";
        let store = self.name()?;
        let place = store.within(JOB);
        let none = || CliError::new("no job is noted here").at(&place).next(PLAN);
        let json = open_store(store)?.get(JOB, None).at(store)?.ok_or_else(none)?;
        let json = json.get(..MOST_JOB).unwrap_or(&json);
        let noted: Noted = serde_json::from_slice(json).at(&place).next(PLAN)?;
        let cutting = self.cut(|_| noted.cut)?;
        if cutting.job.context() != noted.context {
            return Err(CliError::new(
                "the store is of another record, or the record has grown since it was cut",
            )
            .at(place)
            .next("plan anew, with an empty store"));
        }
        Ok(cutting)
    }
}

fn open_store(name: &Name) -> Outcome<Opened> {
    ostrakon_objects::open_named(name).map_err(CliError::usage)
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
