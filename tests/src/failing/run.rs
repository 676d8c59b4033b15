//! One run on a failing disk, and what is left of it on a sound one.

use super::Trial;
use crate::carried::{Answer, Caller};
use crate::crash::{Child, Evidence, Moment, Vote};
use crate::faults::{Disk, Fault};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// What became of it.
pub struct Run<'a> {
    vote: Vote<'a>,
    evidence: Evidence,
    /// The calls that were counted.
    pub calls: Vec<String>,
    /// How many entries were acknowledged.
    pub acknowledged: usize,
    /// Whether the service ended before everything was.
    pub ended: bool,
    /// What it answered that it should not have.
    wrong: Option<String>,
}

/// Why an entry was not acknowledged.
enum Unheard {
    /// The service is gone.
    Gone,
    /// It said something else than that it cannot now.
    Wrong(String),
}

/// A disk that failed once is sound again long before this.
const PATIENCE: Duration = Duration::from_secs(15);

impl<'a> Run<'a> {
    pub(super) fn of(vote: Vote<'a>, disk: &Disk, fault: Option<Fault>, trial: &Trial<'_>) -> Self {
        let (evidence, calls) = (Evidence::default(), Vec::new());
        let mut run = Self { vote, evidence, calls, acknowledged: 0, ended: false, wrong: None };
        let given = match run.vote.start_on(disk, fault) {
            Ok(mut child) => run.give(&mut child, trial),
            Err(_) => Err(Unheard::Gone),
        };
        match given {
            Ok(()) => {}
            Err(Unheard::Gone) => run.ended = true,
            Err(Unheard::Wrong(what)) => run.wrong = Some(what),
        }
        run.evidence.saw(run.vote.checkpoint());
        run.calls = disk.calls();
        run
    }

    fn give(&mut self, child: &mut Child, trial: &Trial<'_>) -> Result<(), Unheard> {
        let (caller, election) = (self.vote.caller(child), self.vote.election());
        if trial.first == 0 {
            until_granted(child, || caller.try_draft(election))?;
        }
        for (place, entry) in election.log.entries().iter().enumerate().skip(trial.first) {
            let answer = until_granted(child, || caller.try_give(election, entry))?;
            self.acknowledged += 1;
            self.hear(entry, answer);
            if trial.paced {
                self.wait_for(child, place + 1)?;
            }
        }
        self.wait_for(child, election.log.entries().len())
    }

    fn hear(&mut self, entry: &[u8], answer: Answer) {
        if entry.starts_with(b"OB") {
            self.evidence.acknowledged(entry, answer.body);
        }
        self.evidence.saw(self.vote.checkpoint());
    }

    fn wait_for(&mut self, child: &mut Child, entries: usize) -> Result<(), Unheard> {
        let start = Instant::now();
        while published(&self.vote) != Some(entries as u64) {
            if !child.lives() {
                return Err(Unheard::Gone);
            }
            if start.elapsed() > PATIENCE {
                return Err(Unheard::Wrong(format!("{entries} entries are not published")));
            }
            sleep(Duration::from_millis(5));
        }
        self.evidence.saw(self.vote.checkpoint());
        Ok(())
    }

    /// What is wrong, if anything, once the service runs on a sound disk.
    ///
    /// # Errors
    /// Which promise was not kept.
    pub fn fault(mut self) -> Result<(), String> {
        if let Some(what) = self.wrong.take() {
            return Err(what);
        }
        let child = Child::start(&mut self.vote.command());
        let mut child = child.map_err(|why| format!("it does not start again: {why}"))?;
        self.evidence.saw(self.vote.checkpoint());
        let caller = self.vote.caller(&child);
        self.give_again(&caller)?;
        let all = self.vote.election().log.entries().len();
        self.wait_for(&mut child, all).map_err(|_| "what is there is not published".to_owned())?;
        let moment = Moment::of(&self.vote.record()).ok_or("no record is published")?;
        let same = moment.board().is_some_and(|board| board.entries() == self.vote.election().log.entries());
        if !same {
            return Err("the board is another one than was given in".to_owned());
        }
        self.evidence.judge(&moment).map(drop)
    }

    /// Everything from the beginning; what is there already is answered too.
    fn give_again(&mut self, caller: &Caller) -> Result<(), String> {
        let election = self.vote.election();
        if published(&self.vote).is_none() {
            caller.draft(election).accepted()?;
        }
        for entry in election.log.entries() {
            let answer = caller.give(election, entry).accepted()?;
            self.hear(entry, answer);
        }
        Ok(())
    }
}

impl Answer {
    fn accepted(self) -> Result<Self, String> {
        if self.status == 200 { Ok(self) } else { Err(format!("{}: {}", self.status, self.text())) }
    }
}

/// Asks until it is granted.
fn until_granted(
    child: &mut Child,
    ask: impl Fn() -> Result<Answer, ureq::Error>,
) -> Result<Answer, Unheard> {
    let start = Instant::now();
    loop {
        match ask() {
            Ok(answer) if answer.status == 200 => return Ok(answer),
            Ok(answer) if answer.status == 503 && start.elapsed() < PATIENCE => {}
            Ok(answer) => return Err(Unheard::Wrong(format!("{}: {}", answer.status, answer.text()))),
            Err(error) => return Err(gone(child, &error)),
        }
        sleep(Duration::from_millis(20));
    }
}

/// A connection that breaks has broken because the service was killed.
fn gone(child: &mut Child, error: &ureq::Error) -> Unheard {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(2) {
        if !child.lives() {
            return Unheard::Gone;
        }
        sleep(Duration::from_millis(5));
    }
    Unheard::Wrong(format!("no answer: {error}"))
}

/// How many entries are under the published checkpoint.
pub fn published(vote: &Vote<'_>) -> Option<u64> {
    let checkpoint = String::from_utf8(vote.checkpoint()?).ok()?;
    checkpoint.lines().nth(1)?.parse().ok()
}
