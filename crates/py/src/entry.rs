//! One entry of a board, as it stands there.

use data_encoding::HEXLOWER;
use ostrakon_election::board::Entry as Read;
use ostrakon_tlog::hash::leaf_hash;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

/// An entry of a board: a document, or a ballot. What it says is read, and not verified.
#[pyclass(frozen, module = "ostrakon")]
pub(crate) struct Entry {
    index: u64,
    bytes: Vec<u8>,
}

impl Entry {
    pub(crate) fn new(index: u64, bytes: Vec<u8>) -> Self {
        Self { index, bytes }
    }

    /// What stands in the document of this entry, in Python's own objects, if it is one.
    fn told<'py>(&self, py: Python<'py>, member: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
        match Read::decode_lenient(&self.bytes) {
            Ok(Read::Document(_)) => {
                let told = py.import("json")?.call_method1("loads", (PyBytes::new(py, &self.bytes),))?;
                told.get_item(member).map(Some)
            }
            _ => Ok(None),
        }
    }
}

#[pymethods]
impl Entry {
    /// Its place on the board, from 0.
    #[getter]
    fn index(&self) -> u64 {
        self.index
    }

    /// "ballot", "other" if it cannot be read, or what the document is: "manifest", "roll", "opening", "closing", "tally", "result", "certificate", …
    #[getter]
    pub(crate) fn kind(&self) -> String {
        match Read::decode_lenient(&self.bytes) {
            Ok(Read::Document(document)) => document.body.kind(),
            _ => if self.is_ballot() { "ballot" } else { "other" }.into(),
        }
    }

    /// Its leaf hash (RFC 9162, 2.1), in hexadecimal digits.
    #[getter]
    fn hash(&self) -> String {
        HEXLOWER.encode(leaf_hash(&self.bytes).as_bytes())
    }

    /// Its bytes.
    #[getter]
    fn bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.bytes)
    }

    /// What the document says; None of a ballot.
    #[getter]
    pub(crate) fn body<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.told(py, "body")
    }

    /// Who signed the document, with what; None of a ballot.
    #[getter]
    fn signatures<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.told(py, "signatures")
    }

    /// How many bytes it has.
    fn __len__(&self) -> usize {
        self.bytes.len()
    }

    fn __repr__(&self) -> String {
        format!("<Entry {}: {}, {} bytes>", self.index, self.kind(), self.bytes.len())
    }
}

impl Entry {
    pub(crate) fn is_ballot(&self) -> bool {
        self.bytes.starts_with(b"OB")
    }
}
