//! How it ended: the verifiers' reports; what to try next.

use super::stage::Stage;
use crate::error::Outcome;
use crate::files;
use crate::verify;
use crate::words::{program, quoted, wrap};
use ostrakon_election::board::Log;
use ostrakon_verify::{Options, Report};
use serde::Serialize;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The verifier's report with the sample of receipts.
pub(super) fn verified(out: &Path, receipts: &[PathBuf]) -> Outcome<Report> {
    let read = |path: &PathBuf| Ok((path.display().to_string(), files::read(path, 128 << 10)?));
    let receipts = receipts.iter().map(read).collect::<Outcome<Vec<_>>>()?;
    Ok(verify::quietly(out, &Options { receipts, ..Options::default() }).report)
}

/// What the reference said: nothing if it was not run.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Reference {
    Passed,
    Failed,
    NotRun,
}

impl Reference {
    /// In a word.
    pub(super) fn told(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "DID NOT PASS",
            Self::NotRun => "not run",
        }
    }
}

/// What is to become of the second verifier, which shares no code with this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Second {
    /// This script runs.
    Script(PathBuf),
    /// It does not run, and why.
    Not(String),
}

impl Second {
    /// The script, if it is wanted and there.
    pub(super) fn find(wanted: bool) -> Self {
        if !wanted {
            return Self::Not("--no-reference".into());
        }
        let missing = "spec/reference/verify.py is not here or above; run this inside the project's folder";
        find_reference().map_or_else(|| Self::Not(missing.into()), Self::Script)
    }

    /// Runs it.
    pub(super) fn verify(&self, stage: Stage, words: &[&OsStr]) -> Reference {
        stage.title("The reference verifier (Python, from the specification alone)");
        match self {
            Self::Script(script) => run(stage, script, words),
            Self::Not(why) => not_run(stage, why),
        }
    }
}

fn not_run(stage: Stage, why: &str) -> Reference {
    wrap(&format!("NOT RUN: {why}. That is no pass."), 2, 100).iter().for_each(|line| stage.line(line));
    Reference::NotRun
}

fn run(stage: Stage, script: &Path, words: &[&OsStr]) -> Reference {
    let told: Vec<String> = words.iter().map(|word| quoted(Path::new(word))).collect();
    stage.line(&format!("  python3 {} {}", script.display(), told.join(" ")));
    let output = if stage.quiet() { Stdio::null() } else { Stdio::inherit() };
    match Command::new("python3").arg(script).args(words).stdin(Stdio::null()).stdout(output).status() {
        Ok(status) if status.success() => Reference::Passed,
        Ok(_) => Reference::Failed,
        Err(error) => not_run(stage, &format!("python3 does not start ({error})")),
    }
}

fn find_reference() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().map(|folder| folder.join("spec/reference/verify.py")).find(|path| path.is_file())
}

/// Where everything is, and what to try: commands that work as typed.
pub(super) fn farewell(stage: Stage, out: &Path, entries: u64, receipts: &[PathBuf]) {
    let bundle = Log::paths(entries).into_iter().find(|p| p.starts_with("tile/entries/")).unwrap_or_default();
    let (ostrakon, out) = (program(), quoted(out));
    stage.title("What to try next");
    stage.line(&format!(
        "  The record is {out}/: plain files, for any web server. Verify it again, anywhere:"
    ));
    stage.line(&format!("      {ostrakon} verify {out}"));
    if let Some(receipt) = receipts.first() {
        stage.line("  Hold a voter's receipt against it:");
        stage.line(&format!("      {ostrakon} verify {out} --receipt {}", quoted(receipt)));
    }
    stage.line("  Change one byte of one ballot, and see which checks notice:");
    stage.line(&format!("      printf X | dd of={out}/{bundle} bs=1 seek=30000 conv=notrunc status=none"));
    stage.line(&format!("      {ostrakon} verify {out}"));
    stage.line("  Play another ward, or ballots of your own (data/README.md says in which form):");
    stage.line(&format!("      {ostrakon} demo --ward orkney_2017_ward5"));
    stage.line(&format!("      {ostrakon} demo --ballots FILE --as approval --out mine"));
    stage.line("  See as which other types of ballot a file can be cast:");
    stage.line(&format!("      {ostrakon} demo --list"));
    stage.line("  Hold an election of your own: every step is a command that explains itself, from");
    stage.line(&format!("      {ostrakon} election new --help\n"));
}
