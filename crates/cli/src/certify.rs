//! `ostrakon certify …`: an officer verifies and signs.

use crate::error::{CliError, Outcome};
use crate::files::{self, Readers};
use crate::{keys, verify};
use ostrakon_election::certify::{Certificate, verdicts_hash};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_verify::{Evidence, Options, Report, Status};
use std::path::{Path, PathBuf};

/// Certifies an election, as one of its officers.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum CertifyCommand {
    /// Makes an officer's key.
    ///
    /// Writes the secret key (mode 0600) and, beside it as `<FILE>.pub`, the public key for the election's description.
    #[command(after_long_help = "Example:
    ostrakon certify new-key --out olive.key

Next: give olive.key.pub to the organiser before the election is made.")]
    NewKey {
        /// The key file to write.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Verifies a record and signs its certificate; refuses unless checks 101 to 701 all pass.
    #[command(after_long_help = "Example:
    ostrakon certify sign --record spring --key olive.key --out olive.certificate

Next: the organiser merges the officers' files with `ostrakon election certify`.")]
    Sign {
        /// The record directory: your own copy.
        #[arg(long, value_name = "DIR")]
        record: PathBuf,
        /// Your key.
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// The signed certificate to write.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// Runs one command.
pub(crate) fn run(command: CertifyCommand) -> Outcome {
    match command {
        CertifyCommand::NewKey { out } => {
            let key = keys::create(&out, "officer")?;
            crate::say::say!("Officer's key in {}, public key {}", out.display(), keys::public(&key));
        }
        CertifyCommand::Sign { record, key, out } => {
            let signed = sign(&record, &keys::load(&key)?)?;
            files::write(&out, &signed, Readers::All)?;
            crate::say::say!("Every check from 101 to 701 passed. Certificate signed: {}", out.display());
        }
    }
    Ok(())
}

/// Verifies and signs; the certificate's bytes.
pub(crate) fn sign(record: &Path, key: &SecretKey) -> Outcome<Vec<u8>> {
    let verification = verify::quietly(record, &Options::default());
    let refuse = |what: String| CliError::new(what).at(record.display());
    if let Some(failed) = first_failure(&verification.report) {
        return Err(refuse(failed).next("nothing is certified; `ostrakon verify` shows the whole report"));
    }
    verify::show_outcome(&verification);
    let evidence = verification.evidence.ok_or_else(|| refuse("the verifier gave no evidence".into()))?;
    let own = keys::public(key);
    if !evidence.plan.manifest().officer_keys().contains(&own) {
        return Err(refuse(format!("the key {own} is not an officer's of this election")));
    }
    Ok(SignedDocument::sign(certificate(&evidence)?, key).encode())
}

/// The first check before the certificate's own that did not pass.
fn first_failure(report: &Report) -> Option<String> {
    let failed = report.not_passed().find(|check| check.id.number() <= 701)?;
    if report.is_damaged() {
        return Some("this copy is damaged: take a fresh one and verify that".into());
    }
    let status = if failed.status == Status::Failed { "failed" } else { "was not run" };
    let why = failed.findings.first().map_or(String::new(), |f| format!(" ({}: {})", f.place, f.what));
    Some(format!("check {} ({}) {status}{why}", failed.id, failed.name))
}

fn certificate(evidence: &Evidence) -> Outcome<Document> {
    if !evidence.view.certificates.is_empty() {
        return Err(CliError::new("the election is certified already"));
    }
    let result = evidence.result.ok_or_else(|| CliError::new("the result is not on the board"))?;
    Ok(Document::Certificate(Certificate {
        election: evidence.plan.election(),
        head: evidence.head,
        report: Report::certified_hash(),
        result: result.into(),
        verdicts: verdicts_hash(&evidence.verdicts),
    }))
}
