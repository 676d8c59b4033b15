//! `ostrakon demo`: a whole election, held over again with ballots that people really cast.

mod ceremony;
mod compared;
mod data;
mod ending;
mod folder;
mod hold;
pub(crate) mod hosted;
mod house;
mod keeper;
mod officers;
mod offices;
mod play;
mod polls;
mod process;
mod questions;
mod rooms;
mod script;
mod setting;
mod slug;
mod stage;
mod trustees;
mod types;
mod venue;
mod voters;
mod year;

use crate::clock;
use crate::error::{CliError, Outcome};
use crate::words::{amount, grouped, plural, wrap};
use ending::{Reference, Second};
use hold::{Election, Held};
use house::House;
use script::Script;
use stage::Stage;
use std::path::PathBuf;
use std::process::ExitCode;
use types::Type;
use venue::Venue;

/// Holds an election over again with ballots that people really cast, and verifies it.
///
/// 365 voters of Gy-les-Nonains (France, 2002) vote by approval and on two motions, 661 and more voters of a Scottish ward give their first
/// preference: one record, two rolls. Five trustees, each a process of its own, make the keys; one then goes missing. Some voters vote again, some
/// challenge their device. The totals, decrypted in secret, must equal the open count; then two verifiers run.
///
/// With --ballots, the ballots of a file are cast as any type of ballot (--list shows all). If they are many, the reference, which takes its time,
/// verifies a second election over some of them, picked evenly.
///
/// Writes the record, and a sample of receipts beside it. Secrets live in a temporary directory that is removed at the end. Exit status 0 only if
/// counts are equal and every verifier that ran passed.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:
    ostrakon demo
    ostrakon demo --ward orkney_2017_ward5 --out orkney
    ostrakon demo --scenario year --served
    ostrakon demo --list
    ostrakon demo --ballots box.csv --as pairwise --limit 500 --out mine

Ballot files are of the two formats that data/README.md describes: approvals, or rankings.

Next: it ends with what to try.")]
pub(crate) struct DemoArgs {
    /// The record directory to make, `ostrakon-demo` unless given; of a year the archive, `ostrakon-year`. An earlier demonstration there is replaced.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The Scottish ward.
    #[arg(long, value_name = "NAME", default_value = "eilean_siar_2022_ward3", conflicts_with = "ballots",
          value_parser = clap::builder::PossibleValuesParser::new(data::ward_names()))]
    ward: String,
    /// What is played: one election, or a year of an organisation with its register.
    #[arg(long, value_enum, default_value_t = Scenario::Election, conflicts_with_all = ["ballots", "list"])]
    scenario: Scenario,
    /// Does not run the Python reference.
    #[arg(long)]
    no_reference: bool,
    /// Plays it through a service of its own, over HTTP: everything is sent, and the record is a mirror.
    #[arg(long, conflicts_with = "list")]
    served: bool,
    /// The service's PostgreSQL database, an empty one, as postgres://USER:PASSWORD@HOST/NAME; an SQLite file unless given.
    #[arg(long, value_name = "URL", requires = "served")]
    database: Option<String>,
    /// Plays this ballot file instead.
    #[arg(long, value_name = "FILE", requires = "ballot_type")]
    ballots: Option<PathBuf>,
    /// As which type of ballot the file's ballots are cast.
    #[arg(long = "as", value_name = "TYPE", requires = "ballots", value_parser = type_parser())]
    ballot_type: Option<&'static Type>,
    /// At most so many ballots of the file, picked evenly.
    #[arg(long, value_name = "K", requires = "ballots", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,
    /// Of a file with more ballots than this, the reference verifies so many.
    #[arg(long, value_name = "N", default_value_t = 200, requires = "ballots",
          value_parser = clap::value_parser!(u32).range(1..))]
    reference_ballots: u32,
    /// Shows as which types of ballot a file can be cast, and plays nothing.
    #[arg(long, conflicts_with_all = ["ballots", "json"])]
    list: bool,
    /// For programs: prints nothing but the outcome, as JSON.
    #[arg(long)]
    json: bool,
}

/// What is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Scenario {
    /// One election, from real ballots.
    Election,
    /// A year of an organisation: bodies, meetings, elections, offices, recalls, and its end.
    Year,
}

impl DemoArgs {
    /// Where it goes.
    fn out(&self) -> PathBuf {
        let usual = match self.scenario {
            Scenario::Election => "ostrakon-demo",
            Scenario::Year => "ostrakon-year",
        };
        self.out.clone().unwrap_or_else(|| usual.into())
    }

    /// The service, if it is played at one.
    fn house(&self) -> Outcome<Option<House>> {
        self.served.then(|| House::open(self.database.as_deref(), clock::system())).transpose()
    }
}

fn type_parser() -> impl clap::builder::TypedValueParser<Value = &'static Type> {
    use clap::builder::{PossibleValuesParser, TypedValueParser};
    PossibleValuesParser::new(types::names()).try_map(|name| types::find(&name))
}

/// Runs the command.
pub(crate) fn run(args: &DemoArgs) -> Outcome<ExitCode> {
    if args.list {
        types::list().iter().for_each(|line| crate::say::say!("{line}"));
        return Ok(ExitCode::SUCCESS);
    }
    let stage = Stage::new(args.json);
    if args.scenario == Scenario::Year {
        return run_year(stage, args);
    }
    let script = Script::write(args)?;
    script.elections().try_for_each(Election::make_room)?;
    introduce(stage, &script.whole);
    let house = args.house()?;
    let venue = venue(stage, house.as_ref());
    let mut held = script.whole.hold(&venue, [stage; 2], &script.whole_second())?;
    if let Some(sample) = &script.sample {
        announce(stage, sample);
        held.sample = Some(Box::new(sample.hold(&venue, [Stage::new(true), stage], &script.second)?));
    }
    conclude(stage, args, &held)
}

fn run_year(stage: Stage, args: &DemoArgs) -> Outcome<ExitCode> {
    let out = args.out();
    let house = args.house()?;
    let ended =
        year::play(stage, &out, &|stage| venue(stage, house.as_ref()), &Second::find(!args.no_reference))?;
    if args.json {
        crate::say::say!("{}", serde_json::to_string(&ended).map_err(CliError::new)?);
    }
    year::farewell(stage, &ended, &out);
    Ok(if ended.good() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Where it is played.
fn venue(stage: Stage, house: Option<&House>) -> Venue {
    let Some(house) = house else { return Venue::Here };
    let line = format!(
        "A service runs for it at {}: everything that is signed, and every ballot, is sent there, and all copies are mirrors of it.",
        house.service().client.base()
    );
    stage.line("");
    wrap(&line, 2, 100).iter().for_each(|line| stage.line(line));
    Venue::Service(house.service().clone())
}

fn introduce(stage: Stage, election: &Election) {
    let voters = election.voters() as u64;
    stage.title("Ostrakon: an election held over again");
    stage.line(&format!(
        "  {} {} that people really cast, now cast in secret, counted in secret,",
        grouped(voters),
        plural(voters, "ballot")
    ));
    stage.line("  and compared with the open count.");
    for electorate in &election.electorates {
        let voters = electorate.voters.len() as u64;
        let line = format!("{}: {} {}", electorate.name, grouped(voters), plural(voters, "voter"));
        wrap(&line, 4, 100).iter().for_each(|line| stage.line(line));
    }
}

fn announce(stage: Stage, sample: &Election) {
    stage.title("A second election, for the reference");
    let line = format!(
        "The reference verifies an election over {} of these ballots, picked evenly: its record is {}, played as the first one was.",
        grouped(sample.voters() as u64),
        sample.out.display()
    );
    wrap(&line, 2, 100).iter().for_each(|line| stage.line(line));
}

fn conclude(stage: Stage, args: &DemoArgs, held: &Held) -> Outcome<ExitCode> {
    if args.json {
        crate::say::say!("{}", serde_json::to_string(held).map_err(CliError::new)?);
    }
    stage.title("In short");
    in_short(stage, held);
    if let Some(sample) = &held.sample {
        stage.line("  The second election, for the reference:");
        in_short(stage, sample);
    }
    ending::farewell(stage, &args.out(), held.entries, &held.receipts);
    Ok(if held.good() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn in_short(stage: Stage, held: &Held) {
    let counts = match held.counts_equal {
        true if held.is_decrypted() => "every secret count equals the open count",
        true => "nothing was decrypted, so there is nothing to compare",
        false => "A SECRET COUNT DIFFERS FROM THE OPEN COUNT",
    };
    let reference = match held.reference {
        Reference::NotRun if held.sample.is_some() => "not run on all ballots, but on some of them",
        other => other.told(),
    };
    stage.line(&format!("  Counts: {counts}."));
    stage.line(&format!("  Verifier: {}.", if held.report.passed() { "passed" } else { "DID NOT PASS" }));
    stage.line(&format!("  Reference: {reference}."));
    stage.line(&format!("  {}, the reference apart.", amount(held.seconds, "second")));
}
