//! Results as Python's own dictionaries, lists, texts and numbers.

use crate::errors::OstrakonError;
use pyo3::prelude::*;
use serde::Serialize;

/// What something is in JSON, as Python reads it: in the order in which it is written.
pub(crate) fn plain<'py>(py: Python<'py>, told: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (json(told)?,))
}

/// What something is in JSON.
pub(crate) fn json(told: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(told).map_err(|error| OstrakonError::new_err(format!("cannot be told: {error}")))
}
