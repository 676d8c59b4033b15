//! `ostrakon election tally`: the sums of the ballots that count, still encrypted.

use super::Place;
use super::messages::closing_head;
use super::proved::proved;
use crate::booth::Opened;
use crate::clock::{self, Clock};
use crate::error::{CliError, Outcome};
use crate::record_dir::{ORGANISER_KEY, Record, Writer};
use crate::words::amount;
use ostrakon_election::board::Head;
use ostrakon_election::cast::VerifiedBallot;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::roll::{CredentialKey, Roll};
use ostrakon_election::setup::ContestPlan;
use ostrakon_election::tally::{CountedBallots, TallyDocument};

/// Sums the ballots that count, under encryption.
///
/// Checks every proof again, takes the last ballot of every voter, adds up the encrypted ballots by contest and signs the sums as the
/// organiser. Nobody learns anything from them. A contest with too few ballots, or with weights that would show a vote, is marked and
/// never decrypted.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon election tally --record spring

Next: each trustee verifies its own copy and runs `ostrakon trustee sign-off`.")]
pub(crate) struct TallyArgs {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    clock: Clock,
}

pub(super) fn run(args: &TallyArgs) -> Outcome {
    clock::warn_ahead(args.clock.now(), "tally", "");
    let mut writer = args.place.open()?;
    for document in tally(&mut writer, args.clock)? {
        let note = if document.too_few { "; too few to count in secret, never decrypted" } else { "" };
        crate::say::say!(
            "{}: {}, {} counted, {} superseded, weight {}{note}",
            document.contest,
            amount(document.ballots, "ballot"),
            document.counted,
            document.superseded,
            document.weight
        );
    }
    writer.commit()
}

/// Adds one tally a contest.
pub(crate) fn tally(writer: &mut Writer, clock: Clock) -> Outcome<Vec<TallyDocument>> {
    let time = clock.now();
    let closing = may_tally(writer.record(), time)?;
    let documents = sums(writer.record(), closing, time)?;
    let key = writer.key(ORGANISER_KEY)?;
    for document in &documents {
        writer.add(&SignedDocument::sign(Document::Tally(document.clone()), &key))?;
    }
    Ok(documents)
}

/// The closing head, if it is time to tally.
fn may_tally(record: &Record, time: u64) -> Outcome<Head> {
    if !record.view().tallies.is_empty() {
        return Err(CliError::new("the tallies are on the board already"));
    }
    let closing = closing_head(record)?;
    let closed = record.view().closings.first().map_or(0, |c| c.body.time);
    let heard = closed.saturating_add(record.manifest().objection_seconds);
    clock::not_before(time, heard, "the tally").map(|()| closing)
}

fn sums(record: &Record, closing: Head, time: u64) -> Outcome<Vec<TallyDocument>> {
    let (counted, plan) = (counted(record)?, record.plan());
    let floor = record.charter().min_counted().get();
    let document = |(index, contest): (usize, &ContestPlan)| {
        let place = plan.contests_of(contest.roll).iter().position(|c| *c == index).unwrap_or(0);
        let tally = counted[contest.roll].tally(place, contest.circuit.slots().len(), floor);
        tally.document(plan.election(), contest.contest.id.clone(), closing, time)
    };
    Ok(plan.contests().iter().enumerate().map(document).collect())
}

/// The ballots that count, by roll.
fn counted(record: &Record) -> Outcome<Vec<CountedBallots>> {
    let opened = Opened::read(record)?;
    let proved = proved(record, &opened)?;
    Ok(proved.into_iter().zip(&opened.rolls).map(|(ballots, roll)| collect(ballots, roll)).collect())
}

fn collect(ballots: Vec<VerifiedBallot>, roll: &Roll) -> CountedBallots {
    let mut counted = CountedBallots::default();
    for ballot in ballots {
        let voter = CredentialKey::decode(ballot.key()).ok().and_then(|key| roll.voter(&key).copied());
        if let Some(voter) = voter {
            counted.add(ballot, voter.weight);
        }
    }
    counted
}
