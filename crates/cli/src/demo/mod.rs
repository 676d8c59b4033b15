//! `ostrakon demo`: a whole election, held over again with ballots that people really cast.

mod data;
mod ending;
mod folder;
mod play;
mod questions;
mod rooms;
mod slug;
mod stage;
mod trustees;
mod voters;

use crate::ballots;
use crate::error::{At, CliError, Outcome};
use crate::record_dir::Record;
use crate::words::{amount, plural, wrap};
use ending::{Compared, Reference};
use ostrakon_verify::Report;
use play::Played;
use questions::{Electorate, Reading};
use serde::Serialize;
use stage::{Stage, grouped};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// Holds an election over again with ballots that people really cast, and verifies it.
///
/// 365 voters of Gy-les-Nonains (France, 2002) vote by approval and on two motions, 661 and more voters of a Scottish ward give their first
/// preference: one record, two rolls. Five trustees, each a process of its own, make the keys; one then goes missing. Some voters vote again, some
/// challenge their device. The totals, decrypted in secret, must equal the open count; then two verifiers run.
///
/// Writes the record, and a sample of receipts beside it. Secrets live in a temporary directory that is removed at the end. Exit status 0 only if
/// counts are equal and every verifier that ran passed.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:
    ostrakon demo
    ostrakon demo --ward orkney_2017_ward5 --out orkney
    ostrakon demo --ballots box.csv --as approval --limit 500 --out mine

Ballot files are of the two formats that data/README.md describes: approvals, or rankings.

Next: it ends with what to try.")]
pub(crate) struct DemoArgs {
    /// The record directory to make; an earlier demonstration there is replaced.
    #[arg(long, value_name = "DIR", default_value = "ostrakon-demo")]
    out: PathBuf,
    /// The Scottish ward.
    #[arg(long, value_name = "NAME", default_value = "eilean_siar_2022_ward3", conflicts_with = "ballots",
          value_parser = clap::builder::PossibleValuesParser::new(data::ward_names()))]
    ward: String,
    /// Does not run the Python reference.
    #[arg(long)]
    no_reference: bool,
    /// Plays this ballot file instead.
    #[arg(long, value_name = "FILE", requires = "reading")]
    ballots: Option<PathBuf>,
    /// How the file's ballots are cast.
    #[arg(long = "as", value_enum, requires = "ballots")]
    reading: Option<Reading>,
    /// At most so many ballots of the file, picked evenly.
    #[arg(long, value_name = "K", requires = "ballots", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,
    /// For programs: prints nothing but the outcome, as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Ending {
    record: String,
    seconds: u64,
    counts_equal: bool,
    contests: Vec<Compared>,
    report: Report,
    reference: Reference,
}

/// Runs the command.
pub(crate) fn run(args: &DemoArgs) -> Outcome<ExitCode> {
    let (stage, start) = (Stage::new(args.json), Instant::now());
    let electorates = electorates(args)?;
    play::refuse_empty(&electorates).map_err(|error| match &args.ballots {
        Some(path) => error.at(path.display()),
        None => error,
    })?;
    folder::make_room(&args.out)?;
    introduce(stage, &electorates);
    let played = play::play(stage, &args.out, &electorates)?;
    stage.room("verify", "Everything is checked once more, from the published files alone.");
    let report = ending::verified(&args.out, &played.turnout.receipts)?;
    let contests = ending::compare(&report, &electorates);
    let counts_equal = ending::all_equal(&contests, &electorates);
    ending::show(stage, &contests, &electorates);
    stage.title("ostrakon verify");
    stage.line(&report.to_string());
    let (record, seconds) = (args.out.display().to_string(), start.elapsed().as_secs());
    let reference = ending::reference(stage, &args.out, !args.no_reference);
    conclude(stage, args, &Ending { record, seconds, counts_equal, contests, report, reference }, &played)
}

fn electorates(args: &DemoArgs) -> Outcome<Vec<Electorate>> {
    match (&args.ballots, args.reading) {
        (Some(path), Some(reading)) => {
            let mut real = ballots::read(path).map_err(CliError::new)?;
            if let Some(limit) = args.limit {
                real = real.limit(usize::try_from(limit).at("--limit")?);
            }
            Ok(vec![questions::stranger(real, reading).map_err(|e| e.within(path.display()))?])
        }
        _ => Ok(vec![questions::french()?, questions::ward(&args.ward)?]),
    }
}

fn introduce(stage: Stage, electorates: &[Electorate]) {
    let voters: usize = electorates.iter().map(|e| e.voters.len()).sum();
    stage.title("Ostrakon: an election held over again");
    stage.line(&format!(
        "  {} {} that people really cast, now cast in secret, counted in secret,",
        grouped(voters as u64),
        plural(voters as u64, "ballot")
    ));
    stage.line("  and compared with the open count.");
    for electorate in electorates {
        let voters = electorate.voters.len() as u64;
        let line = format!("{}: {} {}", electorate.name, grouped(voters), plural(voters, "voter"));
        wrap(&line, 4, 100).iter().for_each(|line| stage.line(line));
    }
}

fn conclude(stage: Stage, args: &DemoArgs, ending: &Ending, played: &Played) -> Outcome<ExitCode> {
    if args.json {
        crate::say::say!("{}", serde_json::to_string(ending).map_err(CliError::new)?);
    }
    in_short(stage, ending);
    let entries = Record::read(&args.out)?.log().size();
    ending::farewell(stage, &args.out, entries, &played.turnout.receipts);
    let good = ending.counts_equal && ending.report.passed() && ending.reference != Reference::Failed;
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn in_short(stage: Stage, ending: &Ending) {
    let counts = match ending.counts_equal {
        true => "every secret count equals the open count",
        false => "A SECRET COUNT DIFFERS FROM THE OPEN COUNT",
    };
    let reference = match ending.reference {
        Reference::Passed => "passed",
        Reference::Failed => "DID NOT PASS",
        Reference::NotRun => "not run",
    };
    stage.title("In short");
    stage.line(&format!("  Counts: {counts}."));
    stage.line(&format!("  Verifier: {}.", if ending.report.passed() { "passed" } else { "DID NOT PASS" }));
    stage.line(&format!("  Reference: {reference}."));
    stage.line(&format!("  {}, the reference apart.", amount(ending.seconds, "second")));
}
