//! A record, verified: every check with its findings, and what came out.

use crate::arguments::{Threads, record as open};
use crate::errors::{NotVerified, words};
use crate::options::{Small, options};
use crate::plain::{json, plain};
use crate::work::Work;
use ostrakon_charter::Verdict;
use ostrakon_verify::{CheckReport, Report, Status};
use pyo3::prelude::*;
use std::path::PathBuf;

/// What a check found, and where.
#[pyclass(frozen, module = "ostrakon", eq, get_all)]
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// A file, or an entry of the board.
    r#where: String,
    /// What is wrong there; of a check that passed, what a reader should know.
    what: String,
}

#[pymethods]
impl Finding {
    fn __repr__(&self) -> String {
        format!("<Finding {}: {}>", self.r#where, self.what)
    }
}

/// One check of a report (spec 8.2).
#[pyclass(frozen, module = "ostrakon", eq, get_all)]
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Check {
    /// Its number, as a text: "101".
    id: String,
    /// Its name.
    name: &'static str,
    /// "passed", "failed" or "not run".
    status: &'static str,
    /// Faults if it failed, notes if it passed, the reason if it was not run.
    findings: Vec<Finding>,
}

impl From<&CheckReport> for Check {
    fn from(check: &CheckReport) -> Self {
        let finding =
            |f: &ostrakon_verify::Finding| Finding { r#where: f.place.clone(), what: f.what.clone() };
        let status = match check.status {
            Status::Passed => "passed",
            Status::Failed => "failed",
            Status::NotRun => "not run",
        };
        Self {
            id: check.id.to_string(),
            name: check.name,
            status,
            findings: check.findings.iter().map(finding).collect(),
        }
    }
}

#[pymethods]
impl Check {
    fn __repr__(&self) -> String {
        format!("<Check {} {}: {}>", self.id, self.name, self.status)
    }
}

/// A verified record. It is true if, and only if, every check passed; `demand()` raises if not.
#[pyclass(frozen, module = "ostrakon")]
pub(crate) struct Verification {
    record: PathBuf,
    report: Report,
    text: String,
    verdicts: Vec<Verdict>,
    resumed: u64,
}

impl Verification {
    pub(crate) fn new(record: PathBuf, verification: ostrakon_verify::Verification) -> Self {
        let text = verification.told();
        let ostrakon_verify::Verification { report, verdicts, resumed, .. } = verification;
        Self { record, report, text, verdicts, resumed }
    }

    /// What only a record says of which every check up to 701 passed.
    fn counted(&self) -> PyResult<()> {
        if self.report.passed_through(701) { Ok(()) } else { Err(self.refused()) }
    }

    fn refused(&self) -> PyErr {
        let failed: Vec<String> = self.report.not_passed().map(|check| check.id.to_string()).collect();
        let what = format!("not every check passed: {}", failed.join(", "));
        NotVerified::new_err(words(self.record.display(), what, "look at report, or text, for what is wrong"))
    }
}

#[pymethods]
impl Verification {
    /// Whether every check passed.
    #[getter]
    fn passed(&self) -> bool {
        self.report.passed()
    }

    /// Every check, in order.
    #[getter]
    fn report(&self) -> Vec<Check> {
        self.report.checks().iter().map(Check::from).collect()
    }

    /// What came out and every check, as people read it: what `ostrakon verify` prints.
    #[getter]
    fn text(&self) -> &str {
        &self.text
    }

    /// The report for programs (spec 8.3): byte for byte what `ostrakon verify --json` prints.
    #[getter]
    fn json(&self) -> PyResult<String> {
        json(&self.report)
    }

    /// What the record claims came out of every contest, verified or not: see `tally`.
    #[getter]
    fn claimed<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        plain(py, &self.report.outcomes())
    }

    /// What came out of every contest: totals, verdict, reasons (spec 8.3). Raises NotVerified unless every check up to the verdict's passed.
    #[getter]
    fn tally<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.counted()?;
        self.claimed(py)
    }

    /// The charter's verdicts, as they were computed (spec 7.7). Raises NotVerified unless every check up to the verdict's passed.
    #[getter]
    fn verdicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.counted()?;
        plain(py, &self.verdicts)
    }

    /// How many ballots others verified, whose word is taken: all of them, if the record was verified in pieces.
    #[getter]
    fn resumed(&self) -> u64 {
        self.resumed
    }

    /// Itself, if every check passed; otherwise raises NotVerified.
    fn demand(this: PyRef<'_, Self>) -> PyResult<PyRef<'_, Self>> {
        if this.report.passed() { Ok(this) } else { Err(this.refused()) }
    }

    fn __bool__(&self) -> bool {
        self.report.passed()
    }

    fn __str__(&self) -> &str {
        &self.text
    }

    fn __repr__(&self) -> String {
        format!(
            "<Verification of {}: {}>",
            self.record.display(),
            self.text.lines().last().unwrap_or_default()
        )
    }
}

/// Verifies a record directory: every rule of the protocol, numbered. What is wrong with it is no exception, it stands in the report.
#[pyfunction]
#[pyo3(signature = (record, *, threads=None, progress=None, receipts=Vec::new(), pins=Vec::new(), without=None, hints=None))]
#[pyo3(
    text_signature = "(record, *, threads=None, progress=None, receipts=(), pins=(), without=None, hints=None)"
)]
#[expect(clippy::too_many_arguments, reason = "they are named, as Python has them")]
pub(crate) fn verify(
    py: Python<'_>,
    record: PathBuf,
    threads: Option<Threads>,
    progress: Option<&Bound<'_, PyAny>>,
    receipts: Vec<Small>,
    pins: Vec<Small>,
    without: Option<&str>,
    hints: Option<PathBuf>,
) -> PyResult<Verification> {
    let files = open(&record)?;
    let options = options(receipts, pins, without, hints)?;
    let work = Work { threads, progress };
    let done = work.run(py, |progress| ostrakon_verify::verify(&files, &options, progress))?;
    Ok(Verification::new(record, done))
}
