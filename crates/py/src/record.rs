//! A record as it says it is: for looking at, not for believing.

use crate::arguments;
use crate::board::{Board, Shelf};
use crate::errors::unread;
use data_encoding::HEXLOWER;
use ostrakon_election::board::{CHARTER_PATH, roll_path};
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::note::MAX_NOTE_LEN;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_verify::{Published, RecordFiles};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use std::path::PathBuf;
use std::sync::Arc;

/// Most voters of a roll (spec 0.8), 36 bytes each.
const MOST_ROLL: u64 = 100_000_000 * 36;
/// A voter: P, and a weight.
const VOTER: usize = 36;

/// A record, as it says it is. Nothing here is verified: `ostrakon.verify` does that.
#[pyclass(frozen, module = "ostrakon")]
pub(crate) struct Record {
    shelf: Arc<Shelf>,
    board: Py<Board>,
}

impl Record {
    fn text(&self, path: &str, limit: u64) -> PyResult<String> {
        let failed =
            |why: String| unread(&self.shelf.path.join(path), why, "take a fresh copy of the record");
        let bytes = self.shelf.files.read(path, limit).map_err(|error| failed(error.to_string()))?;
        String::from_utf8(bytes).map_err(|_| failed("not a text (UTF-8)".into()))
    }

    /// The only document of its kind, or the first.
    fn first<'py>(&self, py: Python<'py>, kind: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
        Ok(self.board.get().bodies(py, kind)?.into_iter().next())
    }
}

#[pymethods]
impl Record {
    /// Opens a record directory: reads its checkpoint.
    #[new]
    fn new(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        let files = arguments::record(&path)?;
        let failed =
            |why: String| unread(&path.join(CHECKPOINT_PATH), why, "take a fresh copy of the record");
        let files = Published::open(files).map_err(|error| failed(error.to_string()))?;
        let head = files.head().ok_or_else(|| failed("is no checkpoint".into()))?;
        let shelf = Arc::new(Shelf { path, files, size: head.size });
        Ok(Self { board: Py::new(py, Board::new(shelf.clone()))?, shelf })
    }

    /// Where it is.
    #[getter]
    fn path(&self) -> PathBuf {
        self.shelf.path.clone()
    }

    /// {"origin", "size", "root", "text"}: what the log signed, and the file.
    #[getter]
    fn checkpoint<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let text = self.text(CHECKPOINT_PATH, MAX_NOTE_LEN as u64)?;
        let told = PyDict::new(py);
        if let Ok(checkpoint) = SignedCheckpoint::parse(text.as_bytes()) {
            let checkpoint = checkpoint.unverified();
            told.set_item("origin", checkpoint.origin().as_str())?;
            told.set_item("size", checkpoint.head().size)?;
            told.set_item("root", HEXLOWER.encode(checkpoint.head().root.as_bytes()))?;
        }
        told.set_item("text", text)?;
        Ok(told)
    }

    /// The charter, as people wrote it (TOML).
    #[getter]
    fn charter(&self) -> PyResult<String> {
        self.text(CHARTER_PATH, ostrakon_charter::MAX_BYTES as u64)
    }

    /// The board.
    #[getter]
    fn board(&self, py: Python<'_>) -> Py<Board> {
        self.board.clone_ref(py)
    }

    /// The manifest: title, contests, rolls, trustees, officers, times (spec 1.2); None if there is none.
    #[getter]
    fn manifest<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.first(py, "manifest")
    }

    /// The opening; None before it.
    #[getter]
    fn opening<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.first(py, "opening")
    }

    /// The closing; None before it.
    #[getter]
    fn closing<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.first(py, "closing")
    }

    /// The rolls as their registrars signed them: id, how many voters, their weight.
    #[getter]
    fn rolls<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        self.board.get().bodies(py, "roll")
    }

    /// A roll's voters: credential (in hexadecimal digits) and weight, in the file's order. The number is the roll's place in the manifest.
    fn voters(&self, py: Python<'_>, roll: u16) -> PyResult<Vec<(String, u32)>> {
        let path = roll_path(roll.into());
        let bytes = py.detach(|| self.shelf.files.read(&path, MOST_ROLL));
        let failed =
            |why: String| unread(&self.shelf.path.join(&path), why, "number the manifest's rolls from 0");
        let bytes = bytes.map_err(|error| failed(error.to_string()))?;
        let (voters, _) = bytes.as_chunks::<VOTER>();
        let voter = |voter: &[u8; VOTER]| {
            let weight = voter.last_chunk().copied().map(u32::from_be_bytes).unwrap_or_default();
            (HEXLOWER.encode(&voter[..32]), weight)
        };
        Ok(voters.iter().map(voter).collect())
    }

    /// The encrypted tallies, one a contest: counted, superseded, weight, sums; empty before they are made.
    #[getter]
    fn tally<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        self.board.get().bodies(py, "tally")
    }

    /// The totals that trustees decrypted; None before that.
    #[getter]
    fn result<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.first(py, "result")
    }

    /// The certificate: the officers' word for result, verdicts and report; None before it is made.
    #[getter]
    fn certificate<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.first(py, "certificate")
    }

    fn __repr__(&self) -> String {
        format!("<Record {}: {} entries, not verified>", self.shelf.path.display(), self.shelf.size)
    }
}
