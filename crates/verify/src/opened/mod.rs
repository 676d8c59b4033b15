//! The setup alone, judged by a device that cannot hold the whole record (spec 8.8): checkpoint, first entries to the opening, side files.

pub(crate) mod beginning;
mod election;
mod voter;

pub use beginning::SetupError;
pub use election::{OpenedElection, OpenedRoll};
pub use voter::FoundVoter;

use crate::facts::Facts;
use crate::spill::{Place, Sorter};
use crate::{CheckId, CheckInfo, CheckReport, Options, Progress, Published, RecordFiles, Report, Status};
use crate::{checks, gather, rolls};

/// What a device judges before it encrypts: setup, rolls, and the board up to the opening. The numbers of its checks.
pub const SETUP_CHECKS: [u16; 19] =
    [101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 201, 202, 203, 401, 402, 403, 404, 405];

static NEEDED: [CheckInfo; 19] = checks::picked(SETUP_CHECKS);

/// Checks of roll files, which a device may leave to others (spec 8.8).
const ROLL_CHECKS: [u16; 2] = [201, 202];

/// What a device may leave out.
#[derive(Clone, Copy, Debug)]
pub struct SetupOptions {
    /// Rolls of more voters are not read: checks 201 and 202 are then not run, and say so.
    pub most_voters: u64,
}

impl Default for SetupOptions {
    /// Ten thousand voters are 360 kB, and some tenths of a second on a telephone.
    fn default() -> Self {
        Self { most_voters: 10_000 }
    }
}

/// How a setup was judged.
#[derive(Debug)]
pub struct JudgedSetup {
    /// Checks [`SETUP_CHECKS`], as the full verification has them.
    pub report: Report,
    /// What a device may use, if none of them failed.
    pub opened: Option<OpenedElection>,
}

impl JudgedSetup {
    /// The first check for which the record must not be voted on.
    pub fn refused(&self) -> Option<&CheckReport> {
        self.report.not_passed().find(|check| self.opened.is_none() && stops(check.id, check.status))
    }
}

/// A check that failed stops everything; one that was not run likewise, but for those of rolls that are not read.
fn stops(check: CheckId, status: Status) -> bool {
    match status {
        Status::Passed => false,
        Status::Failed => true,
        Status::NotRun => !ROLL_CHECKS.contains(&check.number()),
    }
}

/// Judges the setup of the record in `files`: the checks of [`SETUP_CHECKS`], over the first entries to the opening, shown to be the beginning of
/// the tree that the checkpoint signs. Never panics, whatever is in it.
///
/// # Errors
/// If there is no opening, or what stands before it cannot be read.
pub fn judge_setup(
    files: &dyn RecordFiles,
    options: &SetupOptions,
    progress: &dyn Progress,
) -> Result<JudgedSetup, SetupError> {
    let mut published = Published::open(files).map_err(SetupError::checkpoint)?;
    let beginning = beginning::find(&mut published)?;
    let all = Options::default();
    let mut facts = Facts::new(&published, &all, progress);
    facts.first = Some(beginning.size);
    facts.most_voters = options.most_voters;
    gather::gather_setup(&mut facts, |_| {});
    // What is noted of voters is for ballots, of which none is read.
    let mut voters = Sorter::new(Place::Temporary, usize::MAX);
    rolls::read_rolls(&mut facts, &mut voters).map_err(SetupError::Notes)?;
    let reports: Vec<CheckReport> = NEEDED.iter().map(|check| checks::run(check, &mut facts)).collect();
    let stopped = reports.iter().any(|check| stops(check.id, check.status));
    let opened = if stopped { None } else { OpenedElection::from_facts(facts, &beginning) };
    Ok(JudgedSetup { report: Report::new(reports, Vec::new()), opened })
}
