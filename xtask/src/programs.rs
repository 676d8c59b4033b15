//! All tests, optimised: elections are arithmetic. One program more at once than there are cores: they wait, too, for disks, clocks, servers.

use crate::{
    command::{Words, command, failed, not_started, stdout, watch},
    counts::Counts,
    step::Outcome,
};
use serde_json::Value;
use std::{
    path::PathBuf,
    process::{Command, Output, Stdio},
    sync::Mutex,
    thread,
    time::Instant,
};

/// They take longest, so they begin.
const FIRST: [&str; 9] = [
    "store",
    "reference",
    "serve_demo",
    "service",
    "published",
    "streaming",
    "demo_served",
    "demo_types",
    "crash",
];

/// A program of tests, and where cargo runs it.
struct Binary {
    name: String,
    program: PathBuf,
    package: PathBuf,
}

/// Runs all of them; one that fails does not hide the next.
pub(crate) fn run(counts: &mut Counts) -> Result<Outcome, Words> {
    let binaries = binaries()?;
    let failed = play(&binaries, counts);
    let mut examples = command("cargo test --workspace --release --no-fail-fast --doc");
    let documented = watch(&mut examples, |line| counts.read(line));
    if counts.passed == 0 {
        return Err("not a single test was run".into());
    }
    if !failed.is_empty() {
        return Err(format!(
            "{} of {} programs failed:\n{}",
            failed.len(),
            binaries.len(),
            failed.join("\n")
        ));
    }
    documented.map(|()| Outcome::Passed)
}

/// Builds them, the longest first.
fn binaries() -> Result<Vec<Binary>, Words> {
    let line = "cargo test --workspace --release --no-run --message-format=json-render-diagnostics";
    let told = stdout(&mut command(line))?;
    let mut all: Vec<Binary> = told.lines().filter_map(binary).collect();
    all.sort_by_key(|binary| FIRST.iter().position(|name| *name == binary.name).unwrap_or(FIRST.len()));
    Ok(all)
}

/// What cargo tells of one.
fn binary(line: &str) -> Option<Binary> {
    let told: Value = serde_json::from_str(line).ok()?;
    let tests = told["profile"]["test"].as_bool()?;
    let program = PathBuf::from(told["executable"].as_str()?);
    let package = PathBuf::from(told["manifest_path"].as_str()?).parent()?.to_owned();
    tests.then_some(Binary { name: told["target"]["name"].as_str()?.to_owned(), program, package })
}

/// Runs them, and shows each one's output when it has ended; gives the failures in words.
fn play(binaries: &[Binary], counts: &mut Counts) -> Vec<Words> {
    let (next, ended) = (Mutex::new(binaries.iter()), Mutex::new((counts, Vec::new())));
    let worker = || {
        while let Some(binary) = next.lock().ok().and_then(|mut rest| rest.next()) {
            let start = Instant::now();
            let output = binary.run();
            let Ok(mut ended) = ended.lock() else { return };
            let (counts, failures) = &mut *ended;
            failures.extend(binary.show(output, start.elapsed().as_secs_f64(), counts).err());
        }
    };
    let workers = thread::available_parallelism().map_or(1, usize::from).saturating_add(1);
    thread::scope(|scope| (0..workers).for_each(|_| drop(scope.spawn(worker))));
    ended.into_inner().map(|(_, failures)| failures).unwrap_or_else(|_| vec!["a worker died".into()])
}

impl Binary {
    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.current_dir(&self.package).env("CARGO_MANIFEST_DIR", &self.package).stdin(Stdio::null());
        command
    }

    fn run(&self) -> Result<Output, Words> {
        let mut command = self.command();
        command.output().map_err(|error| not_started(&command, &error))
    }

    /// Prints what it said, and counts.
    fn show(&self, output: Result<Output, Words>, took: f64, counts: &mut Counts) -> Result<(), Words> {
        let output = output?;
        println!("\n     Ran {} ({}), {took:.1} s", self.name, self.program.display());
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            println!("{line}");
            counts.read(line);
        }
        print!("{}", String::from_utf8_lossy(&output.stderr));
        if output.status.success() { Ok(()) } else { Err(failed(&self.command(), output.status)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_of_tests_alone_are_run() {
        let told = |test: bool| {
            format!(
                r#"{{"reason":"compiler-artifact","manifest_path":"/a/b/Cargo.toml","target":{{"name":"flow"}},"profile":{{"test":{test}}},"executable":"/t/flow-1"}}"#
            )
        };
        let found = binary(&told(true)).map(|b| (b.name, b.program, b.package));
        assert_eq!(found, Some(("flow".into(), "/t/flow-1".into(), "/a/b".into())));
        assert!(binary(&told(false)).is_none());
        assert!(binary(r#"{"reason":"build-finished","success":true}"#).is_none());
        assert!(binary("no JSON").is_none());
    }
}
