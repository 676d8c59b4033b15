//! `tests/browser` in a real Chromium, against the command as it is built now.

use std::{fs, path::Path};

use super::packages;
use crate::{
    command::{Words, command, root, run as run_command, watch},
    counts::Counts,
    step::Outcome,
    web,
};

use clap::Args;

/// Which tests.
#[derive(Args)]
pub(crate) struct Options {
    /// A file's beginning, such as `voting`, or words of tests' names; all tests unless given.
    filter: Option<String>,
    /// Build nothing: the bundle and the command are as they should be.
    #[arg(long)]
    built: bool,
}

/// Where Debian and others put it.
const CHROMIUM: [&str; 3] = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/// Builds, and runs them.
pub(crate) fn run(options: &Options) -> Result<(), Words> {
    if !options.built {
        web::run(&web::Options::default())?;
        build()?;
    }
    let mut counts = Counts::default();
    play(options.filter.as_deref(), &mut counts)
}

/// All of them, with the bundle of an earlier step.
pub(crate) fn step(counts: &mut Counts) -> Result<Outcome, Words> {
    build()?;
    play(None, counts).map(|()| Outcome::Passed)
}

fn build() -> Result<(), Words> {
    run_command(&mut command("cargo build --quiet --release --workspace --bin ostrakon"))
}

fn play(filter: Option<&str>, counts: &mut Counts) -> Result<(), Words> {
    chromium()?;
    packages::bring()?;
    let all = files()?;
    let chosen: Vec<&String> =
        all.iter().filter(|file| filter.is_some_and(|f| file.starts_with(f))).collect();
    let mut node = command("node --test --test-concurrency=2 --test-reporter=./lib/reporter.mjs");
    node.current_dir(root().join("tests/browser"));
    match filter {
        Some(words) if chosen.is_empty() => {
            node.arg(format!("--test-name-pattern={}", escaped(words))).args(&all);
        }
        Some(_) => drop(node.args(chosen)),
        None => drop(node.args(&all)),
    }
    let mut own = Counts::default();
    let ended = watch(&mut node, |line| own.read(line));
    counts.add(own);
    ended?;
    if own.passed == 0 { Err("not a single test was run in a browser".into()) } else { Ok(()) }
}

/// Names of tests are no patterns.
fn escaped(words: &str) -> String {
    let letter = |c: char| if c.is_alphanumeric() || c == ' ' { c.to_string() } else { ".".into() };
    words.chars().map(letter).collect()
}

fn files() -> Result<Vec<String>, Words> {
    let folder = root().join("tests/browser");
    let listed = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let names = listed.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut tests: Vec<String> = names.filter(|name| name.ends_with(".test.mjs")).collect();
    tests.sort();
    Ok(tests)
}

fn chromium() -> Result<(), Words> {
    let named = std::env::var_os("OSTRAKON_CHROMIUM").is_some_and(|path| Path::new(&path).exists());
    match named || CHROMIUM.iter().any(|path| Path::new(path).exists()) {
        true => Ok(()),
        false => Err(format!(
            "Chromium is at none of {}; `apt-get install chromium`, or name another in OSTRAKON_CHROMIUM",
            CHROMIUM.join(", ")
        )),
    }
}
