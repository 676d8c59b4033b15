//! The key ceremony, step by step (spec 1.3).

use super::desk::{Desk, Seat};
use super::wording;
use crate::error::{At, CliError, Outcome};
use crate::files::{self, Readers};
use crate::record_dir::Record;
use ostrakon_election::board::{KEYS_PATH, dealing_path};
use ostrakon_election::document::SignedDocument;
use ostrakon_trustee::{Identity, ThirdRound};
use rand_core::OsRng;
use std::path::{Path, PathBuf};

/// Makes a trustee's identity key.
///
/// Writes the key into a private directory (mode 0600) and, as identity.pub in it, the public key for the election's description.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon trustee init --state ada

Next: give ada/identity.pub to the organiser; once the record begins, `ostrakon trustee commit`.")]
pub(crate) struct InitArgs {
    #[command(flatten)]
    desk: Desk,
}

/// Round 1: draws secrets and commits to them.
///
/// Writes the signed commitment for the board. Nothing of the secrets is shown yet.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon trustee commit --state ada --record spring --out commitment-ada.json

Next: send the file to the organiser; when all trustees' commitments are on the board, take a \
fresh copy and run `ostrakon trustee deal`.")]
pub(crate) struct CommitArgs {
    #[command(flatten)]
    seat: Seat,
    /// The commitment to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Round 2: publishes the dealing and seals a share for each other trustee.
///
/// Writes into a directory: dealing.json and dealing for the organiser, and `envelope-<FROM>-<TO>` for each other trustee, who alone can open it. The
/// secrets that were drawn are erased.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon trustee deal --state ada --record spring --out from-ada

Next: send dealing.json and dealing to the organiser, each envelope to its trustee; when all \
dealings are on the board and all envelopes have come, run `ostrakon trustee acknowledge`.")]
pub(crate) struct DealArgs {
    #[command(flatten)]
    seat: Seat,
    /// The directory to write the messages into.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Round 3: checks every dealing and share, then acknowledges the keys, or complains.
///
/// Reads the envelopes addressed to this trustee. If anything is false, the message written is a complaint that shows who is at fault; it ends the
/// attempt, and everybody commits afresh.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon trustee acknowledge --state ada --record spring --envelope from-*/envelope-*-1 \\
        --out acknowledgement-ada.json

Next: send the file to the organiser; when all have acknowledged, `ostrakon trustee complete`.")]
pub(crate) struct AcknowledgeArgs {
    #[command(flatten)]
    seat: Seat,
    /// The envelopes to this trustee. A sole trustee has none.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    envelope: Vec<PathBuf>,
    /// The message to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Complains that a message of another trustee did not come.
///
/// Ends the attempt for everybody and erases what was drawn for it. Nobody can prove an absence: ask first.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon trustee complain --state ada --record spring --missing 3 --out complaint-ada.json

Next: send the file to the organiser; then everybody begins again with `ostrakon trustee commit`.")]
pub(crate) struct ComplainArgs {
    #[command(flatten)]
    seat: Seat,
    /// The number of the trustee whose message is missing.
    #[arg(long, value_name = "N")]
    missing: u16,
    /// The complaint to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(super) fn init(args: &InitArgs) -> Outcome {
    let identity = Identity::generate(&mut OsRng).at("the identity")?;
    args.desk.create(&identity)?;
    crate::say::say!("Public key: {}", identity.public_key());
    crate::say::say!("It stands in {} for the organiser.", args.desk.path("identity.pub").display());
    Ok(())
}

pub(super) fn commit(args: &CommitArgs) -> Outcome {
    check_out(&args.out)?;
    let mut here = args.seat.open()?;
    let ceremony = here.ceremony()?;
    let message = here.trustee.commit(here.record.plan(), &ceremony, &mut OsRng).map_err(CliError::new)?;
    write(&args.out, &here.publish(message)?)?;
    let done = match here.repeated() {
        true => "already committed; the same message written again,",
        false => "committed,",
    };
    crate::say::say!(
        "Trustee {}: {done} attempt {}. For the organiser: {}",
        here.trustee.number(),
        ceremony.attempt(),
        args.out.display()
    );
    Ok(())
}

pub(super) fn deal(args: &DealArgs) -> Outcome {
    let mut here = args.seat.open()?;
    let (ceremony, own) = (here.ceremony()?, here.trustee.number());
    let message = here.trustee.deal(here.record.plan(), &ceremony, &mut OsRng);
    let messages = here.publish(message.map_err(|e| wording::deal(&e, own))?)?;
    write(&args.out.join("dealing.json"), &messages.document)?;
    write(&args.out.join("dealing"), &messages.file)?;
    for (to, envelope) in &messages.envelopes {
        write(&args.out.join(format!("envelope-{own}-{to}")), envelope)?;
    }
    crate::say::say!(
        "Trustee {own}: dealt, with {} envelopes, in {}",
        messages.envelopes.len(),
        args.out.display()
    );
    Ok(())
}

pub(super) fn acknowledge(args: &AcknowledgeArgs) -> Outcome {
    check_out(&args.out)?;
    let mut here = args.seat.open()?;
    let (ceremony, own) = (here.ceremony()?, here.trustee.number());
    let dealings = dealing_files(&here.record)?;
    let read = |file: &PathBuf| Ok((file.clone(), files::read(file, 1 << 20)?));
    let given = args.envelope.iter().map(read).collect::<Outcome<Vec<_>>>()?;
    let envelopes: Vec<_> = given.iter().map(|(_, bytes)| bytes.clone()).collect();
    let message = here.trustee.acknowledge(here.record.plan(), &ceremony, &dealings, &envelopes);
    let message = here.publish(message.map_err(|e| wording::acknowledge(&e, own, &given))?)?;
    third_round(&here.record, own, message, &args.out)
}

fn third_round(record: &Record, number: u16, message: ThirdRound, out: &Path) -> Outcome {
    match message {
        ThirdRound::Acknowledged { document, keys } => {
            write(out, &document)?;
            check_keys(record, &keys)?;
            crate::say::say!(
                "Trustee {number}: every dealing and share is true. Acknowledged: {}",
                out.display()
            );
        }
        ThirdRound::Complained { document, accused, why, .. } => {
            write(out, &document)?;
            crate::say::say!("Trustee {number}: COMPLAINT against trustee {accused}: {why}");
            crate::say::say!("For the organiser: {}", out.display());
        }
    }
    Ok(())
}

pub(super) fn complain(args: &ComplainArgs) -> Outcome {
    check_out(&args.out)?;
    let mut here = args.seat.open()?;
    let ceremony = here.ceremony()?;
    let message = here.trustee.complain_missing(here.record.plan(), &ceremony, args.missing);
    let bytes = here.publish(message.map_err(|e| wording::complaint(&e))?)?;
    write(&args.out, &bytes)?;
    crate::say::say!(
        "Trustee {}: complaint against trustee {}. For the organiser: {}",
        here.trustee.number(),
        args.missing,
        args.out.display()
    );
    Ok(())
}

/// The dealing files of the attempt, those that are there.
fn dealing_files(record: &Record) -> Outcome<Vec<Vec<u8>>> {
    let attempt = record.view().attempt();
    let own = record.view().dealings.iter().filter(|d| d.body.attempt == attempt);
    own.map(|d| record.side(&dealing_path(attempt, d.body.trustee))).collect()
}

/// If the record has a keys file already, it is the one just computed.
fn check_keys(record: &Record, keys: &[u8]) -> Outcome {
    match record.side(KEYS_PATH) {
        Ok(there) if there != keys => Err(CliError::new("holds other keys than the dealings give")
            .at(record.path().join(KEYS_PATH).display())),
        _ => Ok(()),
    }
}

/// Messages are for others: everybody may read them.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Outcome {
    check_out(path)?;
    files::write(path, bytes, Readers::All)
}

/// Only an earlier message of a trustee is written over. Looked at before anything is signed, too: a complaint cannot be asked
/// for twice.
pub(super) fn check_out(path: &Path) -> Outcome {
    files::refuse_special(path)?;
    if !path.exists() {
        return Ok(());
    }
    let there = files::read(path, u64::MAX - 1)?;
    let message =
        there.starts_with(b"OD") || there.starts_with(b"OE") || SignedDocument::decode(&there).is_ok();
    match there.is_empty() || message {
        true => Ok(()),
        false => Err(CliError::new("is there already and is no message of a trustee: it is not overwritten")
            .at(path.display())
            .next("choose another name")),
    }
}
