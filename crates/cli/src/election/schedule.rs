//! `ostrakon election schedule`: officers end a vote early, or extend it (spec 4.3).

use super::{Place, signatures};
use crate::clock;
use crate::error::{CliError, Outcome};
use crate::record_dir::{Record, Writer};
use ostrakon_election::board::Schedule;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::office::{ScheduleRefusal, check_schedule};
use std::path::PathBuf;

/// Puts the officers' schedule on the board: the vote closes when it says.
///
/// Takes the files that `ostrakon certify schedule` wrote. All must be of one and the same schedule, signed by officers of the manifest, at
/// least the quorum. Nobody else ends a vote early or extends it.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon election schedule --record spring olive.schedule otto.schedule

Next: publish the record again, so that voters see it.")]
pub(crate) struct ScheduleArgs {
    #[command(flatten)]
    place: Place,
    /// The signed schedules.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

pub(super) fn run(args: &ScheduleArgs) -> Outcome {
    let mut writer = args.place.open()?;
    let closes = enter(&mut writer, &args.files)?;
    writer.commit()?;
    crate::say::say!("The vote closes at {} now.", clock::show(closes));
    Ok(())
}

/// Adds the schedule; when the vote closes.
pub(crate) fn enter(writer: &mut Writer, paths: &[PathBuf]) -> Outcome<u64> {
    let document = signatures::merge(paths, "schedule")?;
    let Document::Schedule(body) = &document.body else {
        return Err(CliError::new(format!("a {} is no schedule", document.body.name())));
    };
    check(writer.record(), body)?;
    signatures::check_quorum(writer.record(), &document)?;
    writer.add(&document)?;
    Ok(body.closes)
}

/// A schedule as spec 4.3 has it, of this election, while it is open.
pub(crate) fn check(record: &Record, body: &Schedule) -> Outcome {
    check_schedule(record.plan(), record.view(), body).map_err(|refusal| refused(refusal, body.time))
}

fn refused(refusal: ScheduleRefusal, time: u64) -> CliError {
    match refusal {
        ScheduleRefusal::Early { earliest } => clock::early(time, earliest, "a schedule"),
        ScheduleRefusal::Backwards { time, closes } => {
            let (time, closes) = (clock::show(time), clock::show(closes));
            CliError::new(format!(
                "it is made at {time}, and a vote cannot close before, at {closes}: what was cast in between would be lost"
            ))
            .next("name a later time with --closes")
        }
        other => CliError::new(other),
    }
}

/// An officer's schedule, as it is to be signed.
pub(crate) fn draft(record: &Record, closes: u64, time: u64) -> Outcome<SignedDocument> {
    let body = Schedule { closes, election: record.plan().election(), time };
    check(record, &body)?;
    Ok(SignedDocument::unsigned(Document::Schedule(body)))
}
