//! A service that is killed under load, at random, again and again; and what must hold in the end.
//!
//! Voters cast chains of ballots, each naming the one before, and send the same bytes again until they are acknowledged. Whatever the kills
//! interrupt, every acknowledged ballot stands on the board where its receipt says, once, and every checkpoint that anybody ever saw is of
//! one history. [`Evidence`] is counted against the board, and the verifier judges: receipts by check 407, checkpoints by check 406, ballots by
//! 303 to 305; every fifty kills what is published at that moment, in the end the whole directory.

mod child;
mod evidence;
mod moment;
mod progress;
mod vote;
mod voters;

pub use child::Child;
pub use evidence::{Counts, Evidence};
pub use moment::{Moment, verified};
pub use progress::{Plan, Told};
pub use vote::Vote;

use crate::carried::election;
use crate::forge::{Election, Setting, Stage};
use ostrakon_verify::Directory;
use progress::Progress;
use rand_core::{OsRng, RngCore};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};
use voters::Hall;

/// Kills of one vote: a new one begins then, since whoever starts reads the whole board.
const A_VOTE: usize = 250;
/// Kills after which the verifier looks.
const LOOK: usize = 50;
/// Within this time what is durable is published.
const PATIENCE: Duration = Duration::from_secs(60);

/// Kills the service `program` again and again; `database` is asked for a new one for each vote, and has none where the engine is SQLite.
pub fn run(program: &Path, name: &str, database: impl Fn() -> Option<String>, plan: Plan) -> Told {
    let election = opened(plan.voters);
    let mut progress = Progress::begin(name, plan);
    while !progress.over() {
        let vote = Vote::carried(program, &election, database(), election.log.entries().len());
        kill(&vote, plan.voters, &mut progress);
    }
    progress.end()
}

/// A motion that these members may vote on.
fn opened(voters: usize) -> Election {
    let mut setting = Setting::default();
    setting.rolls.truncate(1);
    setting.rolls[0].weights = vec![1; voters];
    setting.contests.truncate(1);
    setting.votes.clear();
    let mut election = election(setting);
    election.run_until(Stage::Ballots);
    election
}

/// Kills the service of one vote.
fn kill(vote: &Vote<'_>, voters: usize, progress: &mut Progress) {
    let mut child = vote.start();
    let hall = Hall::new(vote.election(), child.address());
    std::thread::scope(|scope| {
        let open = hall.open();
        for voter in 0..voters {
            let hall = &hall;
            scope.spawn(move || hall.vote(voter));
        }
        for kills in 1..=A_VOTE {
            sleep(Duration::from_millis(u64::from(OsRng.next_u32() % 120)));
            hall.heard().evidence.saw(vote.checkpoint());
            child.kill();
            child = vote.start();
            hall.moved(child.address());
            progress.killed();
            if kills % LOOK == 0 {
                look(vote, &hall, progress);
            }
            if progress.over() {
                break;
            }
        }
        drop(open);
    });
    let mut heard = hall.heard();
    heard.evidence.saw(vote.checkpoint());
    let counts = wait(|| whole(vote, &heard.evidence));
    progress.judged(counts, heard.unanswered);
}

/// What is published at this moment, against what was heard so far.
fn look(vote: &Vote<'_>, hall: &Hall<'_>, progress: &Progress) {
    let evidence = hall.heard().evidence.clone();
    let published = || Moment::of(&vote.record()).ok_or_else(|| "no record is published".to_owned());
    progress.tell(wait(|| evidence.judge(&published()?)));
}

/// Everything that is published, to the last file.
fn whole(vote: &Vote<'_>, evidence: &Evidence) -> Result<Counts, String> {
    let counts = evidence.judge(&Moment::of(&vote.record()).ok_or("no record is published")?)?;
    verified(&Directory::new(vote.record()), evidence.options()).map(|()| counts)
}

/// What is published follows what is durable by a moment, and files of an earlier size go a moment later.
fn wait<T>(look: impl Fn() -> Result<T, String>) -> T {
    let start = Instant::now();
    loop {
        match look() {
            Ok(found) => return found,
            Err(fault) => assert!(start.elapsed() < PATIENCE, "{fault}"),
        }
        sleep(Duration::from_millis(250));
    }
}
