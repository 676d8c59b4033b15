//! The record, the store, and the job that all commands share.

use crate::error::{CliError, Outcome};
use crate::verify::{inside_record, refuse_other_folders};
use clap::builder::{OsStringValueParser, TypedValueParser};
use ostrakon_objects::{Name, NameError, Opened};
use ostrakon_verify::Directory;
use ostrakon_verify::shards::{Cut, JOB, Job, ShardError, Task};
use std::path::PathBuf;

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

/// A record that was cut.
pub(super) struct Cutting {
    pub(super) files: Directory,
    pub(super) store: Opened,
    pub(super) job: Job,
}

impl Place {
    /// Cuts the record.
    pub(super) fn cut(&self, cut: impl FnOnce(Cut) -> Cut) -> Outcome<Cutting> {
        let (files, store) = self.both()?;
        let open = |cut| Job::open(&files, cut).map_err(|error| told(error).at(self.record.display()));
        let job = open(None)?;
        let job = open(Some(cut(*job.cut())))?;
        Ok(Cutting { files: files.clone(), store, job })
    }

    /// The record and the store, as they were named.
    fn both(&self) -> Outcome<(Directory, Opened)> {
        refuse_other_folders(&self.record)?;
        let store = self.name()?;
        if store.folder().is_some_and(|folder| inside_record(&self.record, folder)) {
            return Err(CliError::usage("is inside the record, where no other file may be")
                .at(store)
                .next("name a directory beside it"));
        }
        Ok((Directory::new(&self.record), open_store(store)?))
    }

    /// What was named is not repeated where it is none: there may be a secret in it.
    fn name(&self) -> Outcome<&Name> {
        self.store.as_ref().map_err(CliError::usage)
    }

    /// Notes the job, for all who work on it.
    pub(super) fn note(&self, cutting: &Cutting) -> Outcome {
        let place = self.name()?;
        cutting.job.note(&*cutting.store).map_err(|error| told(error).at(place))
    }

    /// The job that was noted, over the same record.
    pub(super) fn open(&self) -> Outcome<Cutting> {
        let (files, store) = self.both()?;
        match Job::noted(&files, &*store) {
            Ok(job) => Ok(Cutting { files, store, job }),
            Err(error @ (ShardError::NotNoted(_) | ShardError::OtherJob | ShardError::Io(_))) => {
                Err(told(error).at(self.name()?.within(JOB)))
            }
            Err(error) => Err(told(error).at(self.record.display())),
        }
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
        ShardError::Unread(..) => {
            Some("see that this machine reaches all of the record, and run the piece again")
        }
        ShardError::NotNoted(_) => Some("`ostrakon shards plan` cuts a record"),
        ShardError::OtherJob => Some("plan anew, with an empty store"),
        ShardError::Stale(_) => Some("remove done/ of the store and run all passes again, in their order"),
        _ => None,
    };
    let told = CliError::new(error);
    match next {
        Some(next) => told.next(next),
        None => told,
    }
}
