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
use ostrakon_election::office::{TallyRefusal, may_tally, tally_documents};
use ostrakon_election::roll::{CredentialKey, Roll};
use ostrakon_election::tally::{CountedBallots, RollTally, TallyDocument};

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
    let (record, time) = (writer.record(), clock.now());
    may_tally(record.plan(), record.view(), time).map_err(|refusal| refused(refusal, time))?;
    let documents = sums(record, closing_head(record)?, time)?;
    let key = writer.key(ORGANISER_KEY)?;
    for document in &documents {
        writer.add(&SignedDocument::sign(Document::Tally(document.clone()), &key))?;
    }
    Ok(documents)
}

fn refused(refusal: TallyRefusal, time: u64) -> CliError {
    match refusal {
        TallyRefusal::NotClosed => CliError::new(refusal).next("`ostrakon election close` comes first"),
        TallyRefusal::Early { earliest } => clock::early(time, earliest, "the tally"),
        TallyRefusal::Tallied => CliError::new(refusal),
    }
}

fn sums(record: &Record, closing: Head, time: u64) -> Outcome<Vec<TallyDocument>> {
    let (counted, floor) = (counted(record)?, record.charter().min_counted().get());
    let counted: Vec<&RollTally> = counted.iter().map(CountedBallots::roll).collect();
    let documents = tally_documents(record.plan(), &counted, closing, floor, time);
    documents.ok_or_else(|| CliError::new("not all rolls are on the board"))
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
