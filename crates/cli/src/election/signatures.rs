//! Signatures of several officers under one document, each from a file of its own.

use crate::error::{CliError, Outcome};
use crate::files;
use crate::words::detail;
use ostrakon_election::document::SignedDocument;
use std::path::{Path, PathBuf};

/// One document with the signatures of all files; `name` is what it should be.
pub(super) fn merge(paths: &[PathBuf], name: &str) -> Outcome<SignedDocument> {
    let mut merged: Option<SignedDocument> = None;
    for path in paths {
        let read = read(path, name)?;
        match &mut merged {
            None => merged = Some(read),
            Some(first) if first.body == read.body => first.signatures.extend(read.signatures),
            Some(_) => {
                return Err(CliError::new(format!(
                    "this {name} says something else than the files before it"
                ))
                .at(path.display())
                .next("the officers agree on one, and sign that"));
            }
        }
    }
    let mut document = merged.ok_or_else(|| CliError::usage(format!("no {name} is given")))?;
    document.signatures.sort_by_key(|s| s.key);
    document.signatures.dedup();
    Ok(document)
}

/// A signed document from a file.
pub(crate) fn read(path: &Path, name: &str) -> Outcome<SignedDocument> {
    SignedDocument::decode(&files::read(path, 65_535)?).map_err(|error| {
        CliError::new(format!("this file is no {name} {}", detail(&error)))
            .at(path.display())
            .next(format!("name the files that `ostrakon certify {}` wrote", command(name)))
    })
}

fn command(name: &str) -> &str {
    if name == "schedule" { "schedule" } else { "sign" }
}
