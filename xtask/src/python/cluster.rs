//! `crates/py/tests/cluster`: the installed wheel on real clusters of Ray and of Spark, which the tests start and end on this machine's loopback.

use super::environment::Environment;
use super::tests::{COMMAND, Options, RECORDS};
use super::wheel;
use crate::command::{Words, command, root, run as run_command, watch};
use crate::counts::Counts;
use crate::step::Outcome;

const LIST: &str = "crates/py/tests/cluster/requirements.txt";
const NATION: &str = "target/python/nation";
const TESTS: &str = "crates/py/tests/cluster/run.py";

/// Builds, brings the engines, and runs the tests.
pub(crate) fn run(options: &Options) -> Result<(), Words> {
    play(options.filter.as_deref(), &mut Counts::default())
}

/// All of them.
pub(crate) fn step(counts: &mut Counts) -> Result<Outcome, Words> {
    play(None, counts).map(|()| Outcome::Passed)
}

fn play(filter: Option<&str>, counts: &mut Counts) -> Result<(), Words> {
    let java = run_command(&mut command("java -version"));
    java.map_err(|words| {
        format!("{words}; Spark needs Java 17 or newer: `apt-get install default-jre-headless`")
    })?;
    run_command(&mut command("cargo build --quiet --release --workspace --bin ostrakon --bin fixtures"))?;
    let installed = wheel::install()?;
    make_records()?;
    let mut python = Environment::with(LIST)?.program("python", TESTS);
    python.args(filter).env("PYTHONPATH", &installed.site).env("PYTHONDONTWRITEBYTECODE", "1");
    for (name, path) in [("RECORDS", RECORDS), ("NATION", NATION), ("COMMAND", COMMAND)] {
        python.env(format!("OSTRAKON_{name}"), root().join(path));
    }
    let mut own = Counts::default();
    let ended = watch(&mut python, |line| own.read(line));
    counts.add(own);
    ended?;
    if own.passed == 0 { Err("not a single test was run on a cluster".into()) } else { Ok(()) }
}

/// The corpus, and a national record that passes.
fn make_records() -> Result<(), Words> {
    run_command(&mut command(&format!("target/release/fixtures {RECORDS} b t clean_pins")))?;
    if root().join(NATION).join("checkpoint").exists() {
        return Ok(());
    }
    let line = format!("{COMMAND} bench national --voters 20000 --make-only --out {NATION}");
    run_command(&mut command(&line))
}
