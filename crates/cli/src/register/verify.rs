//! `ostrakon register verify`: the numbered checks of a register.

use super::desk::refuse_other;
use crate::error::{At, CliError, Outcome};
use ostrakon_verify::{Directory, RegisterCopy, verify_register};
use std::path::PathBuf;
use std::process::ExitCode;

/// Verifies a register: checks 801 to 811 and 813 of the specification.
///
/// Reads the directory and nothing else. That verdicts follow from ballots is what elections' records prove: `ostrakon verify --archive` checks both.
/// Exit status 0 only if every check passed, 1 if not, 2 if the arguments make no sense.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon register verify register

Next: with the elections' records, `ostrakon verify --archive DIR`, where DIR holds register/ and elections/.")]
pub(crate) struct VerifyArgs {
    /// The register's directory.
    #[arg(value_name = "DIR")]
    register: PathBuf,
    /// For programs: the report as JSON.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &VerifyArgs) -> Outcome<ExitCode> {
    refuse_other(&args.register).map_err(|mut error| {
        error.status = 2;
        error
    })?;
    let copy = RegisterCopy::read(&Directory::new(&args.register)).at(args.register.display())?;
    let report = verify_register(&copy);
    match args.json {
        true => crate::say::say!("{}", serde_json::to_string(&report).map_err(CliError::new)?),
        false => crate::say::say!("{report}"),
    }
    Ok(if report.passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
