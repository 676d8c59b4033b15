//! `ostrakon election status`: where an election stands and who must act next.

use super::objection::founded;
use super::result::judge;
use crate::clock::show;
use crate::error::Outcome;
use crate::outcome;
use crate::record_dir::Record;
use crate::words::{amount, as_typed};
use ostrakon_charter::Id;
use ostrakon_election::board::{Judged, Next, Round};
use ostrakon_verify::Outcome as ContestOutcome;
use serde::Serialize;
use std::path::PathBuf;

/// Says where an election stands and who must act next.
///
/// Reads the record strictly and needs no key.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon election status --record spring")]
pub(crate) struct StatusArgs {
    /// The record directory.
    #[arg(long, value_name = "DIR")]
    record: PathBuf,
    /// For programs: JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Status {
    election: String,
    title: String,
    entries: u64,
    ballots: u64,
    room: &'static str,
    next: String,
    waiting_for: Vec<String>,
    founded_objections: Vec<String>,
    outcomes: Vec<ContestOutcome>,
}

pub(super) fn run(args: &StatusArgs) -> Outcome {
    let record = Record::read(&args.record)?;
    let status = status(&record);
    if args.json {
        crate::say::say!("{}", serde_json::to_string(&status).unwrap_or_default());
        return Ok(());
    }
    crate::say::say!("{}", status.title);
    let (entries, ballots) = (amount(status.entries, "entry"), amount(status.ballots, "ballot"));
    crate::say::say!("Election {}, {entries}, {ballots}.", status.election);
    crate::say::say!("Room: {}. Next: {}", status.room, as_typed(&status.next));
    for person in &status.waiting_for {
        crate::say::say!("  waiting for {person}");
    }
    for objection in &status.founded_objections {
        crate::say::say!("  {objection}");
    }
    outcome::lines(record.plan(), &status.outcomes).iter().for_each(|line| crate::say::say!("{line}"));
    Ok(())
}

fn status(record: &Record) -> Status {
    let coming = next(record);
    let (room, next) = told(&coming);
    let manifest = record.manifest();
    let name = |n: u16| format!("trustee {n}, {}", manifest.trustee(n).map_or("", |t| t.name.as_str()));
    Status {
        election: record.plan().election().to_string(),
        title: manifest.title.clone(),
        entries: record.log().size(),
        ballots: record.view().ballots.len(),
        room,
        next,
        waiting_for: coming.waiting().iter().copied().map(name).collect(),
        founded_objections: founded(record)
            .into_iter()
            .map(|(entry, judged)| format!("objection at entry {entry} is {judged}"))
            .collect(),
        outcomes: outcome::of_record(record),
    }
}

/// What comes next.
fn next(record: &Record) -> Next {
    let tied = tied(record);
    let contradicted = founded(record).into_iter().next().map(|(entry, _)| entry);
    Next::of(record.view(), record.manifest(), Judged { contradicted, tied: tied.as_ref() })
}

/// The first contest whose tie waits for a lot.
fn tied(record: &Record) -> Option<Id> {
    if record.view().results.is_empty() {
        return None;
    }
    let open = judge(record).ok()?.into_iter().position(|told| told.verdict.is_none())?;
    record.plan().contests().get(open).map(|plan| plan.contest.id.clone())
}

/// The room, and what to do there.
fn told(next: &Next) -> (&'static str, String) {
    let timed = |room, what: &str, time| (room, format!("{what}, not before {}", show(time)));
    match next {
        Next::Ceremony { round, attempt, .. } => {
            let verb = verb(*round);
            ("setup", format!("key ceremony, attempt {attempt}: trustees run `ostrakon trustee {verb}`"))
        }
        Next::Contradicted { entry } => (
            "board",
            format!(
                "find out how the log came to contradict the receipt in entry {entry}; nothing is decrypted"
            ),
        ),
        Next::Roll { roll } => {
            ("roll", format!("the registrar enters roll {roll} (`ostrakon election roll`)"))
        }
        Next::Open { from } => timed("setup", "the organiser runs `ostrakon election open`", *from),
        Next::Close { from } => {
            timed("cast", "voters vote; the organiser runs `ostrakon election close`", *from)
        }
        Next::Tally { from } => timed("tally", "the organiser runs `ostrakon election tally`", *from),
        Next::SignOff { missing, .. } => {
            let who = if *missing == 1 { "trustee runs" } else { "trustees run" };
            ("decrypt", format!("{missing} more {who} `ostrakon trustee sign-off`"))
        }
        Next::Share { needed, .. } => {
            ("decrypt", format!("{needed} trustees who signed off run `ostrakon trustee share`"))
        }
        Next::Result => ("decrypt", "the organiser runs `ostrakon election result`".into()),
        Next::Lot { contest, needed, .. } => {
            ("decrypt", format!("contest {contest} is tied: {needed} trustees run `ostrakon trustee lot`"))
        }
        Next::Certify { quorum } => (
            "certify",
            format!(
                "{quorum} officers run `ostrakon certify sign`, then the organiser `ostrakon election certify`"
            ),
        ),
        Next::Nothing => {
            ("verify", "nothing: the election is complete; anybody may run `ostrakon verify`".into())
        }
    }
}

fn verb(round: Round) -> &'static str {
    match round {
        Round::Commit => "commit",
        Round::Deal => "deal",
        Round::Acknowledge => "acknowledge",
    }
}
