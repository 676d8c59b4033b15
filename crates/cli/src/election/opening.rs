//! `ostrakon election open`: from here on nothing about the election changes.

use super::{Place, messages, small_warnings};
use crate::clock::{self, Clock};
use crate::error::{CliError, Outcome};
use crate::record_dir::{ORGANISER_KEY, Writer};
use ostrakon_election::board::KEYS_PATH;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::{OpenedRoll, Opening};
use ostrakon_group::sha256;

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
    let (record, view) = (writer.record(), writer.record().view());
    let (here, all) = (view.rolls.len(), record.manifest().rolls.len());
    if !view.openings.is_empty() {
        return Err(CliError::new("the vote has been opened already")
            .next("`ostrakon election status` says what is next"));
    }
    if here != all {
        return Err(CliError::new(format!("{here} of {all} rolls are on the board"))
            .next("`ostrakon election roll` comes first"));
    }
    let time = clock.now();
    clock::not_before(time, record.manifest().opens, "the opening")?;
    let closes = record.manifest().closes;
    if time >= closes {
        let (now, end) = (clock::show(time), clock::show(closes));
        return Err(CliError::new(format!("it is {now}, and the vote closes at {end}: nobody could vote"))
            .next("correct --at, or make a new election with later times"));
    }
    let rolls =
        view.rolls.iter().map(|r| OpenedRoll { root: r.body.root, roll: r.body.roll.clone() }).collect();
    let opening = Opening {
        ceremony: messages::ceremony(record, view.going_on())?.into(),
        election: record.plan().election(),
        keys: sha256(&record.side(KEYS_PATH)?).into(),
        rolls,
        time,
    };
    let signed = SignedDocument::sign(Document::Opening(opening), &writer.key(ORGANISER_KEY)?);
    writer.add(&signed).map(drop)
}
