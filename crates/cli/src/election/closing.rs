//! `ostrakon election close` and `object`: the end of the vote, and what is said against it.

use super::Place;
use crate::clock::{self, Clock};
use crate::error::{At, CliError, Outcome};
use crate::files;
use crate::record_dir::{ORGANISER_KEY, Writer};
use ostrakon_election::board::{Closing, Objection};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_tlog::receipt::Receipt;
use std::path::PathBuf;

/// Closes the vote.
///
/// Signs, as the organiser, the time and the number of ballots. The tree that ends with the closing is what trustees sign off and what
/// is counted; no ballot is entered after it.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon election close --record spring

Next: objections are heard for the time the manifest gives; then `ostrakon election tally`.")]
pub(crate) struct CloseArgs {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    clock: Clock,
}

/// Enters an objection: a receipt that the board may contradict.
///
/// Anybody may object until the objection window ends. An objection is founded if the log signed the receipt and the record contradicts
/// it: then the log signed two histories, and no verifier passes the record. An unfounded one is noted and harms nothing.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon election object --record spring --receipt mine.tlog-proof

Next: `ostrakon verify` judges it (check 408).")]
pub(crate) struct ObjectArgs {
    #[command(flatten)]
    place: Place,
    /// The receipt.
    #[arg(long, value_name = "FILE")]
    receipt: PathBuf,
}

pub(super) fn run_close(args: &CloseArgs) -> Outcome {
    let mut writer = args.place.open()?;
    let ballots = close(&mut writer, args.clock)?;
    writer.commit()?;
    crate::say::say!("The vote is closed with {ballots} ballots on the board.");
    Ok(())
}

/// Adds the closing; how many ballots there are.
pub(crate) fn close(writer: &mut Writer, clock: Clock) -> Outcome<u64> {
    let (record, view) = (writer.record(), writer.record().view());
    let opening = view.openings.first().ok_or_else(|| CliError::new("the vote has not been opened"))?;
    if !view.closings.is_empty() {
        return Err(CliError::new("the vote has been closed already"));
    }
    let time = clock.now();
    clock::not_before(time, record.manifest().closes.max(opening.body.time), "the closing")?;
    let ballots = view.ballots.len() as u64;
    let closing = Closing { ballots, election: record.plan().election(), time };
    let signed = SignedDocument::sign(Document::Closing(closing), &writer.key(ORGANISER_KEY)?);
    writer.add(&signed)?;
    Ok(ballots)
}

pub(super) fn run_object(args: &ObjectArgs) -> Outcome {
    let text = files::read_text(&args.receipt, 65_536)?;
    Receipt::parse(text.as_bytes()).at(args.receipt.display())?;
    let mut writer = args.place.open()?;
    let view = writer.record().view();
    if view.closings.is_empty() || !view.tallies.is_empty() {
        return Err(CliError::new("objections are heard from the closing until the tally"));
    }
    let objection = Objection { election: writer.record().plan().election(), receipt: text };
    writer.add(&SignedDocument::unsigned(Document::Objection(objection)))?;
    writer.commit()?;
    crate::say::say!("The objection is on the board.");
    Ok(())
}
