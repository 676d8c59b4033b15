//! What callers name: records, stores, numbers, tasks.

use crate::errors::{StoreError, unread, words};
use ostrakon_group::Bytes32;
use ostrakon_objects::{Name, Opened};
use ostrakon_verify::Directory;
use ostrakon_verify::shards::{Cut, Task};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyInt};
use std::fmt::Display;
use std::path::Path;

/// A whole number from 0 up to 2⁶⁴ − 1. Python's numbers have no end: others are a ValueError, what is no number a TypeError.
#[derive(Clone, Copy)]
pub(crate) struct Whole(pub(crate) u64);

impl<'py> FromPyObject<'_, 'py> for Whole {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if !object.is_instance_of::<PyInt>() || object.is_instance_of::<PyBool>() {
            return Err(PyTypeError::new_err(format!("{} is no whole number", object.get_type().name()?)));
        }
        let small = |_| PyValueError::new_err("a number that is not from 0 up to 2**64 - 1");
        object.extract().map(Self).map_err(small)
    }
}

/// How many cores work.
#[derive(Clone, Copy)]
pub(crate) struct Threads(pub(crate) usize);

impl<'py> FromPyObject<'_, 'py> for Threads {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match object.extract::<Whole>()?.0 {
            threads @ 1..=1024 => Ok(Self(threads as usize)),
            other => Err(PyValueError::new_err(format!("{other} threads: 1 to 1024 can work"))),
        }
    }
}

/// A record directory.
///
/// # Errors
/// If there is none, or nothing of a record is in it.
pub(crate) fn record(path: &Path) -> PyResult<Directory> {
    Directory::of_record(path).map_err(|what| unread(path, what, "name a record directory"))
}

/// Where results of pieces are kept: a directory, `file:///…` or `s3://bucket/prefix`.
///
/// # Errors
/// If it is no name, is inside the record, where no other file may be, or the environment's settings make no sense.
pub(crate) fn store(named: &Path, record: &Directory) -> PyResult<Opened> {
    // What was named is not repeated where it is no name: there may be a secret in it.
    let wrong = |what: &dyn Display, next| PyValueError::new_err(words("store", what, next));
    let name = Name::told(named.as_os_str()).map_err(|error| wrong(&error, "name another store"))?;
    if named.as_os_str().is_empty() {
        return Err(wrong(&"it has no name", "name a directory, or s3://bucket/prefix"));
    }
    if name.folder().is_some_and(|folder| record.holds(folder)) {
        let what = format!("{name} is inside the record, where no other file may be");
        return Err(wrong(&what, "name a directory beside it"));
    }
    let unset = |error| StoreError::new_err(words(&name, error, "set the variables of the environment"));
    ostrakon_objects::open_named(&name).map_err(unset)
}

/// A task as [`Job.passes`](crate::job::Job) gives it.
pub(crate) fn task(text: &str) -> PyResult<Task> {
    serde_json::from_str(text).map_err(|error| {
        let shown: String = text.chars().take(80).collect();
        PyValueError::new_err(words(format!("task {shown:?}"), error, "take the tasks from job.passes"))
    })
}

/// How a record is cut, as [`Job.cut`](crate::job::Job) gives it.
pub(crate) fn cut(named: &Bound<'_, PyDict>) -> PyResult<Cut> {
    let number = |name: &str| -> PyResult<u64> {
        let missing = || PyValueError::new_err(format!("cut: {name:?} is missing"));
        Ok(named.get_item(name)?.ok_or_else(missing)?.extract::<Whole>()?.0)
    };
    let cut = Cut { stretch: number("stretch")?, voters: number("voters")?, parts: parts(number("parts")?)? };
    if named.len() == 3 {
        Ok(cut)
    } else {
        Err(PyValueError::new_err("cut: more than stretch, voters and parts"))
    }
}

pub(crate) fn parts(parts: u64) -> PyResult<u32> {
    u32::try_from(parts).map_err(|_| PyValueError::new_err(format!("{parts} parts are more than there are")))
}

/// A hash of 64 digits.
pub(crate) fn hash(text: &str, what: &str) -> PyResult<Bytes32> {
    let no_hash = || PyValueError::new_err(format!("{what}: {text:?} is no hash of 64 hexadecimal digits"));
    Bytes32::parse(text).ok_or_else(no_hash)
}
