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

    /// Runs it on a record.
    pub(super) fn verify(&self, stage: Stage, record: &Path) -> Reference {
        self.run(stage, &[record.as_os_str()], false)
    }

    /// Runs it on an archive, and tells its checks, not every total again.
    pub(super) fn verify_archive(&self, stage: Stage, archive: &Path) -> Reference {
        self.run(stage, &["--archive".as_ref(), archive.as_os_str()], true)
    }

    fn run(&self, stage: Stage, words: &[&OsStr], short: bool) -> Reference {
        stage.title("The reference verifier (Python, from the specification alone)");
        match self {
            Self::Script(script) => run(stage, script, words, short),
            Self::Not(why) => not_run(stage, why),
        }
    }
}

fn not_run(stage: Stage, why: &str) -> Reference {
    wrap(&format!("NOT RUN: {why}. That is no pass."), 2, 100).iter().for_each(|line| stage.line(line));
    Reference::NotRun
}

fn run(stage: Stage, script: &Path, words: &[&OsStr], short: bool) -> Reference {
    let told: Vec<String> = words.iter().map(|word| quoted(Path::new(word))).collect();
    stage.line(&format!("  python3 {} {}", script.display(), told.join(" ")));
    let output = match (stage.quiet(), short) {
        (true, _) => Stdio::null(),
        (false, true) => Stdio::piped(),
        (false, false) => Stdio::inherit(),
    };
    let mut command = Command::new("python3");
    command.arg(script).args(words).stdin(Stdio::null()).stdout(output).stderr(Stdio::inherit());
    match command.output() {
        Ok(done) => {
            in_short(&String::from_utf8_lossy(&done.stdout)).for_each(|line| stage.line(line));
            if done.status.success() { Reference::Passed } else { Reference::Failed }
        }
        Err(error) => not_run(stage, &format!("python3 does not start ({error})")),
    }
}

/// The checks, which come first, and what stands in the end.
fn in_short(said: &str) -> impl Iterator<Item = &str> {
    let checks = said.lines().take_while(|line| !line.is_empty());
    let end = said.trim_end().rsplit("\n\n").next().filter(|_| said.contains("\n\n"));
    checks.chain(end.into_iter().flat_map(str::lines))
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
