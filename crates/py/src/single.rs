//! One ballot or one receipt, held against a record.

use crate::arguments::{Threads, Whole, record as open};
use crate::errors::{NotVerified, ReadError, words};
use crate::options::Small;
use crate::verification::Check;
use crate::work::Work;
use ostrakon_verify::{JudgedBallot, JudgedReceipt, ReceiptStanding, SingleError, TreeError};
use pyo3::exceptions::{PyIndexError, PyValueError};
use pyo3::prelude::*;
use std::path::{Path, PathBuf};

fn told(record: &Path, error: &SingleError) -> PyErr {
    let told = |next: &str| words(record.display(), error, next);
    match error {
        SingleError::Refused(_) => {
            NotVerified::new_err(told("ostrakon.verify(record) says what is wrong with it"))
        }
        SingleError::Tree(TreeError::NoEntry { .. }) => {
            PyIndexError::new_err(told("take an entry of the board"))
        }
        SingleError::NoBallot(_) => {
            PyValueError::new_err(told("take an entry of the board whose kind is \"ballot\""))
        }
        _ => ReadError::new_err(told("take a fresh copy of the record")),
    }
}

/// One ballot, judged. It is true if nothing is wrong with it as far as one ballot tells; whether it counts, only the whole log tells.
#[pyclass(frozen, module = "ostrakon")]
pub(crate) struct BallotVerdict(JudgedBallot);

#[pymethods]
impl BallotVerdict {
    /// Whether no check failed.
    #[getter]
    fn valid(&self) -> bool {
        self.0.is_valid()
    }

    /// Checks 301 to 305; 303 and 305, which only the whole log tells, are not run.
    #[getter]
    fn checks(&self) -> Vec<Check> {
        self.0.checks.iter().map(Check::from).collect()
    }

    /// Its entry.
    #[getter]
    fn index(&self) -> u64 {
        self.0.index
    }

    /// Entries of the signed tree that has it.
    #[getter]
    fn size(&self) -> u64 {
        self.0.size
    }

    /// Its leaf hash: what the credential's next ballot names.
    #[getter]
    fn hash(&self) -> String {
        self.0.leaf.to_string()
    }

    /// The roll that it belongs to; None if its bytes are not in order.
    #[getter]
    fn roll(&self) -> Option<String> {
        self.0.says.as_ref().map(|says| says.roll.to_string())
    }

    /// The credential that cast it; None if its bytes are not in order.
    #[getter]
    fn credential(&self) -> Option<String> {
        self.0.says.as_ref().map(|says| says.credential.to_string())
    }

    /// The hash of the ballot that it takes the place of, zeros if there is none; None if its bytes are not in order.
    #[getter]
    fn previous(&self) -> Option<String> {
        self.0.says.as_ref().map(|says| says.previous.to_string())
    }

    /// The tracker that its voter took down; None if its bytes are not in order.
    #[getter]
    fn tracker(&self) -> Option<String> {
        self.0.says.as_ref().map(|says| says.tracker.to_string())
    }

    /// The weight of its voter; None for nobody's on the roll.
    #[getter]
    fn weight(&self) -> Option<u32> {
        self.0.says.as_ref().and_then(|says| says.voter).map(|voter| voter.weight)
    }

    fn __bool__(&self) -> bool {
        self.0.is_valid()
    }

    fn __repr__(&self) -> String {
        let valid = if self.0.is_valid() { "valid, as far as one ballot tells" } else { "NOT VALID" };
        format!("<BallotVerdict of entry {}: {valid}>", self.0.index)
    }
}

/// Judges one ballot, under the record's setup, which is judged first, and against the tree that the log signed.
///
/// What is wrong with a ballot is no exception. Raises NotVerified if the setup does not pass, IndexError if there is no such entry, ValueError if it is no ballot.
#[pyfunction]
#[pyo3(signature = (record, index, *, progress=None))]
pub(crate) fn verify_ballot(
    py: Python<'_>,
    record: PathBuf,
    index: Whole,
    progress: Option<&Bound<'_, PyAny>>,
) -> PyResult<BallotVerdict> {
    let files = open(&record)?;
    let work = Work { threads: Some(Threads(1)), progress };
    let judged = work.run(py, |progress| ostrakon_verify::verify_ballot(&files, index.0, progress))?;
    judged.map(BallotVerdict).map_err(|error| told(&record, &error))
}

/// A receipt, judged. It is true if the record agrees.
#[pyclass(frozen, module = "ostrakon")]
pub(crate) struct ReceiptVerdict(ReceiptStanding);

#[pymethods]
impl ReceiptVerdict {
    /// "agrees": the ballot stands where the receipt says. "ahead": the log signed more entries than this copy has; take a fresh one. "contradicted": the
    /// log signed another tree, which is evidence against it. "invalid": no receipt of this log.
    #[getter]
    fn status(&self) -> &'static str {
        match &self.0.judged {
            JudgedReceipt::Agrees(_) => "agrees",
            JudgedReceipt::Contradicted { head, .. } if head.size > self.0.size => "ahead",
            JudgedReceipt::Contradicted { .. } => "contradicted",
            JudgedReceipt::Invalid(_) => "invalid",
        }
    }

    /// The ballot's entry; None unless the record agrees.
    #[getter]
    fn index(&self) -> Option<u64> {
        match self.0.judged {
            JudgedReceipt::Agrees(index) => Some(index),
            _ => None,
        }
    }

    /// The ballot's leaf hash; None unless the record agrees.
    #[getter]
    fn hash(&self) -> Option<String> {
        self.0.leaf.map(|leaf| leaf.to_string())
    }

    /// Entries that this copy's checkpoint signs.
    #[getter]
    fn size(&self) -> u64 {
        self.0.size
    }

    /// Why, unless the record agrees.
    #[getter]
    fn why(&self) -> Option<&str> {
        match &self.0.judged {
            JudgedReceipt::Agrees(_) => None,
            JudgedReceipt::Contradicted { why, .. } | JudgedReceipt::Invalid(why) => Some(why),
        }
    }

    fn __bool__(&self) -> bool {
        matches!(self.0.judged, JudgedReceipt::Agrees(_))
    }

    fn __repr__(&self) -> String {
        match self.why() {
            None => {
                format!("<ReceiptVerdict: {}, entry {}>", self.status(), self.index().unwrap_or_default())
            }
            Some(why) => format!("<ReceiptVerdict: {}: {why}>", self.status()),
        }
    }
}

/// Holds a receipt, a file or its bytes, against a record, whose setup is judged first.
///
/// A false receipt is no exception. Raises NotVerified if the setup does not pass, ReadError if the record's files do not lead to its signed root.
#[pyfunction]
#[pyo3(signature = (record, receipt, *, progress=None))]
pub(crate) fn verify_receipt(
    py: Python<'_>,
    record: PathBuf,
    receipt: Small,
    progress: Option<&Bound<'_, PyAny>>,
) -> PyResult<ReceiptVerdict> {
    let files = open(&record)?;
    let (_, bytes) = receipt.read("receipt")?;
    let work = Work { threads: Some(Threads(1)), progress };
    let judged = work.run(py, |progress| ostrakon_verify::verify_receipt(&files, &bytes, progress))?;
    judged.map(ReceiptVerdict).map_err(|error| told(&record, &error))
}
