//! `ostrakon election close`: the end of the vote.

use super::Place;
use crate::clock::{self, Clock};
use crate::error::{CliError, Outcome};
use crate::record_dir::{ORGANISER_KEY, Writer};
use crate::words::amount;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::office::{ClosingRefusal, closing};

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

/// Adds the closing; how many ballots there are.
pub(crate) fn close(writer: &mut Writer, clock: Clock) -> Outcome<u64> {
    let (record, time) = (writer.record(), clock.now());
    let closing = closing(record.plan(), record.view(), time).map_err(|refusal| refused(refusal, time))?;
    let ballots = closing.ballots;
    let signed = SignedDocument::sign(Document::Closing(closing), &writer.key(ORGANISER_KEY)?);
    writer.add(&signed)?;
    Ok(ballots)
}

fn refused(refusal: ClosingRefusal, time: u64) -> CliError {
    match refusal {
        ClosingRefusal::Early { earliest } => clock::early(time, earliest, "the closing"),
        // Nobody keeps a vote open by waiting.
        ClosingRefusal::Late { closes } => {
            let (time, closes) = (clock::show(time), clock::show(closes));
            CliError::new(format!("it is {time}, more than a day after the vote closes at {closes}"))
                .next("a quorum of officers signs a new time (`ostrakon certify schedule`), and `ostrakon election schedule` enters it")
        }
        ClosingRefusal::NotOpened | ClosingRefusal::Closed => CliError::new(refusal),
    }
}
