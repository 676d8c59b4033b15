//! What may be given beside a record.

use crate::errors::unread;
use ostrakon_verify::{CheckId, Options, is_hint_file};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Larger than any checkpoint or receipt.
const MOST: u64 = 128 << 10;

/// A small file: its bytes, or where they are.
#[derive(FromPyObject)]
pub(crate) enum Small {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// Where it is.
    Path(PathBuf),
}

impl Small {
    /// Its name and its bytes.
    ///
    /// # Errors
    /// If it cannot be read, or is too large for such a file.
    pub(crate) fn read(self, what: &str) -> PyResult<(String, Vec<u8>)> {
        let (name, bytes) = match self {
            Self::Bytes(bytes) => (what.to_owned(), Ok(bytes)),
            Self::Path(path) => (path.display().to_string(), read(&path)),
        };
        let next = format!("name a file with a {what}");
        let bytes = bytes.map_err(|error| unread(Path::new(&name), error, &next))?;
        match bytes.len() as u64 > MOST {
            true => Err(unread(
                Path::new(&name),
                format!("more than the {MOST} bytes that a {what} may have"),
                &next,
            )),
            false => Ok((name, bytes)),
        }
    }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Files kept from before, and a check to leave out.
pub(crate) fn options(
    receipts: Vec<Small>,
    pins: Vec<Small>,
    without: Option<&str>,
    hints: Option<PathBuf>,
) -> PyResult<Options> {
    let all =
        |files: Vec<Small>, what| files.into_iter().map(|file| file.read(what)).collect::<PyResult<_>>();
    if let Some(path) = hints.as_ref().filter(|path| !is_hint_file(path)) {
        let next = "leave hints away, or make them with `ostrakon hints`";
        return Err(unread(path, "is no file of hints", next));
    }
    Ok(Options {
        pins: all(pins, "checkpoint")?,
        receipts: all(receipts, "receipt")?,
        without: without.map(check).transpose()?,
        hints,
        ..Options::default()
    })
}

fn check(number: &str) -> PyResult<CheckId> {
    number.parse().map_err(|why: String| PyValueError::new_err(why))
}
