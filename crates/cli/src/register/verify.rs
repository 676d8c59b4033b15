//! `ostrakon register verify`: the numbered checks of a register.

use super::desk::refuse_other;
use crate::error::{At, CliError, Outcome};
use crate::words::amount;
use ostrakon_register::{Check, Finding, Status};
use ostrakon_verify::{Directory, RegisterCopy};
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;

/// Verifies a register: checks 801 to 811 of the specification.
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

/// The most files that are told one by one.
const MOST: usize = 100;

#[derive(Serialize)]
struct Report<'a> {
    passed: bool,
    checks: &'a [Check],
}

pub(super) fn run(args: &VerifyArgs) -> Outcome<ExitCode> {
    refuse_other(&args.register).map_err(|mut error| {
        error.status = 2;
        error
    })?;
    let checks = checks(args)?;
    let passed = checks.iter().all(|check| check.status == Status::Passed);
    if args.json {
        let report = Report { passed, checks: &checks };
        crate::say::say!("{}", serde_json::to_string(&report).map_err(CliError::new)?);
    } else {
        lines(&checks).iter().for_each(|line| crate::say::say!("{line}"));
    }
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The register's own checks; files that cannot be read, and files that no register has, are 801's.
fn checks(args: &VerifyArgs) -> Outcome<Vec<Check>> {
    let copy = RegisterCopy::read(&Directory::new(&args.register)).at(args.register.display())?;
    let finding = |place: &String, what: &str| Finding { place: place.clone(), what: what.to_owned() };
    let foreign = copy.foreign.iter().map(|path| finding(path, "is not a file of a register"));
    let faults: Vec<Finding> =
        copy.unread.iter().map(|(path, why)| finding(path, why)).chain(foreign).take(MOST).collect();
    let mut checks = copy.examined.checks;
    if let Some(files) = checks.iter_mut().find(|check| check.id == 801).filter(|_| !faults.is_empty()) {
        let told =
            if files.status == Status::Failed { std::mem::take(&mut files.findings) } else { Vec::new() };
        (files.status, files.findings) = (Status::Failed, told.into_iter().chain(faults).collect());
    }
    Ok(checks)
}

fn lines(checks: &[Check]) -> Vec<String> {
    let mut lines = Vec::new();
    for check in checks {
        let mark = match check.status {
            Status::Passed => "passed ",
            Status::Failed => "FAILED ",
            Status::NotRun => "not run",
        };
        lines.push(format!("  {}  {mark}  {}", check.id, check.name));
        lines.extend(check.findings.iter().map(|f| format!("                  {}: {}", f.place, f.what)));
    }
    let count = |status| checks.iter().filter(|check| check.status == status).count() as u64;
    let (failed, not_run) = (count(Status::Failed), count(Status::NotRun));
    let word = if failed + not_run == 0 { "PASSED" } else { "FAILED" };
    let passed = amount(count(Status::Passed), "check");
    lines.push(format!("{word}: {passed} passed, {failed} failed, {not_run} not run"));
    lines
}
