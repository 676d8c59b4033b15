//! A fault at every write: of the board's database, of what is published, and of everything from the first start on.

use crate::bed::{ELECTION, PROGRAM};
use ostrakon_tests::failing::{Trial, sweep};
use ostrakon_tests::faults::{Disk, Fault, Kind};
use ostrakon_tests::reference::two_at_a_time;
use std::path::Path;

#[test]
fn the_boards_database_fails_at_every_call() {
    let trial = Trial::board(Path::new(PROGRAM), &ELECTION);
    assert_eq!(sweep(&trial, &Kind::ALL, 4), [""; 0]);
}

#[test]
fn what_is_published_fails_at_every_call() {
    let trial = Trial::public(Path::new(PROGRAM), &ELECTION);
    assert_eq!(sweep(&trial, &Kind::ALL, 8), [""; 0]);
}

#[test]
fn everything_fails_from_the_first_start_to_the_closing() {
    let trial = Trial::founding(Path::new(PROGRAM), &ELECTION);
    assert_eq!(sweep(&trial, &Kind::ALL, 60), [""; 0]);
}

/// A document whose write failed, and which is durable all the same, is taken up when it is sent again: keys and rolls too.
#[test]
fn what_was_durable_though_its_write_failed_is_taken_up() {
    let trial = Trial::founding(Path::new(PROGRAM), &ELECTION);
    let sound = trial.run(Disk::under, None);
    let commits = (1..)
        .zip(&sound.calls)
        .filter(|(_, call)| call.contains("sync ") && call.contains("board.sqlite-wal"));
    let faults: Vec<Fault> = commits.map(|(at, _)| Fault::once(at, Kind::FailAfter)).collect();
    assert!(faults.len() >= ELECTION.log.entries().len(), "{:?}", sound.calls);
    let wrong = two_at_a_time(&faults, |fault| {
        let run = trial.run(Disk::under, Some(*fault));
        let call = run.calls.get(fault.at as usize - 1).cloned();
        run.fault().map_err(|what| format!("{fault:?} at {call:?}: {what}"))
    });
    assert_eq!(wrong, [""; 0]);
}

/// On a disk that says that it has flushed and has not, what was acknowledged is lost with the power, and that is found out.
#[test]
fn a_disk_that_lies_is_found_out() {
    let trial = Trial::board(Path::new(PROGRAM), &ELECTION);
    let calls = trial.run(|path| Disk::under(path).lying(), None).calls.len() as u64;
    let late: Vec<Fault> = (calls / 2..calls).step_by(8).map(|at| Fault::once(at, Kind::PowerLoss)).collect();
    let found = two_at_a_time(&late, |fault| {
        let run = trial.run(|path| Disk::under(path).lying(), Some(*fault));
        if run.acknowledged == 0 { Ok(()) } else { run.fault() }
    });
    println!("{} of {} losses were found out", found.len(), late.len());
    assert!(found.len() * 2 > late.len(), "{found:?}");
}
