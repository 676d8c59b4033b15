//! An organisation's archive: its register, and the records of all its elections (spec 9.1, 9.8).

mod records;

use crate::checks::CheckId;
use crate::{CheckReport, Directory, Finding, Options, Progress, ReadError, RegisterCopy, Report, Status};
use ostrakon_register::Check;
use std::path::Path;

/// What a verification of an archive gives.
#[derive(Debug)]
pub struct ArchiveVerification {
    /// Checks 801 to 813, with the outcomes of all records.
    pub report: Report,
    /// The register.
    pub register: RegisterCopy,
    /// Every record in `elections/`, in the order of their folders.
    pub elections: Vec<ElectionSummary>,
}

/// One record of an archive.
#[derive(Debug)]
pub struct ElectionSummary {
    /// Its folder.
    pub folder: String,
    /// What the election is called, if its manifest can be read.
    pub title: Option<String>,
    /// What its own verification says.
    pub report: Report,
}

/// The check that asks for all records.
const RECORDS: (u16, &str) = (812, "records");

/// The checks of a whole archive (spec 9.8).
const NAMES: [(u16, &str); 13] = [
    (801, "register files"),
    (802, "acts"),
    (803, "signatures"),
    (804, "charters"),
    (805, "bodies"),
    (806, "meetings"),
    (807, "elections"),
    (808, "outcomes"),
    (809, "offices"),
    (810, "open votes"),
    (811, "dissolution"),
    RECORDS,
    (813, "site"),
];

/// Is this the number of a check of registers and archives?
pub fn is_archive_check(id: &str) -> bool {
    NAMES.iter().any(|(number, _)| number.to_string() == id)
}

/// Verifies an archive: the register, and each record by all of chapter 8. `without` leaves one of the checks out.
///
/// # Errors
/// If there is no register's directory.
pub fn verify_archive(
    root: &Path,
    without: Option<&str>,
    progress: &dyn Progress,
) -> Result<ArchiveVerification, ReadError> {
    let register = RegisterCopy::read(&Directory::new(root.join("register")))?;
    let mut checks = register_checks(&register);
    let (records, elections) = records::judge(root, &register, &Options::default(), progress);
    checks.push(records);
    checks.sort_by_key(|check| check.id);
    checks.iter_mut().filter(|check| without == Some(&check.id.to_string())).for_each(CheckReport::leave_out);
    let outcomes = elections.iter().flat_map(|election| election.report.outcomes()).cloned().collect();
    Ok(ArchiveVerification { report: Report::new(checks, outcomes), register, elections })
}

/// The report of a register by itself: checks 801 to 811 and 813.
pub fn verify_register(register: &RegisterCopy) -> Report {
    Report::new(register_checks(register), Vec::new())
}

/// The register's own checks; files that nobody names, or that cannot be read, are 801's.
fn register_checks(register: &RegisterCopy) -> Vec<CheckReport> {
    let mut checks: Vec<CheckReport> = register.examined.checks.iter().map(reported).collect();
    let foreign = register.foreign.iter().map(|path| (path, "no register of these acts has this file"));
    let unread = register.unread.iter().map(|(path, why)| (path, why.as_str()));
    let faults: Vec<Finding> = foreign.chain(unread).map(|(path, what)| Finding::new(path, what)).collect();
    if let (false, Some(files)) = (faults.is_empty(), checks.first_mut()) {
        if files.status != Status::Failed {
            files.findings.clear();
        }
        files.status = Status::Failed;
        files.findings.extend(faults);
        files.findings.truncate(crate::lowest::MOST_FINDINGS);
    }
    checks
}

fn reported(check: &Check) -> CheckReport {
    let Check { id, name, status, findings } = check.clone();
    CheckReport { id: CheckId::of(id), name, status, findings }
}
