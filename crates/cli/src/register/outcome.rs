//! `ostrakon register outcome`: what an election decided.

use super::link::linked;
use super::place::Place;
use crate::clock::Clock;
use crate::error::{At, CliError, Outcome};
use crate::verify;
use crate::words::{amount, wrap};
use ostrakon_charter::{Status, Verdict};
use ostrakon_election::document::SignedDocument;
use ostrakon_register::acts::OutcomeAct;
use ostrakon_register::{Act, State};
use ostrakon_verify::{Evidence, Options};
use std::path::{Path, PathBuf};

/// Enters an election's outcome: its certificate and the verdicts.
///
/// Verifies the published record first, every check, and refuses what does not pass. What follows from the verdicts (a recall, a body's end, the terms
/// that an election ends) follows at once, without a further act.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon register outcome --register register --record elections/01-delegates

Next: `ostrakon register fill` for everybody who was elected and takes the office.")]
pub(crate) struct OutcomeArgs {
    #[command(flatten)]
    place: Place,
    /// The election's record directory.
    #[arg(long, value_name = "DIR")]
    record: PathBuf,
    #[command(flatten)]
    clock: Clock,
}

pub(super) fn run(args: &OutcomeArgs) -> Outcome {
    let mut desk = args.place.open()?;
    let act = act_of(desk.state(), &args.record, args.clock.now())?;
    let lines: Vec<String> = act.verdicts.iter().flat_map(lines).collect();
    let (before, time) = (held(desk.state()), act.time);
    let dissolves = desk.append(Act::Outcome(act)).map(|_| desk.state().is_dissolved())?;
    crate::say::say!("The outcome is entered, as of {}:", crate::clock::show(time));
    lines.iter().for_each(|line| crate::say::say!("{line}"));
    let lost = before.saturating_sub(held(desk.state()));
    if lost > 0 {
        crate::say::say!("With it {} ended at once.", amount(lost, "holding"));
    }
    if dissolves {
        crate::say::say!("The organisation is dissolved: there is no further act.");
    }
    Ok(())
}

fn held(state: &State) -> u64 {
    state.holdings().count() as u64
}

/// The act with the outcome of this record, verified.
pub(crate) fn act_of(state: &State, record: &Path, time: u64) -> Outcome<OutcomeAct> {
    verify::refuse_other_folders(record)?;
    let verification = verify::quietly(record, &Options::default());
    let refuse = |what: String| CliError::new(what).at(record.display());
    if !verification.report.passed() {
        let failed = verification.report.not_passed().next();
        let which = failed.map_or(String::new(), |check| format!(" (check {}, {})", check.id, check.name));
        return Err(refuse(format!("the record does not pass{which}: nothing of it is entered"))
            .next("`ostrakon verify` shows the whole report"));
    }
    let evidence = verification.evidence.ok_or_else(|| refuse("the verifier gave no evidence".into()))?;
    let election = evidence.plan.election();
    linked(state, &election).map_err(|error| error.at(record.display()))?;
    if state.outcome_of(&election).is_some() {
        return Err(refuse("the outcome of this election is entered already".into()));
    }
    let certificate = certificate(record, &evidence)?;
    let act = OutcomeAct::of(&certificate, evidence.verdicts, state.register(), time);
    act.ok_or_else(|| refuse("its last entry is no certificate".into()))
}

/// The board's last entry, as it stands there.
fn certificate(record: &Path, evidence: &Evidence) -> Outcome<SignedDocument> {
    let record = crate::record_dir::Record::read(record)?;
    let index = evidence.view.certificates.first().map(|entry| entry.index);
    let bytes = index.map(|index| record.entry(index)).unwrap_or_default();
    SignedDocument::decode(bytes).at("the certificate")
}

/// A verdict, in two lines or so.
fn lines(verdict: &Verdict) -> Vec<String> {
    let mut told = format!("{}: {}", verdict.contest, verdict.status.as_str());
    let ids = |ids: &[ostrakon_charter::Id]| ids.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(", ");
    if !verdict.elected.is_empty() {
        told += &format!(" {}", ids(&verdict.elected));
    }
    if verdict.status == Status::Tied {
        told += &format!("; tied {}", ids(&verdict.tied));
    }
    if !verdict.choose.is_empty() {
        told += &format!("; must choose: {}", ids(&verdict.choose));
    }
    for broken in &verdict.because {
        told += &format!("; {} ({})", broken.ground.as_str(), broken.clause);
    }
    wrap(&told, 2, 100)
}
