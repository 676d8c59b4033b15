//! Running one target: its corpus, its limits, and what it says at the end.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, SystemTime},
};

use super::{build, build::Target, places, seeds};
use crate::command::{Words, root};

/// How a run went.
#[derive(Debug)]
pub(super) struct Ran {
    pub(super) target: String,
    pub(super) told: Told,
}

/// The numbers that libFuzzer tells at its end.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Inputs that were tried.
    pub(super) executions: u64,
    /// Inputs a second.
    pub(super) rate: u64,
    /// Edges of the program that were reached.
    pub(super) coverage: u64,
    /// Inputs that reached something new.
    pub(super) new: u64,
}

/// The longest input: bodies of most routes.
const LONGEST: u32 = 64 << 10;
/// Seconds after which an input counts as one that never ends, and what a target may take, in MiB.
const PATIENCE: u32 = 25;
const MEMORY: u32 = 2_560;
/// Lines of a failed run that are shown.
const SHOWN: usize = 60;

/// Runs a target for this long; fails on the first input that it does not survive.
pub(super) fn run(target: &Target, time: Duration) -> Result<Ran, Words> {
    let (name, began) = (&target.name, SystemTime::now());
    let folders = prepare(name)?;
    let mut command = command(target, &folders, time);
    let log = places::log(name);
    let fail = |error: std::io::Error| format!("`{name}`: {error}");
    command.stderr(File::create(&log).map_err(fail)?);
    let status = command.status().map_err(fail)?;
    let said = fs::read(&log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).map_err(fail)?;
    let told = Told::read(&said);
    if status.success() && told.executions > 0 {
        return Ok(Ran { target: name.clone(), told });
    }
    Err(failed(target, &said, began))
}

fn command(target: &Target, folders: &[PathBuf], time: Duration) -> Command {
    let mut command = Command::new(build::program(target));
    command.args(folders).current_dir(root()).stdin(Stdio::null()).stdout(Stdio::null()).args([
        format!("-max_total_time={}", time.as_secs()),
        format!("-max_len={LONGEST}"),
        format!("-timeout={PATIENCE}"),
        format!("-rss_limit_mb={MEMORY}"),
        format!("-artifact_prefix={}/", places::artifacts(&target.name).display()),
        "-print_final_stats=1".to_owned(),
    ]);
    command
}

/// The folders of inputs; what is found goes into the first.
fn prepare(name: &str) -> Result<Vec<PathBuf>, Words> {
    let (corpus, logs) = (places::corpus(name), places::folder().join("logs"));
    for folder in [&corpus, &places::artifacts(name), &logs] {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let made = seeds::make(name)?;
    let folders = [corpus, made, places::written_seeds(name)];
    Ok(folders.into_iter().filter(|folder| folder.is_dir()).collect())
}

/// What to tell of a failure: the end of what was said, where the input lies, how to repeat it.
fn failed(target: &Target, said: &str, began: SystemTime) -> Words {
    let lines: Vec<&str> = said.lines().collect();
    let end = lines[lines.len().saturating_sub(SHOWN)..].join("\n");
    let log = places::shown(&places::log(&target.name));
    let program = places::shown(&build::program(target));
    let again = match newest(&places::artifacts(&target.name), began) {
        Some(input) => {
            format!("the input lies at {0}; to repeat it:\n\n    {program} {0}", places::shown(&input))
        }
        None => "no input was kept".to_owned(),
    };
    format!("{end}\n\n`{}` failed (all it said: {log}); {again}", target.name)
}

/// The input that was written last, in this run.
fn newest(folder: &Path, began: SystemTime) -> Option<PathBuf> {
    let files = fs::read_dir(folder).ok()?.filter_map(Result::ok);
    let dated = files.filter_map(|file| Some((file.metadata().ok()?.modified().ok()?, file.path())));
    dated.filter(|(time, _)| *time >= began).max().map(|(_, path)| path)
}

impl Told {
    /// Reads `stat::…` lines, and the coverage of the last line that tells one.
    fn read(said: &str) -> Self {
        let stat = |name: &str| {
            let line = said.lines().find_map(|line| line.strip_prefix("stat::")?.strip_prefix(name));
            line.and_then(|rest| rest.trim_start_matches(':').trim().parse().ok()).unwrap_or(0)
        };
        let covered = said.lines().rev().find_map(|line| line.split_once(" cov: "));
        let covered = covered.and_then(|(_, rest)| rest.split_whitespace().next()?.parse().ok());
        Self {
            executions: stat("number_of_executed_units"),
            rate: stat("average_exec_per_sec"),
            coverage: covered.unwrap_or(0),
            new: stat("new_units_added"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_off_the_last_lines() {
        let said = "#2\tINITED cov: 12 ft: 13 corp: 1/1b exec/s: 0 rss: 28Mb\n\
            #900\tDONE   cov: 345 ft: 678 corp: 9/99b lim: 4 exec/s: 450 rss: 30Mb\n\
            Done 900 runs in 2 second(s)\n\
            stat::number_of_executed_units: 900\n\
            stat::average_exec_per_sec:     450\n\
            stat::new_units_added:          8\n";
        assert_eq!(Told::read(said), Told { executions: 900, rate: 450, coverage: 345, new: 8 });
        assert_eq!(Told::read("Segmentation fault"), Told::default());
    }
}
