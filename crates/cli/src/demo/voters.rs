//! The voters' devices: printed code → credential → challenge or cast, many at once.

use super::polls::{Cast, Polls};
use super::questions::Electorate;
use super::venue::Board;
use crate::booth::Opened;
use crate::error::{At, CliError, Outcome};
use crate::files::{self, Readers};
use crate::progress;
use crate::record_dir::{Record, Writer};
use ostrakon_charter::Id;
use ostrakon_circuits::Selection;
use ostrakon_election::roll::{Credential, PrintedCode};
use ostrakon_election::setup::Plan;
use ostrakon_voter::{Booth, Held};
use rand_core::{OsRng, RngCore};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// Every so many voters, one votes again: 5 in 100.
const VOTES_AGAIN: usize = 20;
/// Every so many voters, one challenges the device first.
const CHALLENGES: usize = 50;
/// Every so many ballots, a receipt is kept.
const RECEIPTS: usize = 100;
const BATCH: usize = 256;

/// What happened in the booths.
#[derive(Default)]
pub(super) struct Turnout {
    pub(super) ballots: usize,
    pub(super) again: usize,
    pub(super) challenges: usize,
    pub(super) receipts: Vec<PathBuf>,
}

/// One ballot to be cast.
#[derive(Clone, Copy)]
struct Job {
    roll: usize,
    voter: usize,
    /// Whose answers are sealed: the voter's own, or, before a change of mind, another's.
    answers: usize,
    challenge: bool,
}

/// The credentials of a roll, from its printed codes, by voter.
pub(super) fn credentials(record: &Record, electorate: &Electorate, codes: &str) -> Outcome<Vec<Credential>> {
    let lines: Vec<&str> = codes.lines().filter(|line| !line.starts_with('#')).collect();
    let roll = record.manifest().rolls.iter().position(|r| r.id == electorate.roll).unwrap_or_default();
    let derive = |line: &&str| {
        let code = PrintedCode::parse(line).at("a printed code")?;
        let held = Held::from_code(&code).at("a printed code")?;
        held.credential(record.plan(), roll).ok_or_else(|| CliError::new("a code gives no credential here"))
    };
    lines.par_iter().map(derive).collect()
}

/// Everybody votes.
pub(super) fn vote(
    writer: &mut Writer,
    board: Board<'_>,
    electorates: &[Electorate],
    credentials: &[Vec<Credential>],
    receipts: &Path,
) -> Outcome<Turnout> {
    let mut polls = Polls::open(writer, board)?;
    let opened = Opened::read(writer.record())?;
    let (first, second) = jobs(electorates);
    let mut turnout = Turnout { again: second.len(), ..Turnout::default() };
    let bar = progress::bar("sealing and casting", (first.len() + second.len()) as u64);
    // A second ballot names the first one on the board: it is made only after that stands there.
    for batch in first.chunks(BATCH).chain(second.chunks(BATCH)) {
        let people =
            People { record: writer.record(), opened: &opened, polls: &polls, electorates, credentials };
        let sealed = people.seal(batch)?;
        let cast = polls.cast(writer, sealed)?;
        turnout.challenges += batch.iter().filter(|j| j.challenge).count();
        keep_receipts(writer, cast, receipts, &mut turnout)?;
        bar.inc(batch.len() as u64);
    }
    bar.finish_and_clear();
    polls.end(writer)?;
    Ok(turnout)
}

fn jobs(electorates: &[Electorate]) -> (Vec<Job>, Vec<Job>) {
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for (roll, electorate) in electorates.iter().enumerate() {
        for voter in 0..electorate.voters.len() {
            let own = Job { roll, voter, answers: voter, challenge: voter % CHALLENGES == CHALLENGES / 2 };
            match other_answers(electorate, voter).filter(|_| voter % VOTES_AGAIN == VOTES_AGAIN / 2) {
                Some(answers) => {
                    first.push(Job { answers, ..own });
                    second.push(Job { challenge: false, ..own });
                }
                None => first.push(own),
            }
        }
    }
    shuffle(&mut first);
    (first, second)
}

/// A voter who answers differently: what this one might have said first.
fn other_answers(electorate: &Electorate, voter: usize) -> Option<usize> {
    let count = electorate.voters.len();
    let others = (1..count).map(|step| (voter + step) % count);
    others.into_iter().find(|other| electorate.voters[*other] != electorate.voters[voter])
}

/// Identical ballots stand together in the files; on the board they should not.
fn shuffle(jobs: &mut [Job]) {
    for i in (1..jobs.len()).rev() {
        let other = OsRng.next_u64() % (i as u64 + 1);
        jobs.swap(i, usize::try_from(other).unwrap_or(i));
    }
}

/// Voters with their devices, before an open board.
struct People<'a> {
    record: &'a Record,
    opened: &'a Opened,
    polls: &'a Polls<'a>,
    electorates: &'a [Electorate],
    credentials: &'a [Vec<Credential>],
}

impl People<'_> {
    fn seal(&self, batch: &[Job]) -> Outcome<Vec<Vec<u8>>> {
        let rolls = 0..self.electorates.len();
        let booths = rolls.map(|roll| self.opened.booth(self.record, roll)).collect::<Outcome<Vec<_>>>()?;
        batch.par_iter().map(|job| self.one(job, &booths[job.roll])).collect()
    }

    fn one(&self, job: &Job, booth: &Booth<'_>) -> Outcome<Vec<u8>> {
        let answers = &self.electorates[job.roll].voters[job.answers];
        let credential = &self.credentials[job.roll][job.voter];
        if job.challenge {
            challenge(self.record, self.opened, booth, answers, credential)?;
        }
        let previous = self.polls.previous(job.roll, credential.key().bytes());
        let encrypted = booth.encrypt(answers, credential, &mut OsRng).at("a voter's device")?;
        let sealed = encrypted.seal(credential, &previous, &mut OsRng).at("a voter's device")?;
        Ok(sealed.bytes().to_vec())
    }
}

/// The device shows a tracker, is challenged, opens; the second device checks. Nothing of it is ever cast.
fn challenge(
    record: &Record,
    opened: &Opened,
    booth: &Booth<'_>,
    answers: &[Selection],
    credential: &Credential,
) -> Outcome {
    let encrypted = booth.encrypt(answers, credential, &mut OsRng).at("a voter's device")?;
    let taken_down = encrypted.tracker();
    let shown = encrypted.open().check(record.plan(), &opened.keys, &taken_down).at("a second device")?;
    let mut honest = shown.len() == answers.len();
    for ((contest, shown), answer) in shown.iter().zip(answers) {
        honest &= slots(record.plan(), contest, shown)? == slots(record.plan(), contest, answer)?;
    }
    if honest { Ok(()) } else { Err(CliError::new("a device encrypted something else than was selected")) }
}

/// What a selection adds to the totals. Two selections may add the same: who ranks all options and who leaves out the last one.
fn slots(plan: &Plan, contest: &Id, selection: &Selection) -> Outcome<Vec<u64>> {
    let unknown = || CliError::new(format!("there is no contest {contest}"));
    let (_, contest) = plan.contest(contest.as_str()).ok_or_else(unknown)?;
    let assignment = contest.form.assignment(selection).at(&contest.contest.id)?;
    Ok(contest.circuit.values(&assignment))
}

fn keep_receipts(writer: &Writer, cast: Vec<Cast>, folder: &Path, turnout: &mut Turnout) -> Outcome {
    for cast in cast {
        if turnout.ballots.is_multiple_of(RECEIPTS) {
            let path = folder.join(format!("entry-{}.tlog-proof", cast.index));
            files::write(&path, cast.receipt(writer)?.as_bytes(), Readers::All)?;
            turnout.receipts.push(path);
        }
        turnout.ballots += 1;
    }
    Ok(())
}
