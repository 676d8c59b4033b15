//! The report: every check with its findings, and the outcomes (spec 8).

use crate::CheckId;
use ostrakon_charter::{Bar, BrokenRule, Judgement, Seat, Status as VerdictStatus, Verdict};
use ostrakon_election::certify::{Judged, report_hash};
use ostrakon_group::Bytes32;
use ostrakon_register::Findings;
pub use ostrakon_register::{Finding, Status};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// One check's end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckReport {
    /// Its number.
    pub id: CheckId,
    /// Its name.
    pub name: &'static str,
    /// How it ended.
    pub status: Status,
    /// Faults if it failed, notes if it passed, the reason if it was not run.
    pub findings: Vec<Finding>,
}

impl CheckReport {
    /// What a check of a record found; `ran` says why it could not go to its end.
    pub(crate) fn of(id: CheckId, name: &'static str, findings: Findings, ran: Result<(), String>) -> Self {
        let (status, findings) = findings.conclude("record", ran);
        Self { id, name, status, findings }
    }

    /// As the user wishes.
    pub(crate) fn leave_out(&mut self) {
        let what = "left out at the user's wish: nothing is known of this rule".into();
        self.status = Status::NotRun;
        self.findings = vec![Finding { place: "--without".into(), what }];
    }
}

/// What came out of one contest, as far as the record says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// Which contest.
    pub contest: String,
    /// The verdict's status.
    pub status: String,
    /// The elected options.
    pub elected: Vec<String>,
    /// Totals by option (with `none` and `blank` where they are answers).
    pub totals: BTreeMap<String, u64>,
    /// Total weight of the ballots counted.
    pub weight: u64,
    /// How many ballots were counted.
    pub counted: u64,
    /// Why it is invalid, if it is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<BrokenRule>,
    /// The elected who must choose between two bodies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choose: Vec<String>,
    /// What was to be reached, and who took which seat.
    #[serde(flatten)]
    pub particulars: Particulars,
    /// Why, in words.
    #[serde(rename = "reasons")]
    pub reasoning: Vec<String>,
}

/// What is told of a contest that was counted, by its rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Particulars {
    /// Of a majority: its base, what was for it, what was needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bar: Option<Bar>,
    /// Of most votes: the seats that are taken for certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seats: Option<Vec<Seat>>,
}

impl Particulars {
    /// Of a contest that is judged; nothing if it is too few or invalid.
    pub fn of(judged: &Judged<'_>) -> Self {
        let is_invalid =
            matches!(&judged.judgement, Judgement::Final(v) if v.status == VerdictStatus::Invalid);
        let Some(count) = judged.count.filter(|_| !is_invalid) else { return Self::default() };
        let bar = Bar::of(judged.vote, count).ok().flatten();
        let seats = Seat::all(judged.vote, count, &judged.standing).ok().flatten();
        Self { bar, seats }
    }
}

impl Outcome {
    /// What a verdict says.
    pub fn new(verdict: &Verdict, totals: BTreeMap<String, u64>, weight: u64, counted: u64) -> Self {
        Self {
            contest: verdict.contest.to_string(),
            status: verdict.status.as_str().into(),
            elected: verdict.elected.iter().map(ToString::to_string).collect(),
            totals,
            weight,
            counted,
            because: verdict.because.clone(),
            choose: verdict.choose.iter().map(ToString::to_string).collect(),
            particulars: Particulars::default(),
            reasoning: verdict.reasoning.clone(),
        }
    }

    /// With what its rule lets be told.
    pub fn with(self, particulars: Particulars) -> Self {
        Self { particulars, ..self }
    }
}

/// The whole report; serialises to the JSON of spec 8.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    passed: bool,
    checks: Vec<CheckReport>,
    outcomes: Vec<Outcome>,
}

impl Report {
    pub(crate) fn new(checks: Vec<CheckReport>, outcomes: Vec<Outcome>) -> Self {
        let passed = checks.iter().all(|c| c.status == Status::Passed);
        Self { passed, checks, outcomes }
    }

    /// Did every check pass?
    pub fn passed(&self) -> bool {
        self.passed
    }

    /// All checks, in order.
    pub fn checks(&self) -> &[CheckReport] {
        &self.checks
    }

    /// One check.
    pub fn check(&self, id: CheckId) -> Option<&CheckReport> {
        self.checks.iter().find(|c| c.id == id)
    }

    /// All outcomes, in the manifest's order.
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    /// Did every check up to and with this number pass? `passed_through(599)`: setup to tally.
    pub fn passed_through(&self, last: u16) -> bool {
        self.checks.iter().filter(|c| c.id.number() <= last).all(|c| c.status == Status::Passed)
    }

    /// The checks that did not pass.
    pub fn not_passed(&self) -> impl Iterator<Item = &CheckReport> {
        self.checks.iter().filter(|c| c.status != Status::Passed)
    }

    /// The hash that a certificate holds: checks 101 to 701, all passed (spec 7.8).
    pub fn certified_hash() -> Bytes32 {
        let ids: Vec<String> =
            crate::CHECKS.iter().filter(|c| c.id.number() <= 701).map(|c| c.id.to_string()).collect();
        report_hash(ids.iter().map(String::as_str))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_damaged() {
            writeln!(
                f,
                "This copy is damaged: take a fresh one, and verify that, before anybody is accused."
            )?;
        }
        for check in &self.checks {
            let mark = match check.status {
                Status::Passed => "passed ",
                Status::Failed => "FAILED ",
                Status::NotRun => "not run",
            };
            writeln!(f, "  {}  {mark}  {}", check.id, check.name)?;
            for finding in &check.findings {
                writeln!(f, "                  {}: {}", finding.place, finding.what)?;
            }
        }
        f.write_str(&self.conclusion())
    }
}

impl Report {
    /// Entries and tree do not go together: nothing that later checks say is then anybody's fault for certain.
    pub fn is_damaged(&self) -> bool {
        self.checks.iter().any(|c| [401, 402].contains(&c.id.number()) && c.status == Status::Failed)
    }

    /// The last line: an election that is not over yet is no failure, and no pass either.
    fn conclusion(&self) -> String {
        let count = |status| self.checks.iter().filter(|c| c.status == status).count();
        let (passed, failed, not_run) = (count(Status::Passed), count(Status::Failed), count(Status::NotRun));
        let left_out = |c: &CheckReport| c.findings.iter().any(|f| f.place == "--without");
        let by_choice = self.not_passed().any(left_out);
        let figures = format!("{passed} checks passed, {failed} failed");
        match (self.passed, failed) {
            (true, _) => format!("PASSED: {figures}, 0 not run"),
            (false, 0) if by_choice => format!("NOT PASSED: {figures}, {not_run} not run"),
            (false, 0) => {
                let verb = if not_run == 1 { "waits" } else { "wait" };
                format!("UNFINISHED: {figures}, {not_run} {verb} for what is not on the board yet")
            }
            _ => format!("FAILED: {figures}, {not_run} not run"),
        }
    }
}
