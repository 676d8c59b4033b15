//! A verification in pieces, for many machines (spec 8.9).

use crate::arguments::{self, Threads, Whole};
use crate::errors::{Changed, shard, words};
use crate::options::{Small, options};
use crate::plain::{json, plain};
use crate::verification::Verification;
use crate::work::Work;
use ostrakon_group::Bytes32;
use ostrakon_verify::shards::{self, Cut, ShardError};
use ostrakon_verify::{Directory, Progress};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use std::path::PathBuf;

/// A record of one moment and how it is cut: what all pieces are about.
#[pyclass(frozen, module = "ostrakon")]
pub(crate) struct Job {
    record: PathBuf,
    files: Directory,
    job: shards::Job,
}

/// A job and what it is asked to do: without the interpreter.
impl Job {
    fn open(
        py: Python<'_>,
        record: PathBuf,
        cut: impl FnOnce(&Directory) -> Result<shards::Job, ShardError> + Send,
    ) -> PyResult<Self> {
        let files = arguments::record(&record)?;
        let work = Work { threads: Some(Threads(1)), progress: None };
        let opened = work.run(py, |_| cut(&files))?;
        let job = opened.map_err(|error| shard(py, &record, &error))?;
        Ok(Self { record, files, job })
    }

    fn work<T: Send>(
        &self,
        py: Python<'_>,
        work: &Work<'_, '_>,
        task: impl FnOnce(&dyn Progress) -> Result<T, ShardError> + Send,
    ) -> PyResult<T> {
        work.run(py, task)?.map_err(|error| shard(py, &self.record, &error))
    }
}

/// A function and its arguments: how Python copies a job into another process.
type Reopening<'py> = (Bound<'py, PyAny>, (PathBuf, Bound<'py, PyAny>, String));

#[pymethods]
impl Job {
    /// Cuts a record. Whoever does that over the same record, with the same sizes, has the same job.
    #[staticmethod]
    #[pyo3(signature = (record, *, stretch=None, voters=None, parts=None))]
    fn plan(
        py: Python<'_>,
        record: PathBuf,
        stretch: Option<Whole>,
        voters: Option<Whole>,
        parts: Option<Whole>,
    ) -> PyResult<Self> {
        let parts = parts.map(|parts| arguments::parts(parts.0)).transpose()?;
        Self::open(py, record, |files| {
            let job = shards::Job::open(files, None)?;
            let usual = *job.cut();
            let cut = Cut {
                stretch: stretch.map_or(usual.stretch, |n| n.0),
                voters: voters.map_or(usual.voters, |n| n.0),
                parts: parts.unwrap_or(usual.parts),
            };
            if cut == usual { Ok(job) } else { shards::Job::open(files, Some(cut)) }
        })
    }

    /// The job of this context, over this record. Raises Changed if the record is another one.
    #[staticmethod]
    #[pyo3(name = "open")]
    fn open_cut(py: Python<'_>, record: PathBuf, cut: &Bound<'_, PyDict>, context: &str) -> PyResult<Self> {
        let (cut, context) = (arguments::cut(cut)?, arguments::hash(context, "context")?);
        let job = Self::open(py, record, |files| shards::Job::open(files, Some(cut)))?;
        match job.job.context() == context {
            true => Ok(job),
            false => Err(Changed::new_err(words(
                job.record.display(),
                "is not the record that was cut: it changed, or this is another copy",
                "give every machine the same copy, to which nobody writes, and plan anew",
            ))),
        }
    }

    /// The job that a store notes, as `ostrakon shards plan` or `note` wrote it.
    #[staticmethod]
    fn noted(py: Python<'_>, record: PathBuf, store: PathBuf) -> PyResult<Self> {
        let store = arguments::store(&store, &arguments::record(&record)?)?;
        Self::open(py, record, |files| shards::Job::noted(files, &*store))
    }

    /// Notes the job in a store, so that `ostrakon shards` goes on with it.
    fn note(&self, py: Python<'_>, store: PathBuf) -> PyResult<()> {
        let store = arguments::store(&store, &self.files)?;
        py.detach(|| self.job.note(&*store)).map_err(|error| shard(py, &self.record, &error))
    }

    /// The record directory.
    #[getter]
    fn record(&self) -> PathBuf {
        self.record.clone()
    }

    /// The hash of all that results depend on, in hexadecimal digits.
    #[getter]
    fn context(&self) -> String {
        self.job.context().to_string()
    }

    /// How the record is cut: {"stretch": entries, "voters": of a roll, "parts": of all credentials}.
    #[getter]
    fn cut<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        plain(py, self.job.cut())
    }

    /// Entries of the log.
    #[getter]
    fn size(&self) -> u64 {
        self.job.size()
    }

    /// The tasks of the three passes, as texts. Those of one know nothing of each other; each needs all results of the passes before it.
    #[getter]
    fn passes(&self) -> PyResult<Vec<Vec<String>>> {
        self.job.passes().iter().map(|tasks| tasks.iter().map(json).collect()).collect()
    }

    /// A task in words.
    fn describe(&self, task: &str) -> PyResult<String> {
        Ok(arguments::task(task)?.to_string())
    }

    /// The identifier of a task's piece: under which a store notes that it is done.
    fn identifier(&self, task: &str) -> PyResult<String> {
        Ok(arguments::task(task)?.id(&self.job).to_string())
    }

    /// Does a task, unless it is done, and keeps its result; the result's name. One core works unless more are named.
    #[pyo3(signature = (task, store, *, threads=Threads(1), progress=None))]
    #[pyo3(text_signature = "($self, task, store, *, threads=1, progress=None)")]
    fn run(
        &self,
        py: Python<'_>,
        task: &str,
        store: PathBuf,
        threads: Threads,
        progress: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<String> {
        let (task, store) = (arguments::task(task)?, arguments::store(&store, &self.files)?);
        let work = Work { threads: Some(threads), progress };
        self.work(py, &work, |progress| match shards::done(&self.job, &task, &*store)? {
            Some(name) => Ok(name),
            None => shards::run(&self.files, &self.job, &task, &*store, progress),
        })
        .map(|name: Bytes32| name.to_string())
    }

    /// The name of a task's result, if it is done.
    fn done(&self, py: Python<'_>, task: &str, store: PathBuf) -> PyResult<Option<String>> {
        let (task, store) = (arguments::task(task)?, arguments::store(&store, &self.files)?);
        let done = py.detach(|| shards::done(&self.job, &task, &*store));
        Ok(done.map_err(|error| shard(py, &self.record, &error))?.map(|name| name.to_string()))
    }

    /// Does a task, done or not, and keeps nothing; the name that its result should have: for whoever doubts one.
    #[pyo3(signature = (task, store, *, threads=Threads(1), progress=None))]
    #[pyo3(text_signature = "($self, task, store, *, threads=1, progress=None)")]
    fn compute(
        &self,
        py: Python<'_>,
        task: &str,
        store: PathBuf,
        threads: Threads,
        progress: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<String> {
        let (task, store) = (arguments::task(task)?, arguments::store(&store, &self.files)?);
        let work = Work { threads: Some(threads), progress };
        self.work(py, &work, |progress| shards::compute(&self.files, &self.job, &task, &*store, progress))
            .map(|blob| blob.name().to_string())
    }

    /// Puts all results together: the report that verifying in one piece gives, byte for byte. All cores work unless fewer are named.
    #[pyo3(signature = (store, *, threads=None, progress=None, receipts=Vec::new(), pins=Vec::new()))]
    #[pyo3(text_signature = "($self, store, *, threads=None, progress=None, receipts=(), pins=())")]
    fn reduce(
        &self,
        py: Python<'_>,
        store: PathBuf,
        threads: Option<Threads>,
        progress: Option<&Bound<'_, PyAny>>,
        receipts: Vec<Small>,
        pins: Vec<Small>,
    ) -> PyResult<Reduced> {
        let store = arguments::store(&store, &self.files)?;
        let options = options(receipts, pins, None, None)?;
        let work = Work { threads, progress };
        let reduced = self.work(py, &work, |progress| {
            shards::reduce(&self.files, &self.job, &*store, &options, progress)
        })?;
        let shards::Reduced { verification, stretches } = reduced;
        let verification = Py::new(py, Verification::new(self.record.clone(), verification))?;
        Ok(Reduced { verification, stretches })
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reopening<'py>> {
        let (py, job) = (slf.py(), slf.get());
        let reopen = py.import("ostrakon._ostrakon")?.getattr("reopen")?;
        Ok((reopen, (job.record.clone(), job.cut(py)?, job.context())))
    }

    fn __repr__(&self) -> String {
        format!("<Job of {}: {} entries, {}>", self.record.display(), self.size(), self.context())
    }
}

/// A job in another process: as Job.open.
#[pyfunction]
pub(crate) fn reopen(
    py: Python<'_>,
    record: PathBuf,
    cut: &Bound<'_, PyDict>,
    context: &str,
) -> PyResult<Job> {
    Job::open_cut(py, record, cut, context)
}

/// What all results come to.
#[pyclass(frozen, module = "ostrakon")]
pub(crate) struct Reduced {
    verification: Py<Verification>,
    stretches: Vec<shards::Stretch>,
}

#[pymethods]
impl Reduced {
    /// The report. That ballots were verified is the word of whoever ran the pieces.
    #[getter]
    fn verification(&self, py: Python<'_>) -> Py<Verification> {
        self.verification.clone_ref(py)
    }

    /// Of every stretch of the log what its results say, for whoever runs one again and compares.
    #[getter]
    fn stretches<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        plain(py, &self.stretches)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!(
            "<Reduced from {} stretches: {}>",
            self.stretches.len(),
            self.verification.bind(py).repr()?
        ))
    }
}
