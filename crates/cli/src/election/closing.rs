//! `ostrakon election close`: the end of the vote.

use super::Place;
use super::opening::warn_ahead;
use crate::clock::{self, Clock};
use crate::error::{CliError, Outcome};
use crate::record_dir::{ORGANISER_KEY, Writer};
use crate::words::amount;
use ostrakon_election::board::Closing;
use ostrakon_election::document::{Document, SignedDocument};

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

pub(super) fn run_close(args: &CloseArgs) -> Outcome {
    warn_ahead(args.clock.now(), "closing");
    let mut writer = args.place.open()?;
    let ballots = close(&mut writer, args.clock)?;
    writer.commit()?;
    crate::say::say!("The vote is closed with {} on the board.", amount(ballots, "ballot"));
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
    let ballots = view.ballots.len();
    let closing = Closing { ballots, election: record.plan().election(), time };
    let signed = SignedDocument::sign(Document::Closing(closing), &writer.key(ORGANISER_KEY)?);
    writer.add(&signed)?;
    Ok(ballots)
}
