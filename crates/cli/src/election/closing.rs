//! `ostrakon election close`: the end of the vote.

use super::Place;
use crate::clock::{self, Clock, DAY};
use crate::error::{CliError, Outcome};
use crate::record_dir::{ORGANISER_KEY, Writer};
use crate::words::amount;
use ostrakon_election::board::Closing;
use ostrakon_election::document::{Document, SignedDocument};

/// Closes the vote.
///
/// Signs, as the organiser, the time and the number of ballots. The tree that ends with the closing is what trustees sign off and what
/// is counted; no ballot is entered after it. The vote closes at the manifest's time, or that of the officers' last schedule, and is closed
/// within a day after it.
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
    clock::warn_ahead(args.clock.now(), "closing", "");
    let mut writer = args.place.open()?;
    let ballots = close(&mut writer, args.clock)?;
    writer.commit()?;
    crate::say::say!("The vote is closed with {} on the board.", amount(ballots, "ballot"));
    Ok(())
}

/// A vote is closed within a day (spec 4.3): nobody keeps it open by waiting.
fn refuse_late(time: u64, closes: u64) -> Outcome {
    if time <= closes.saturating_add(DAY) {
        return Ok(());
    }
    let (time, closes) = (clock::show(time), clock::show(closes));
    Err(CliError::new(format!("it is {time}, more than a day after the vote closes at {closes}"))
        .next("a quorum of officers signs a new time (`ostrakon certify schedule`), and `ostrakon election schedule` enters it"))
}

/// Adds the closing; how many ballots there are.
pub(crate) fn close(writer: &mut Writer, clock: Clock) -> Outcome<u64> {
    let (record, view) = (writer.record(), writer.record().view());
    let opening = view.openings.first().ok_or_else(|| CliError::new("the vote has not been opened"))?;
    if !view.closings.is_empty() {
        return Err(CliError::new("the vote has been closed already"));
    }
    let time = clock.now();
    let closes = view.closes(record.manifest());
    clock::not_before(time, closes.max(opening.body.time), "the closing")?;
    refuse_late(time, closes)?;
    let ballots = view.ballots.len();
    let closing = Closing { ballots, election: record.plan().election(), time };
    let signed = SignedDocument::sign(Document::Closing(closing), &writer.key(ORGANISER_KEY)?);
    writer.add(&signed)?;
    Ok(ballots)
}
