//! `ostrakon verify`: the numbered checks.

use crate::error::{CliError, Outcome};
use crate::files;
use crate::progress::Bars;
use ostrakon_verify::{CHECKS, CheckId, Directory, Options, Report, verify};
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
    /// A receipt of a ballot (check 407); may be repeated.
    #[arg(long, value_name = "FILE")]
    receipt: Vec<PathBuf>,
    /// A checkpoint of this log that you kept (check 406); may be repeated.
    #[arg(long, value_name = "CHECKPOINT")]
    pin: Vec<PathBuf>,
    /// Leaves one check out, by its number.
    #[arg(long, value_name = "ID")]
    without: Option<String>,
    /// For programs: the report as JSON.
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(crate) fn run(args: &VerifyArgs) -> Outcome<ExitCode> {
    if !args.record.is_dir() {
        return Err(CliError::usage("there is no such directory")
            .at(args.record.display())
            .next("name a record directory"));
    }
    let options = Options {
        pins: read_all(&args.pin)?,
        receipts: read_all(&args.receipt)?,
        without: args.without.as_deref().map(check_id).transpose()?,
    };
    let report = verify(&Directory::new(&args.record), &options, &Bars::default()).report;
    show(&report, args.json);
    Ok(if report.passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Verifies the record at `path`, with bars.
pub(crate) fn quietly(path: &Path, options: &Options) -> ostrakon_verify::Verification {
    verify(&Directory::new(path), options, &Bars::default())
}

fn show(report: &Report, json: bool) {
    if json {
        crate::say::say!("{}", serde_json::to_string(report).unwrap_or_default());
    } else {
        crate::say::say!("{report}");
    }
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
