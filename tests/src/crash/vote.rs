//! A vote that a service carries in a process of its own; its data outlive the process.

use super::Child;
use crate::carried::{Caller, Carried, SLUG};
use crate::faults::{Disk, Fault};
use crate::forge::Election;
use ostrakon_service::SETTINGS_FILE;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A data directory, and the program that serves it.
pub struct Vote<'a> {
    election: &'a Election,
    program: &'a Path,
    database: Option<String>,
    data: TempDir,
}

impl<'a> Vote<'a> {
    /// A service with the log's key and its settings, and nothing on any board. `database` is PostgreSQL's address, if it is not SQLite.
    pub fn new(program: &'a Path, election: &'a Election, database: Option<String>) -> Self {
        let vote = Self { election, program, database, data: place() };
        Carried::place_key(vote.data(), &election.people);
        let settings = toml::to_string(&Carried::settings(&election.people)).unwrap();
        fs::write(vote.data().join(SETTINGS_FILE), settings).unwrap();
        fs::write(vote.data().join("clock"), election.manifest.opens.to_string()).unwrap();
        vote
    }

    /// As `new`, after the first `entries` of the forged board were given in.
    pub fn carried(
        program: &'a Path,
        election: &'a Election,
        database: Option<String>,
        entries: usize,
    ) -> Self {
        let vote = Self::new(program, election, database);
        let child = vote.start();
        let caller = vote.caller(&child);
        assert_eq!(caller.draft(election).status, 200);
        for entry in election.log.entries().iter().take(entries) {
            caller.give(election, entry).granted();
        }
        drop(child);
        vote
    }

    /// The same vote with a copy of the data, while nobody serves them; on SQLite.
    pub fn copy(&self) -> Self {
        let Self { election, program, .. } = *self;
        let copied = Self { election, program, database: None, data: place() };
        copy(self.data(), copied.data());
        copied
    }

    /// Begins to serve.
    pub fn start(&self) -> Child {
        Child::start(&mut self.command()).unwrap_or_else(|why| panic!("the service does not start: {why}"))
    }

    /// Begins to serve on a disk that may fail.
    ///
    /// # Errors
    /// What it said, if it did not come so far.
    pub fn start_on(&self, disk: &Disk, fault: Option<Fault>) -> Result<Child, String> {
        let mut command = self.command();
        disk.put(&mut command, fault);
        Child::start(&mut command)
    }

    /// What begins to serve.
    pub fn command(&self) -> Command {
        let mut command = Command::new(self.program);
        command.arg(self.data()).args(&self.database);
        command
    }

    /// Who asks the running service.
    pub fn caller(&self, child: &Child) -> Caller {
        Caller::new(child.address().to_owned(), self.data())
    }

    /// What it is about.
    pub fn election(&self) -> &'a Election {
        self.election
    }

    /// The data directory.
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// Where the record is published.
    pub fn record(&self) -> PathBuf {
        self.data().join("public/elections").join(SLUG)
    }

    /// The published checkpoint.
    pub fn checkpoint(&self) -> Option<Vec<u8>> {
        fs::read(self.record().join(CHECKPOINT_PATH)).ok()
    }
}

/// A place for data, in memory where there is such a place: a killed process leaves what it wrote there as well as on a disk, and what is lost
/// with the power is decided by the disk that fails.
fn place() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let there = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &there),
            false => _ = fs::copy(entry.path(), there).unwrap(),
        }
    }
}
