//! `ostrakon certify …`: an officer verifies and signs.

use crate::clock::{self, Clock};
use crate::election;
use crate::error::{CliError, Outcome};
use crate::files::{self, Readers};
use crate::record_dir::Record;
use crate::{keys, verify};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_verify::{Options, Unsigned};
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
    /// Signs that the vote closes at another time, earlier or later.
    ///
    /// A quorum of officers signs one and the same schedule: the first names the time, the others add their signatures with --with. It counts
    /// from the moment the organiser enters it (`ostrakon election schedule`).
    #[command(after_long_help = "Examples:
    ostrakon certify schedule --record spring --key olive.key \\
        --closes 2026-12-04T18:00:00Z --out olive.schedule
    ostrakon certify schedule --record spring --key otto.key \\
        --with olive.schedule --out both.schedule

Next: the organiser enters it with `ostrakon election schedule`.")]
    Schedule(ScheduleArgs),
}

/// What an officer says of the closing.
#[derive(Debug, clap::Args)]
pub(crate) struct ScheduleArgs {
    /// The record directory: your own copy.
    #[arg(long, value_name = "DIR")]
    record: PathBuf,
    /// Your key.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// When the vote closes from now on, as 2026-12-04T18:00:00Z.
    #[arg(long, value_name = "TIME", value_parser = clock::parse, required_unless_present = "with")]
    closes: Option<u64>,
    /// A schedule that another officer signed: yours is added to it.
    #[arg(long, value_name = "FILE", conflicts_with = "closes")]
    with: Option<PathBuf>,
    /// The signed schedule to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    clock: Clock,
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
        CertifyCommand::Schedule(args) => schedule(&args)?,
    }
    Ok(())
}

fn schedule(args: &ScheduleArgs) -> Outcome {
    let (record, key) = (Record::read(&args.record)?, keys::load(&args.key)?);
    let own = keys::public(&key);
    if !record.manifest().officer_keys().contains(&own) {
        let what = format!("the key {own} is not an officer's of this election");
        return Err(CliError::new(what).at(args.key.display()));
    }
    if record.concerned_officers()?.contains(&own) {
        return Err(CliError::new("this election concerns you: your signature would not count")
            .at(args.key.display())
            .next("officers whom it does not concern sign it"));
    }
    let mut document = match (&args.with, args.closes) {
        (Some(path), _) => election::read_signed(path, "schedule")?,
        (None, closes) => election::draft_schedule(&record, closes.unwrap_or(0), args.clock.now())?,
    };
    let Document::Schedule(body) = &document.body else {
        return Err(CliError::new(format!("a {} is no schedule", document.body.name())));
    };
    election::check_schedule(&record, body)?;
    crate::say::say!(
        "The vote closes at {}, decided at {}.",
        clock::show(body.closes),
        clock::show(body.time)
    );
    document.add_signature(&key);
    files::write(&args.out, &document.encode(), Readers::All)?;
    crate::say::say!(
        "Signed by {} of {} officers who are needed: {}",
        document.signatures.len(),
        record.manifest().certifiers.quorum,
        args.out.display()
    );
    Ok(())
}

/// Verifies and signs; the certificate's bytes.
pub(crate) fn sign(record: &Path, key: &SecretKey) -> Outcome<Vec<u8>> {
    let verification = verify::quietly(record, &Options::default());
    let certificate = verification.certificate(&keys::public(key));
    if !matches!(certificate, Err(Unsigned::Damaged | Unsigned::Check(_))) {
        verification.outcome().iter().for_each(|line| crate::say::say!("{line}"));
    }
    let body = certificate.map_err(|refusal| refused(&refusal).at(record.display()))?;
    Ok(SignedDocument::sign(Document::Certificate(body), key).encode())
}

fn refused(refusal: &Unsigned) -> CliError {
    let error = CliError::new(refusal);
    match refusal {
        Unsigned::Damaged | Unsigned::Check(_) => {
            error.next("nothing is certified; `ostrakon verify` shows the whole report")
        }
        Unsigned::Concerned => error.next("officers whom it does not concern certify it"),
        _ => error,
    }
}
