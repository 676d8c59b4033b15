//! `ostrakon election open`: from here on nothing about the election changes.

use super::{Place, small_warnings};
use crate::clock::{self, Clock};
use crate::error::{CliError, Outcome};
use crate::record_dir::{ORGANISER_KEY, Writer};
use ostrakon_election::board::KEYS_PATH;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::office::{OpeningRefusal, may_open, opening};

/// Opens the vote.
///
/// Signs, as the organiser, the ceremony, the keys and the roots of all rolls, with the time. After this nothing about the election
/// changes and ballots are accepted.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon election open --record spring

Next: publish the record (`ostrakon election publish`), so that voters can run `ostrakon vote`.")]
pub(crate) struct OpenArgs {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    clock: Clock,
}

pub(super) fn run(args: &OpenArgs) -> Outcome {
    clock::warn_ahead(args.clock.now(), "opening", "");
    let mut writer = args.place.open()?;
    open(&mut writer, args.clock)?;
    writer.commit()?;
    let record = writer.record();
    (0..record.manifest().rolls.len())
        .flat_map(|roll| small_warnings(record, roll))
        .for_each(|line| eprintln!("{line}"));
    crate::say::say!("The vote is open.");
    Ok(())
}

/// Adds the opening.
pub(crate) fn open(writer: &mut Writer, clock: Clock) -> Outcome {
    let (record, time) = (writer.record(), clock.now());
    may_open(record.plan(), record.view(), time).map_err(|refusal| refused(refusal, time))?;
    let opening = opening(record.plan(), record.view(), &record.side(KEYS_PATH)?, time);
    let opening = opening.map_err(|refusal| refused(refusal, time))?;
    let signed = SignedDocument::sign(Document::Opening(opening), &writer.key(ORGANISER_KEY)?);
    writer.add(&signed).map(drop)
}

fn refused(refusal: OpeningRefusal, time: u64) -> CliError {
    match refusal {
        OpeningRefusal::Opened => CliError::new(refusal).next("`ostrakon election status` says what is next"),
        OpeningRefusal::Rolls { .. } => CliError::new(refusal).next("`ostrakon election roll` comes first"),
        OpeningRefusal::Early { earliest } => clock::early(time, earliest, "the opening"),
        OpeningRefusal::Late { closes } => {
            let (now, end) = (clock::show(time), clock::show(closes));
            CliError::new(format!("it is {now}, and the vote closes at {end}: nobody could vote"))
                .next("correct --at, or make a new election with later times")
        }
        OpeningRefusal::Ceremony(unfinished) => CliError::new(unfinished),
    }
}
