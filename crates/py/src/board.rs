//! A board: its entries, read bundle by bundle.

use crate::entry::Entry;
use crate::errors::unread;
use ostrakon_tlog::bundle::{EntryBundle, MAX_BUNDLE_LEN};
use ostrakon_verify::{Published, RecordFiles};
use pyo3::exceptions::{PyIndexError, PyOverflowError};
use pyo3::prelude::*;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// A record's files, as its checkpoint of one moment describes them.
pub(crate) struct Shelf {
    pub(crate) path: PathBuf,
    pub(crate) files: Published<ostrakon_verify::Directory>,
    pub(crate) size: u64,
}

impl Shelf {
    /// The entries of the bundle that holds one.
    fn bundle(&self, index: u64) -> PyResult<Vec<Entry>> {
        let beyond = || PyIndexError::new_err(format!("entry {index}: the board has {}", self.size));
        let bundle = EntryBundle::holding(index, self.size).ok_or_else(beyond)?;
        let failed =
            |why: String| unread(&self.path.join(bundle.path()), why, "take a fresh copy of the record");
        let bytes =
            self.files.read(&bundle.path(), MAX_BUNDLE_LEN).map_err(|error| failed(error.to_string()))?;
        let entries = bundle.decode(&bytes).map_err(|error| failed(error.to_string()))?;
        Ok(bundle.entries().zip(entries).map(|(index, bytes)| Entry::new(index, bytes.to_vec())).collect())
    }

    /// All entries that are no ballots.
    fn documents(&self) -> PyResult<Vec<Entry>> {
        let mut found = Vec::new();
        for bundle in EntryBundle::all(self.size) {
            found.extend(self.bundle(bundle.entries().start)?.into_iter().filter(|entry| !entry.is_ballot()));
        }
        Ok(found)
    }
}

/// A board: len(), board[index], and iteration give entries. Nothing of them is verified.
#[pyclass(frozen, module = "ostrakon")]
pub(crate) struct Board {
    pub(crate) shelf: Arc<Shelf>,
    documents: OnceLock<Vec<Py<Entry>>>,
}

impl Board {
    pub(crate) fn new(shelf: Arc<Shelf>) -> Self {
        Self { shelf, documents: OnceLock::new() }
    }

    /// The bodies of all documents of a kind, in their order.
    pub(crate) fn bodies<'py>(&self, py: Python<'py>, kind: &str) -> PyResult<Vec<Bound<'py, PyAny>>> {
        let all = self.read(py)?.iter().map(|entry| entry.get());
        all.filter(|entry| entry.kind() == kind).filter_map(|entry| entry.body(py).transpose()).collect()
    }

    /// All documents; they are looked for once.
    fn read(&self, py: Python<'_>) -> PyResult<&[Py<Entry>]> {
        if let Some(found) = self.documents.get() {
            return Ok(found);
        }
        let shelf = self.shelf.clone();
        let found = py.detach(move || shelf.documents())?;
        let found = found.into_iter().map(|entry| Py::new(py, entry)).collect::<PyResult<_>>()?;
        Ok(self.documents.get_or_init(|| found))
    }
}

#[pymethods]
impl Board {
    /// All entries that are documents, or cannot be read: a walk over the whole board, the first time.
    #[getter]
    fn documents(&self, py: Python<'_>) -> PyResult<Vec<Py<Entry>>> {
        Ok(self.read(py)?.iter().map(|entry| entry.clone_ref(py)).collect())
    }

    fn __len__(&self) -> PyResult<usize> {
        let beyond =
            || PyOverflowError::new_err(format!("the checkpoint claims {} entries", self.shelf.size));
        usize::try_from(self.shelf.size).ok().filter(|size| *size <= isize::MAX as usize).ok_or_else(beyond)
    }

    fn __getitem__(&self, py: Python<'_>, index: &Bound<'_, PyAny>) -> PyResult<Entry> {
        let beyond = || PyIndexError::new_err(format!("entry {index}: the board has {}", self.shelf.size));
        let index: i64 = index.extract().map_err(|error: PyErr| {
            if error.is_instance_of::<PyOverflowError>(py) { beyond() } else { error }
        })?;
        let place = match u64::try_from(index) {
            Ok(place) => Some(place),
            Err(_) => self.shelf.size.checked_sub(index.unsigned_abs()),
        };
        let place = place.ok_or_else(beyond)?;
        let bundle = py.detach(|| self.shelf.bundle(place))?;
        bundle.into_iter().nth((place % 256) as usize).ok_or_else(beyond)
    }

    fn __iter__(&self) -> Entries {
        Entries { shelf: self.shelf.clone(), next: 0, read: Vec::new().into_iter() }
    }

    fn __repr__(&self) -> String {
        format!("<Board of {}: {} entries>", self.shelf.path.display(), self.shelf.size)
    }
}

/// The entries of a board, one after the other.
#[pyclass(module = "ostrakon")]
pub(crate) struct Entries {
    shelf: Arc<Shelf>,
    next: u64,
    read: std::vec::IntoIter<Entry>,
}

#[pymethods]
impl Entries {
    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<Entry>> {
        if self.read.len() == 0 && self.next < self.shelf.size {
            let (shelf, next) = (self.shelf.clone(), self.next);
            self.read = py.detach(move || shelf.bundle(next))?.into_iter();
        }
        let entry = self.read.next();
        self.next += u64::from(entry.is_some());
        Ok(entry)
    }
}
