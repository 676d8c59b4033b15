//! `ostrakon election certify`: the officers' signatures, together, as the last entry.

use super::{Place, signatures};
use crate::error::{CliError, Outcome};
use crate::record_dir::Writer;
use crate::words::amount;
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
    let certificate = signatures::merge(paths, "certificate")?;
    check(writer, &certificate)?;
    writer.add(&certificate)?;
    Ok(certificate.signatures.len())
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
    signatures::check_quorum(record, document)
}
