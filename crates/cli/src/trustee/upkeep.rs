//! Completing the ceremony, erasing, looking.

use super::desk::{Desk, Seat};
use super::wording;
use crate::error::{CliError, Outcome};
use serde::Serialize;

/// Completes the ceremony once all trustees have acknowledged: the key shares are kept for good.
///
/// From here on this trustee enters no new attempt, whatever a board shows. (`sign-off` does this on its way if it was forgotten.)
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon trustee complete --state ada --record spring

Next: nothing until the vote is closed and tallied; then `ostrakon trustee sign-off`.")]
pub(crate) struct CompleteArgs {
    #[command(flatten)]
    seat: Seat,
}

/// Erases the key shares after the election is certified.
///
/// Refuses before the certificate is on the board. Backups of the state must be destroyed by hand.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon trustee erase --state ada --record spring")]
pub(crate) struct EraseArgs {
    #[command(flatten)]
    seat: Seat,
}

/// Says which secrets this trustee holds and what it has signed.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon trustee status --state ada")]
pub(crate) struct StatusArgs {
    #[command(flatten)]
    desk: Desk,
    /// For programs: JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Status {
    election: String,
    trustee: u16,
    key: String,
    holds: String,
    signed: Vec<Signed>,
}

#[derive(Serialize)]
struct Signed {
    kind: &'static str,
    subject: String,
}

pub(super) fn complete(args: &CompleteArgs) -> Outcome {
    let mut here = args.seat.open()?;
    let (ceremony, own) = (here.ceremony()?, here.trustee.number());
    let completed = here.trustee.complete(here.record.plan(), &ceremony);
    here.publish(completed.map_err(|e| wording::complete(&e, own))?)?;
    crate::say::say!("Trustee {own}: the ceremony is complete, the key shares are kept.");
    Ok(())
}

pub(super) fn erase(args: &EraseArgs) -> Outcome {
    let mut here = args.seat.open()?;
    let record = &here.record;
    let certificate = record.view().certificates.first().map(|c| record.entry(c.index).to_vec());
    let certificate = certificate.ok_or_else(|| {
        CliError::new("the election is not certified on this copy of the record: nothing is erased")
            .at(record.path().display())
            .next("take a fresh copy")
    })?;
    let erased = here.trustee.erase_after_certification(record.plan(), &certificate);
    here.publish(erased.map_err(CliError::new)?)?;
    crate::say::say!(
        "Trustee {}: the key shares are erased. Destroy backups of the state by hand.",
        here.trustee.number()
    );
    Ok(())
}

pub(super) fn status(args: &StatusArgs) -> Outcome {
    let trustee = args.desk.load(&args.desk.lock()?)?;
    let signed = trustee.journal().entries().iter();
    let signed = signed.map(|e| Signed { kind: e.kind.as_str(), subject: e.subject.clone() }).collect();
    let status = Status {
        election: trustee.election().to_string(),
        trustee: trustee.number(),
        key: trustee.public_key().to_string(),
        holds: trustee.held().to_string(),
        signed,
    };
    match args.json {
        true => crate::say::say!("{}", serde_json::to_string(&status).unwrap_or_default()),
        false => print_status(&status),
    }
    Ok(())
}

fn print_status(status: &Status) {
    crate::say::say!("Trustee {} of election {}", status.trustee, status.election);
    crate::say::say!("Public key {}", status.key);
    crate::say::say!("Holds {}.", status.holds);
    for signed in &status.signed {
        crate::say::say!("  signed: {} for {}", signed.kind, signed.subject);
    }
}
