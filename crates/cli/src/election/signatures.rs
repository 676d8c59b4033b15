//! Signatures of several officers under one document, each from a file of its own.

use crate::error::{At, CliError, Outcome};
use crate::files;
use crate::record_dir::Record;
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
            Some(first) if first.body == read.body => first.merge(&read.signatures),
            Some(_) => {
                return Err(CliError::new(format!(
                    "this {name} says something else than the files before it"
                ))
                .at(path.display())
                .next("the officers agree on one, and sign that"));
            }
        }
    }
    merged.ok_or_else(|| CliError::usage(format!("no {name} is given")))
}

/// A signed document from a file.
pub(crate) fn read(path: &Path, name: &str) -> Outcome<SignedDocument> {
    SignedDocument::decode(&files::read(path, 65_535)?).map_err(|error| {
        CliError::new(format!("this file is no {name} {}", detail(&error)))
            .at(path.display())
            .next(format!("name the files that `ostrakon certify {}` wrote", command(name)))
    })
}

/// Officers' signatures, and enough of them by officers whom the election does not concern (spec 4.3, 7.9).
pub(super) fn check_quorum(record: &Record, document: &SignedDocument) -> Outcome {
    let (name, certifiers) = (document.body.name(), &record.manifest().certifiers);
    let needed = usize::from(certifiers.quorum);
    document.check_signatures(&record.manifest().officer_keys(), needed).at(format!("the {name}"))?;
    let concerned = record.concerned_officers()?;
    let counted = document.signatures.iter().filter(|s| !concerned.contains(&s.key)).count();
    if counted < needed {
        return Err(CliError::new(format!(
            "the {name} has {counted} signatures of officers whom the election does not concern, where {needed} are needed"
        ))
        .next("other officers sign it"));
    }
    Ok(())
}

fn command(name: &str) -> &str {
    if name == "schedule" { "schedule" } else { "sign" }
}
