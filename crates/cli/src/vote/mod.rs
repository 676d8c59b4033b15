//! `ostrakon vote`: the voter's device, on a terminal.

mod decide;
mod report;

use crate::booth::{Opened, last_ballot};
use crate::credentials::{Holder, on_roll};
use crate::election;
use crate::error::{Advise, At, CliError, Outcome};
use crate::files::{self, Readers};
use crate::paper;
use crate::record_dir::Record;
use crate::remote::{BallotBox, Tokens, client, follow_durable};
use crate::words::quoted;
use decide::{Decision, decide};
use ostrakon_charter::Id;
use ostrakon_client::{Client, ElectionUrl};
use ostrakon_election::cast::NO_BALLOT;
use ostrakon_election::document::jcs;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::roll::Credential;
use ostrakon_voter::EncryptedBallot;
use rand_core::OsRng;
use report::{Report, begin, conclude};
use std::path::{Path, PathBuf};

/// Seals a ballot: shows the tracker first, then casts or challenges.
///
/// Verifies the record's setup, rolls and board, reads your code or key, encrypts your selections, shows the tracker, and asks. Take the
/// tracker down on a second device before you answer. `cast` proves and writes the sealed ballot for `ostrakon election cast`. `challenge`
/// opens the encryption instead, for the second device to check (`ostrakon challenge`), and that ballot can never be cast: challenge as often
/// as you like, then vote again. A later ballot replaces an earlier one; only the last counts.
///
/// With --service the copy of the record is brought up to date first, and a ballot that you cast is sent there: the receipt that comes back is
/// verified and kept.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:
    ostrakon vote --record spring --code-file my.code --select rule-change=for \\
        --select chair=ben --out my.ballot
    ostrakon vote --record spring --code-file my.code --select rule-change=for \\
        --select chair=none --challenge my.opening
    ostrakon vote --record spring --code-file my.code
    ostrakon vote --service https://vote.example.org/elections/spring --token my.token \\
        --code-file my.code --select rule-change=for --select chair=ben

The last but one shows the ballot paper: every contest with its options. In one contest: \
--select CONTEST=OPTION, several options joined by commas where the ballot allows them; \
OPTION:5,OPTION:3 for scores, points and grades; options best first for ranks, joined by commas, \
with = between those who share a place; or the answers `none` and `blank` where it offers them. \
Every contest of the roll needs a selection.

--cast and --challenge answer before the tracker is shown, for scripts: a device that knows the \
answer beforehand could encrypt honestly only when it will be challenged. Where it matters, answer \
at the prompt.

Next: give the ballot to `ostrakon election cast`, unless a service has it, and keep the receipt; on the second device, \
`ostrakon challenge --key`.")]
pub(crate) struct VoteArgs {
    /// The record directory: a copy of what the organiser published. With --service, a directory of the election's name here unless given.
    #[arg(long, value_name = "DIR", required_unless_present = "service")]
    record: Option<PathBuf>,
    /// The election's address, where a service keeps it.
    #[arg(long, value_name = "URL")]
    service: Option<ElectionUrl>,
    /// Your token (`ostrakon token`), where the election has tokens.
    #[arg(long, value_name = "FILE", requires = "service", default_value = "my.token")]
    token: PathBuf,
    #[command(flatten)]
    holder: Holder,
    /// The election's id, from the paper your code came with: refuses the record of any other.
    #[arg(long, value_name = "HASH")]
    election: Option<String>,
    /// The roll, if your key is on several.
    #[arg(long, value_name = "ID")]
    roll: Option<Id>,
    /// A selection; one for every contest. Without any, the ballot paper is shown.
    #[arg(long, value_name = "CONTEST=ANSWER")]
    select: Vec<String>,
    /// Where a cast ballot is written.
    #[arg(long, value_name = "FILE", default_value = "my.ballot")]
    out: PathBuf,
    /// Casts without asking.
    #[arg(long, conflicts_with = "challenge")]
    cast: bool,
    /// Challenges without asking, and writes the opening here.
    #[arg(long, value_name = "FILE")]
    challenge: Option<PathBuf>,
    /// For programs: JSON (needs --cast or --challenge).
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(crate) fn run(args: &VoteArgs) -> Outcome {
    let record = args.copy()?;
    if !record.view().closings.is_empty() {
        return Err(CliError::new("the vote is closed").at(record.path().display()));
    }
    let opened = Opened::verified(&record, args.election.as_deref())?;
    let held = args.holder.read()?;
    let (roll, credential) = on_roll(&held, &record, &opened.rolls, args.roll.as_ref())?;
    if args.select.is_empty() {
        return show_paper(args, &record, roll);
    }
    let selections = paper::selections(record.plan(), roll, &args.select)?;
    refuse_overwriting(args)?;
    let client = args.service.as_ref().map(|url| client(&url.base)).transpose()?;
    let ballots = client.as_ref().map(|client| args.ballot_box(client, &record)).transpose()?;
    if args.challenge.is_none() {
        ballots.iter().try_for_each(|ballots| ballots.ready(&args.out))?;
    }
    let booth = opened.booth(&record, roll)?;
    let encrypted = booth.encrypt(&selections, &credential, &mut OsRng).at("your selections")?;
    let mut report = begin(&record, roll, &credential, &encrypted);
    if !args.json {
        let selected = paper::told(record.plan(), roll, &selections);
        show(&record, roll, &selected, &report);
    }
    match decide(args)? {
        Decision::Cast => {
            cast(args, &record, roll, &credential, encrypted, &mut report)?;
            send(args, ballots.as_ref(), &mut report)?;
        }
        Decision::Challenge(path) => open(&path, encrypted, &mut report)?,
    }
    conclude(args, &record, &report);
    Ok(())
}

impl VoteArgs {
    /// The voter's copy of the record, brought up to date if there is a service.
    fn copy(&self) -> Outcome<Record> {
        let named = self.service.as_ref().map(|url| PathBuf::from(url.slug.as_str()));
        let path = self.record.clone().or(named).unwrap_or_default();
        if let Some(url) = &self.service {
            // Whoever votes again names the ballot before, which may not be published yet.
            follow_durable(&client(&url.base)?, url, &path)?;
        }
        Record::read(&path)
    }

    fn ballot_box<'a>(&'a self, client: &'a Client, record: &Record) -> Outcome<BallotBox<'a>> {
        let slug = &self.service.as_ref().ok_or_else(|| CliError::usage("no service is named"))?.slug;
        BallotBox::new(client, slug, record.manifest(), Tokens::File(&self.token), None)
    }
}

/// What is about to be sealed.
fn show(record: &Record, roll: usize, selected: &[String], report: &Report) {
    crate::say::say!("Election: {} ({})", record.plan().manifest().title, record.plan().election());
    election::small_warnings(record, roll).iter().for_each(|line| eprintln!("{line}"));
    crate::say::say!("You selected:");
    selected.iter().for_each(|line| crate::say::say!("{line}"));
    crate::say::say!("Tracker: {}", report.tracker);
}

/// Nothing is selected: what can be.
fn show_paper(args: &VoteArgs, record: &Record, roll: usize) -> Outcome {
    if args.cast || args.challenge.is_some() || args.json {
        return Err(CliError::usage("nothing is selected")
            .next("add --select for every contest; the same command without --cast, --challenge and --json shows the ballot paper"));
    }
    let place = match (&args.service, &args.record) {
        (Some(url), None) => format!("--service {url}"),
        (Some(url), Some(path)) => format!("--service {url} --record {}", quoted(path)),
        (None, _) => format!("--record {}", quoted(record.path())),
    };
    let own = format!("{place} {}", args.holder.as_typed());
    let lines = paper::lines(record.plan(), roll, &own);
    lines.iter().for_each(|line| crate::say::say!("{line}"));
    Ok(())
}

/// An earlier ballot may not have been cast yet, and its receipt is named after it.
fn refuse_overwriting(args: &VoteArgs) -> Outcome {
    if args.challenge.is_some() || !args.out.exists() {
        return Ok(());
    }
    Err(CliError::new("is there already, perhaps an earlier ballot of yours, and is not overwritten")
        .at(args.out.display())
        .next("name another file with --out, or move it away"))
}

fn cast(
    args: &VoteArgs,
    record: &Record,
    roll: usize,
    credential: &Credential,
    encrypted: EncryptedBallot<'_>,
    report: &mut Report,
) -> Outcome {
    let last = last_ballot(record, roll, credential.key().bytes());
    let previous = last.and_then(|index| record.leaf(index)).unwrap_or(NO_BALLOT);
    let sealed = encrypted.seal(credential, &previous, &mut OsRng).at("the ballot")?;
    files::write_fresh(&args.out, sealed.bytes(), Readers::All)?;
    report.ballot = Some(args.out.display().to_string());
    Ok(())
}

/// To the service, if there is one; the receipt that comes back is kept.
fn send(args: &VoteArgs, ballots: Option<&BallotBox<'_>>, report: &mut Report) -> Outcome {
    let (Some(ballots), Some(url)) = (ballots, &args.service) else { return Ok(()) };
    let cast = ballots.cast(&args.out, &files::read(&args.out, 65_535)?).next(format!(
        "the sealed ballot is {}: `ostrakon send {url} {}` casts it, as often as it is tried",
        args.out.display(),
        quoted(&args.out)
    ))?;
    report.cast = Some(cast.to_string());
    Ok(())
}

fn open(path: &Path, encrypted: EncryptedBallot<'_>, report: &mut Report) -> Outcome {
    let document = SignedDocument::unsigned(Document::Challenge(encrypted.open()));
    files::write_fresh(path, &jcs(&document), Readers::Owner)?;
    report.opening = Some(path.display().to_string());
    Ok(())
}
