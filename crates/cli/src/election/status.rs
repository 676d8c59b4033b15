//! `ostrakon election status`: where an election stands and who must act next.

use super::messages::attempt;
use super::objection::founded;
use super::result::judge;
use crate::clock::show;
use crate::error::Outcome;
use crate::outcome;
use crate::record_dir::Record;
use crate::words::{amount, as_typed};
use ostrakon_election::board::{At, View};
use ostrakon_election::setup::ElectionManifest;
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
    let Step { room, next, waiting } = step(record);
    let manifest = record.manifest();
    let name = |n: u16| format!("trustee {n}, {}", manifest.trustee(n).map_or("", |t| t.name.as_str()));
    Status {
        election: record.plan().election().to_string(),
        title: manifest.title.clone(),
        entries: record.log().size(),
        ballots: record.view().ballots.len(),
        room,
        next,
        waiting_for: waiting.into_iter().map(name).collect(),
        founded_objections: founded(record)
            .into_iter()
            .map(|(entry, judged)| format!("objection at entry {entry} is {judged}"))
            .collect(),
        outcomes: outcome::of_record(record),
    }
}

/// What comes next, and which trustees it waits for.
struct Step {
    room: &'static str,
    next: String,
    waiting: Vec<u16>,
}

impl Step {
    fn new(room: &'static str, next: impl Into<String>) -> Self {
        Self { room, next: next.into(), waiting: Vec::new() }
    }

    /// Waits for all trustees but those who are `done`.
    fn without(mut self, manifest: &ElectionManifest, done: &[u16]) -> Self {
        let all = u16::try_from(manifest.trustee_count()).unwrap_or(u16::MAX);
        self.waiting = (1..=all).filter(|n| !done.contains(n)).collect();
        self
    }
}

fn step(record: &Record) -> Step {
    let (view, manifest) = (record.view(), record.manifest());
    ceremony(view, manifest)
        .or_else(|| contradicted(record))
        .or_else(|| before_the_count(view, manifest))
        .or_else(|| sign_offs(view, manifest))
        .or_else(|| shares(view, manifest))
        .or_else(|| lots(record))
        .or_else(|| certificate(view, manifest))
        .unwrap_or_else(|| {
            Step::new("verify", "nothing: the election is complete; anybody may run `ostrakon verify`")
        })
}

fn ceremony(view: &View, manifest: &ElectionManifest) -> Option<Step> {
    let (a, all) = (attempt(view), manifest.trustee_count());
    let committed: Vec<u16> = of(&view.commitments, |c| (c.attempt == a).then_some(c.trustee));
    let dealt = of(&view.dealings, |d| (d.attempt == a).then_some(d.trustee));
    let acknowledged = of(&view.acknowledgements, |d| (d.attempt == a).then_some(d.trustee));
    let rounds = [("commit", committed), ("deal", dealt), ("acknowledge", acknowledged)];
    let (verb, done) = rounds.into_iter().find(|(_, done)| done.len() < all)?;
    let next = format!("key ceremony, attempt {a}: trustees run `ostrakon trustee {verb}`");
    Some(Step::new("setup", next).without(manifest, &done))
}

/// The log signed two histories: there is nothing to go on with.
fn contradicted(record: &Record) -> Option<Step> {
    let (entry, _) = founded(record).into_iter().next()?;
    let next =
        format!("find out how the log came to contradict the receipt in entry {entry}; nothing is decrypted");
    Some(Step::new("board", next))
}

fn of<T>(list: &[At<T>], trustee: impl Fn(&T) -> Option<u16>) -> Vec<u16> {
    list.iter().filter_map(|entry| trustee(&entry.body)).collect()
}

fn before_the_count(view: &View, manifest: &ElectionManifest) -> Option<Step> {
    if let Some(roll) = manifest.rolls.get(view.rolls.len()) {
        let next = format!("the registrar enters roll {} (`ostrakon election roll`)", roll.id);
        return Some(Step::new("roll", next));
    }
    let timed = |room, what: &str, time| Some(Step::new(room, format!("{what}, not before {}", show(time))));
    if view.openings.is_empty() {
        return timed("setup", "the organiser runs `ostrakon election open`", manifest.opens);
    }
    let Some(closing) = view.closings.first() else {
        let closes = view.closes(manifest);
        return timed("cast", "voters vote; the organiser runs `ostrakon election close`", closes);
    };
    let heard = closing.body.time.saturating_add(manifest.objection_seconds);
    view.tallies.is_empty().then_some(())?;
    timed("tally", "the organiser runs `ostrakon election tally`", heard)
}

fn sign_offs(view: &View, manifest: &ElectionManifest) -> Option<Step> {
    let done = of(&view.sign_offs, |s| Some(s.trustee));
    let missing = manifest.sign_off_quorum().checked_sub(done.len()).filter(|n| *n > 0)?;
    let next = format!(
        "{} more {} `ostrakon trustee sign-off`",
        missing,
        if missing == 1 { "trustee runs" } else { "trustees run" }
    );
    Some(Step::new("decrypt", next).without(manifest, &done))
}

fn shares(view: &View, manifest: &ElectionManifest) -> Option<Step> {
    if !view.results.is_empty() {
        return None;
    }
    let (done, t) = (of(&view.shares, |s| Some(s.trustee)), usize::from(manifest.threshold));
    let decrypted = view.tallies.iter().filter(|t| !t.body.too_few).count();
    if done.len() >= t * decrypted {
        return Some(Step::new("decrypt", "the organiser runs `ostrakon election result`"));
    }
    let next = format!("{t} trustees who signed off run `ostrakon trustee share`");
    Some(Step::new("decrypt", next).without(manifest, &done))
}

fn lots(record: &Record) -> Option<Step> {
    let open = judge(record).ok()?.into_iter().position(|told| told.verdict.is_none())?;
    let contest = &record.plan().contests().get(open)?.contest.id;
    let done = of(&record.view().lot_shares, |s| (s.contest == *contest).then_some(s.trustee));
    let t = record.manifest().threshold;
    let next = format!("contest {contest} is tied: {t} trustees run `ostrakon trustee lot`");
    Some(Step::new("decrypt", next).without(record.manifest(), &done))
}

fn certificate(view: &View, manifest: &ElectionManifest) -> Option<Step> {
    view.certificates.is_empty().then_some(())?;
    let quorum = manifest.certifiers.quorum;
    let next = format!(
        "{quorum} officers run `ostrakon certify sign`, then the organiser `ostrakon election certify`"
    );
    Some(Step::new("certify", next))
}
