//! `ostrakon election certify`: the officers' signatures, together, as the last entry.

use super::Place;
use crate::error::{At, CliError, Outcome};
use crate::files;
use crate::record_dir::Writer;
use crate::words::{amount, detail};
use ostrakon_election::document::{Document, SignedDocument};
use std::path::PathBuf;

/// Merges the officers' signatures into the certificate, the board's last entry.
///
/// Takes the files that `ostrakon certify sign` wrote. All must be of one and the same certificate, signed by officers of the manifest, at
/// least the quorum; and it must speak of this board as it is now.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon election certify --record spring olive.certificate otto.certificate

Next: `ostrakon election publish`, and everybody runs `ostrakon verify`.")]
pub(crate) struct CertifyArgs {
    #[command(flatten)]
    place: Place,
    /// The signed certificates.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

pub(super) fn run(args: &CertifyArgs) -> Outcome {
    let mut writer = args.place.open()?;
    let signatures = merge(&mut writer, &args.files)?;
    writer.commit()?;
    crate::say::say!(
        "The certificate is on the board with {}. The election is complete.",
        amount(signatures as u64, "signature")
    );
    Ok(())
}

/// Adds the certificate; how many signed it.
pub(crate) fn merge(writer: &mut Writer, paths: &[PathBuf]) -> Outcome<usize> {
    let mut merged: Option<SignedDocument> = None;
    for path in paths {
        let read = SignedDocument::decode(&files::read(path, 65_535)?);
        let read = read.map_err(|error| no_certificate(&error).at(path.display()))?;
        match &mut merged {
            None => merged = Some(read),
            Some(first) if first.body == read.body => first.signatures.extend(read.signatures),
            Some(_) => {
                return Err(CliError::new("it certifies something else than the files before it")
                    .at(path.display())
                    .next("the officers verify the same copy of the record again"));
            }
        }
    }
    let mut certificate = merged.ok_or_else(|| CliError::usage("no certificate is given"))?;
    certificate.signatures.sort_by_key(|s| s.key);
    certificate.signatures.dedup();
    check(writer, &certificate)?;
    writer.add(&certificate)?;
    Ok(certificate.signatures.len())
}

fn no_certificate(error: &dyn std::fmt::Display) -> CliError {
    CliError::new(format!("this file is no certificate {}", detail(error)))
        .next("name the files that `ostrakon certify sign` wrote")
}

fn check(writer: &Writer, document: &SignedDocument) -> Outcome {
    let record = writer.record();
    let Document::Certificate(body) = &document.body else {
        return Err(CliError::new(format!("a {} is no certificate", document.body.name())));
    };
    if body.election != record.plan().election() {
        return Err(CliError::new("the certificate belongs to another election"));
    }
    if !record.view().certificates.is_empty() {
        return Err(CliError::new("the certificate is on the board already"));
    }
    if body.head != record.log().head() {
        return Err(CliError::new(
            "the certificate speaks of another board than this, or of an earlier state of it",
        )
        .next("the officers verify this record and sign again"));
    }
    let manifest = record.manifest();
    document
        .check_signatures(&manifest.officer_keys(), manifest.certifiers.quorum.into())
        .at("the certificate")
}
