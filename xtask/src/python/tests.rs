//! `crates/py/tests`: the installed wheel against the command, over records that the corpus and the demonstrations leave.

use super::wheel;
use crate::command::{Words, command, root, run as run_command, watch};
use crate::counts::Counts;
use crate::demo::PROGRAM;
use crate::step::Outcome;
use clap::Args;
use std::fs;

pub(super) const RECORDS: &str = "target/python/records";
const DEMO: &str = "target/demo";
pub(super) const COMMAND: &str = "target/release/ostrakon";

/// Which tests.
#[derive(Args)]
pub(crate) struct Options {
    /// Words of tests' names; all tests unless given.
    pub(super) filter: Option<String>,
}

/// Builds, and runs them.
pub(crate) fn run(options: &Options) -> Result<(), Words> {
    run_command(&mut command("cargo build --quiet --release --workspace --bin ostrakon --bin fixtures"))?;
    if !root().join(DEMO).join("checkpoint").exists() {
        run_command(&mut command(&format!("{PROGRAM} demo --out {DEMO}")))?;
    }
    play(options.filter.as_deref(), &mut Counts::default())
}

/// All of them, with the command and the demonstration of earlier steps.
pub(crate) fn step(counts: &mut Counts) -> Result<Outcome, Words> {
    run_command(&mut command("cargo build --quiet --release --workspace --bin ostrakon --bin fixtures"))?;
    play(None, counts).map(|()| Outcome::Passed)
}

fn play(filter: Option<&str>, counts: &mut Counts) -> Result<(), Words> {
    let installed = wheel::install()?;
    let _ = fs::remove_dir_all(root().join(RECORDS));
    run_command(&mut command(&format!("target/release/fixtures {RECORDS}")))?;
    let mut python = installed.environment.program("python", "crates/py/tests/run.py");
    python.args(filter).env("PYTHONPATH", &installed.site).env("PYTHONDONTWRITEBYTECODE", "1");
    for (name, path) in [("RECORDS", RECORDS), ("DEMO", DEMO), ("COMMAND", COMMAND)] {
        python.env(format!("OSTRAKON_{name}"), root().join(path));
    }
    let mut own = Counts::default();
    let ended = watch(&mut python, |line| own.read(line));
    counts.add(own);
    ended?;
    if own.passed == 0 { Err("not a single test was run in Python".into()) } else { Ok(()) }
}
