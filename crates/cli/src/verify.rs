//! `ostrakon verify`: the numbered checks.

use crate::error::{CliError, Outcome};
use crate::files;
use crate::outcome;
use crate::progress::Bars;
use crate::record_dir::Record;
use ostrakon_verify::{CHECKS, CheckId, Directory, Options, Verification, verify};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Verifies a record: every rule of the protocol, numbered.
///
/// Reads a record directory and nothing else (and your receipts and checkpoints, if you give them), recomputes everything and trusts nobody.
/// Exit status 0 only if every check passed, 1 if not, 2 if the arguments make no sense.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:
    ostrakon verify ostrakon-demo
    ostrakon verify spring --receipt mine.tlog-proof --pin checkpoint-of-tuesday

A check that is not run is no pass. --without ID leaves one check out, to show what it alone \
catches; the whole then never passes.")]
pub(crate) struct VerifyArgs {
    /// The record directory.
    #[arg(value_name = "DIR")]
    record: PathBuf,
    #[command(flatten)]
    kept: Kept,
    /// Leaves one check out, by its number.
    #[arg(long, value_name = "ID")]
    without: Option<String>,
    /// For programs: the report as JSON.
    #[arg(long)]
    json: bool,
}

/// What somebody kept from before, to hold against the record.
#[derive(Debug, clap::Args)]
pub(crate) struct Kept {
    /// A receipt of a ballot (check 407); may be repeated.
    #[arg(long, value_name = "FILE")]
    pub(crate) receipt: Vec<PathBuf>,
    /// A checkpoint of this log that you kept (check 406); may be repeated.
    #[arg(long, value_name = "CHECKPOINT")]
    pub(crate) pin: Vec<PathBuf>,
}

impl Kept {
    /// Reads the files.
    pub(crate) fn options(&self) -> Outcome<Options> {
        Ok(Options { pins: read_all(&self.pin)?, receipts: read_all(&self.receipt)?, without: None })
    }
}

/// Runs the command.
pub(crate) fn run(args: &VerifyArgs) -> Outcome<ExitCode> {
    refuse_other_folders(&args.record)?;
    let without = args.without.as_deref().map(check_id).transpose()?;
    let options = Options { without, ..args.kept.options()? };
    let verification = quietly(&args.record, &options);
    if args.json {
        crate::say::say!("{}", serde_json::to_string(&verification.report).unwrap_or_default());
    } else {
        show_outcome(&args.record, &verification);
        crate::say::say!("{}", verification.report);
    }
    Ok(if verification.report.passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Verifies the record at `path`, with bars.
pub(crate) fn quietly(path: &Path, options: &Options) -> Verification {
    verify(&Directory::new(path), options, &Bars::default())
}

/// What has nothing of a record in it deserves a sentence and no report of everything that is missing.
fn refuse_other_folders(path: &Path) -> Outcome {
    let any = ["checkpoint", "tile", "charter.toml"].iter().any(|name| path.join(name).exists());
    let what = match (path.is_dir(), path.exists()) {
        (true, _) if any => return Ok(()),
        (true, _) => "holds no checkpoint, so it is no record",
        (false, true) => "is a file, and a record is a directory",
        (false, false) => "there is no such directory",
    };
    Err(CliError::usage(what).at(path.display()).next("name a record directory"))
}

/// Title, id and result: above the checks, whose last line is the verifier's verdict.
pub(crate) fn show_outcome(path: &Path, verification: &Verification) {
    let own = verification.evidence.as_ref().map(|evidence| evidence.plan.clone());
    // Of a record that is not over yet the verifier gives no evidence.
    let plan = own.or_else(|| Record::read(path).ok().map(|record| record.plan().clone()));
    let Some(plan) = plan else { return };
    let report = &verification.report;
    let claimed = !report.passed_through(701);
    let mut lines = outcome::heading(&plan);
    match report.outcomes() {
        [] => lines.push("There is no verified result yet.".into()),
        outcomes => {
            lines.extend(claimed.then(|| {
                "NOT VERIFIED: not every check passed; this is only what the record claims.".into()
            }));
            lines.extend(outcome::lines(&plan, outcomes));
        }
    }
    lines.push(String::new());
    lines.iter().for_each(|line| crate::say::say!("{line}"));
}

fn read_all(paths: &[PathBuf]) -> Outcome<Vec<(String, Vec<u8>)>> {
    let usage = |mut error: CliError| {
        error.status = 2;
        error
    };
    paths.iter().map(|p| Ok((p.display().to_string(), files::read(p, 128 << 10).map_err(usage)?))).collect()
}

fn check_id(text: &str) -> Outcome<CheckId> {
    let found = CHECKS.iter().find(|check| check.id.to_string() == text);
    found.map(|check| check.id).ok_or_else(|| {
        CliError::usage(format!("there is no check {text:?}")).next("spec/8-verify.md lists them")
    })
}
