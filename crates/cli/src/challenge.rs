//! `ostrakon challenge`: the second device.

use crate::booth::{Opened, last_ballot};
use crate::error::{At, CliError, Outcome};
use crate::record_dir::Record;
use crate::words::detail;
use crate::{files, paper};
use ostrakon_charter::Id;
use ostrakon_circuits::Selection;
use ostrakon_election::cast::{ChallengeError, ChallengeOpening, DecodedBallot, Tracker};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::Plan;
use ostrakon_group::Bytes32;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// The second device: checks what a voting device encrypted, or which ballot of yours is on the board.
///
/// With an OPENING (`ostrakon vote --challenge`): encrypts again with what was opened, compares the tracker that you took down before the device
/// knew it would be challenged, and shows the selections. They must be yours.
///
/// With --key: looks up the LAST ballot of your credential on the board and recomputes its tracker. It must be the one you took down. Take the
/// credential from elsewhere than the voting device: a tracker looked up by itself proves nothing.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:
    ostrakon challenge my.opening --record spring --tracker 0A1B-…
    ostrakon challenge --key 5e0c… --record spring --tracker 0A1B-…")]
pub(crate) struct ChallengeArgs {
    /// The opening.
    #[arg(value_name = "OPENING", required_unless_present = "key", requires = "tracker")]
    opening: Option<PathBuf>,
    /// The record directory: a copy of your own.
    #[arg(long, value_name = "DIR")]
    record: PathBuf,
    /// The tracker that you took down.
    #[arg(long, value_name = "TRACKER")]
    tracker: Option<String>,
    /// Your credential, as `ostrakon credentials show` gives it.
    #[arg(long, value_name = "P", conflicts_with = "opening")]
    key: Option<String>,
    /// The election's id, from the paper your code came with: refuses the record of any other.
    #[arg(long, value_name = "HASH")]
    election: Option<String>,
    /// For programs: JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Answer {
    contest: String,
    selected: Vec<String>,
}

/// Runs the command.
pub(crate) fn run(args: &ChallengeArgs) -> Outcome {
    let record = Record::read(&args.record)?;
    let election = record.plan().election().to_string();
    if args.election.as_ref().is_some_and(|e| !e.eq_ignore_ascii_case(&election)) {
        return Err(
            CliError::new(format!("this is the record of election {election}")).at(args.record.display())
        );
    }
    let taken_down = args.tracker.as_deref().map(parse).transpose()?;
    match (&args.opening, taken_down, &args.key) {
        (Some(path), Some(tracker), _) => check_opening(&record, path, &tracker, args.json),
        (_, tracker, Some(key)) => look_up(&record, key, tracker.as_ref(), args.json),
        _ => Err(CliError::usage("an opening and its tracker are needed, or --key")),
    }
}

fn parse(text: &str) -> Outcome<Tracker> {
    Tracker::parse(text).ok_or_else(|| {
        CliError::usage("this is no tracker: 52 letters and digits, in groups of four")
            .next("compare it with what the device showed")
    })
}

fn check_opening(record: &Record, path: &Path, tracker: &Tracker, json: bool) -> Outcome {
    let opening = read_opening(path)?;
    let opened = Opened::verified(record, None)?;
    let selections = opening.check(record.plan(), &opened.keys, tracker);
    let selections = selections.map_err(|error| mismatch(error).at(path.display()))?;
    let answers: Vec<Answer> = selections.iter().map(|(id, s)| answer(record.plan(), id, s)).collect();
    match json {
        true => crate::say::say!("{}", serde_json::to_string(&answers).unwrap_or_default()),
        false => show_answers(&answers),
    }
    Ok(())
}

fn read_opening(path: &Path) -> Outcome<ChallengeOpening> {
    let none = |why: String| {
        CliError::new(format!("this file is no opening{why}"))
            .at(path.display())
            .next("name the file that `ostrakon vote --challenge` wrote")
    };
    let document = SignedDocument::decode(&files::read(path, 1 << 20)?);
    match document.map_err(|error| none(format!(" {}", detail(error))))?.body {
        Document::Challenge(opening) => Ok(opening),
        other => Err(none(format!(", but a {}", other.name()))),
    }
}

/// A letter that was taken down wrongly is likelier than a device that cheats.
fn mismatch(error: ChallengeError) -> CliError {
    match error {
        ChallengeError::Tracker { found } => CliError::new(format!(
            "compare the tracker again: the opening gives {found}; if you took down another, this device did not encrypt what it shows"
        ))
        .next("then do not vote on it"),
        other => CliError::new(other),
    }
}

fn show_answers(answers: &[Answer]) {
    crate::say::say!("The device encrypted exactly this, and the tracker is the one you took down:");
    for answer in answers {
        crate::say::say!("  {}: {}", answer.contest, answer.selected.join(", "));
    }
    crate::say::say!(
        "Is it what you selected? If not, do not vote on that device. This encryption is spent: vote again."
    );
}

fn answer(plan: &Plan, id: &Id, selection: &Selection) -> Answer {
    let contest = plan.contest(id.as_str()).map(|(_, c)| &c.contest);
    let selected = contest.map(|c| paper::answers(c, selection, str::to_owned)).unwrap_or_default();
    Answer { contest: id.to_string(), selected }
}

#[derive(Serialize)]
struct Found {
    entry: u64,
    roll: String,
    tracker: String,
}

fn look_up(record: &Record, key: &str, tracker: Option<&Tracker>, json: bool) -> Outcome {
    let key = Bytes32::parse(key).ok_or_else(|| CliError::usage("--key takes 64 hexadecimal digits"))?;
    let opened = Opened::verified(record, None)?;
    let rolls = 0..record.manifest().rolls.len();
    let entries = rolls.filter_map(|roll| Some((roll, last_ballot(record, roll, &key.0)?)));
    let found =
        entries.map(|(roll, entry)| find(record, &opened, roll, entry)).collect::<Outcome<Vec<_>>>()?;
    if found.is_empty() {
        return Err(CliError::new("no ballot of this credential is on the board")
            .at(record.path().display())
            .next(
                "take a fresh copy of the record; if the ballot is still missing, object with the receipt",
            ));
    }
    show(&found, json);
    compare(&found, tracker, json)
}

/// Recomputes the tracker of a ballot on the board.
fn find(record: &Record, opened: &Opened, roll: usize, entry: u64) -> Outcome<(Found, Tracker)> {
    let relation = opened.relation(record, roll)?;
    let ballot = DecodedBallot::decode(record.entry(entry), roll, &relation).at(format!("entry {entry}"))?;
    let index = u16::try_from(roll).at("the roll")?;
    let own = Tracker::new(&record.plan().election(), index, &ballot.claim.statement.ciphertexts);
    let roll = record.manifest().rolls[roll].id.to_string();
    Ok((Found { entry, roll, tracker: own.to_string() }, own))
}

fn show(lines: &[(Found, Tracker)], json: bool) {
    let found: Vec<&Found> = lines.iter().map(|(found, _)| found).collect();
    if json {
        crate::say::say!("{}", serde_json::to_string(&found).unwrap_or_default());
        return;
    }
    for line in found {
        crate::say::say!(
            "Roll {}: your last ballot is entry {}, tracker {}",
            line.roll,
            line.entry,
            line.tracker
        );
    }
}

fn compare(lines: &[(Found, Tracker)], tracker: Option<&Tracker>, json: bool) -> Outcome {
    let Some(tracker) = tracker else { return Ok(()) };
    if !lines.iter().any(|(_, own)| own == tracker) {
        let what = "compare the tracker again: if you took it down rightly, the ballot on the board is another than the device showed you";
        return Err(CliError::new(what).next("vote again on another device: the last ballot counts"));
    }
    if !json {
        crate::say::say!("It is the tracker that you took down.");
    }
    Ok(())
}
