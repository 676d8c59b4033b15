//! A service that is killed under load, at random, again and again; and what must hold in the end.
//!
//! Voters cast chains of ballots, each naming the one before, and send the same bytes again until they are acknowledged. Whatever the kills
//! interrupt, every acknowledged ballot stands on the board where its receipt says, once, and every checkpoint that anybody ever saw is of
//! one history. The verifier judges: receipts by check 407, checkpoints by check 406, ballots by 303 to 305.

mod child;
mod voters;

pub use child::Child;

use crate::carried::{Caller, Carried, SLUG, election};
use crate::forge::{Election, Setting, Stage};
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_verify::{Directory, Options, Report, Status, verify};
use rand_core::{OsRng, RngCore};
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use voters::{Hall, Heard};

/// How the service is killed, and how much is voted meanwhile.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How often it is killed.
    pub kills: usize,
    /// Who vote at once.
    pub voters: usize,
}

/// What happened.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// How often the service was killed.
    pub kills: usize,
    /// Ballots that were acknowledged.
    pub acknowledged: usize,
    /// Sendings that were not answered, or told to come again.
    pub unanswered: usize,
    /// Checkpoints that were seen.
    pub checkpoints: usize,
}

/// Kills the service `program` again and again, on SQLite or on a PostgreSQL database.
pub fn run(program: &Path, database: Option<&str>, plan: Plan) -> Told {
    let data = TempDir::new().unwrap();
    let election = opened(plan.voters);
    Carried::place_key(data.path(), &election.people);
    let settings = toml::to_string(&Carried::settings(&election.people)).unwrap();
    std::fs::write(data.path().join(ostrakon_service::SETTINGS_FILE), settings).unwrap();
    std::fs::write(data.path().join("clock"), election.manifest.opens.to_string()).unwrap();
    let start = || Child::start(program, data.path(), database);
    let mut child = start();
    let caller = Caller::new(child.address().to_owned(), data.path());
    assert_eq!(caller.draft(&election).status, 200);
    caller.replay(&election, 0).unwrap_or_else(|answer| panic!("{}", answer.text()));

    let hall = Hall::new(&election, child.address());
    let mut seen = Vec::new();
    let heard = std::thread::scope(|scope| {
        let voters: Vec<_> = (0..plan.voters)
            .map(|v| {
                scope.spawn({
                    let hall = &hall;
                    move || hall.vote(v)
                })
            })
            .collect();
        for _ in 0..plan.kills {
            std::thread::sleep(Duration::from_millis(u64::from(OsRng.next_u32() % 120)));
            seen.extend(checkpoint(data.path()));
            child.kill();
            child = start();
            hall.moved(child.address());
        }
        hall.close();
        voters.into_iter().map(|voter| voter.join().unwrap()).collect::<Vec<Heard>>()
    });
    seen.extend(checkpoint(data.path()));
    judge(data.path(), &heard, &seen);
    drop(child);
    Told {
        kills: plan.kills,
        acknowledged: heard.iter().map(|h| h.receipts.len()).sum(),
        unanswered: heard.iter().map(|h| h.unanswered).sum(),
        checkpoints: seen.len(),
    }
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

fn record(data: &Path) -> std::path::PathBuf {
    data.join("public/elections").join(SLUG)
}

fn checkpoint(data: &Path) -> Option<Vec<u8>> {
    std::fs::read(record(data).join(CHECKPOINT_PATH)).ok()
}

/// The verifier finds nothing wrong, with all receipts and all checkpoints.
fn judge(data: &Path, heard: &[Heard], seen: &[Vec<u8>]) {
    let named = |what: &str, all: Vec<Vec<u8>>| -> Vec<(String, Vec<u8>)> {
        (0..).zip(all).map(|(n, bytes): (u32, _)| (format!("{what} {n}"), bytes)).collect()
    };
    let receipts = heard.iter().flat_map(|h| &h.receipts).cloned().collect();
    let mut pins = seen.to_vec();
    pins.dedup();
    let options = Options {
        receipts: named("receipt", receipts),
        pins: named("checkpoint", pins),
        ..Options::default()
    };
    let start = Instant::now();
    loop {
        let report = verify(&Directory::new(record(data)), &options, &()).report;
        match sound(&report) {
            Ok(()) => return,
            // What is published follows what is durable by a moment.
            Err(fault) => assert!(start.elapsed() < Duration::from_secs(60), "{fault}\n{report}"),
        }
        std::thread::sleep(Duration::from_millis(500));
    }
}

fn sound(report: &Report) -> Result<(), String> {
    let failed = report.checks().iter().find(|check| check.status == Status::Failed);
    let needed = |id: u16| report.checks().iter().any(|c| c.id.number() == id && c.status == Status::Passed);
    let missing = [301, 302, 303, 304, 305, 401, 402, 403, 406, 407].into_iter().find(|id| !needed(*id));
    match (failed, missing) {
        (Some(check), _) => Err(format!("check {} fails", check.id)),
        (_, Some(id)) => Err(format!("check {id} does not pass")),
        _ => Ok(()),
    }
}
