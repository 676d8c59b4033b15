//! A disk that is full, or can no longer be written, or a database that is held by others, and all is well again while the service runs
//! (attack 73).

use crate::bed::{ELECTION, ballots, cast, judge, opened, refused};
use ostrakon_tests::carried::SLUG;
use ostrakon_tests::crash::{Child, Evidence, Vote};
use ostrakon_tests::failing::first_ballot;
use ostrakon_tests::faults::{Disk, Fault, Kind};
use sqlx::{AnyConnection, Connection, Executor};
use std::time::Duration;

/// A vote on a disk that fails while it is armed.
fn on_failing(vote: &Vote<'_>, kind: Kind) -> (Child, Disk) {
    let disk = Disk::under(vote.data());
    let mut command = vote.command();
    disk.put_disarmed(&mut command, Some(Fault { lasting: true, ..Fault::once(1, kind) }));
    (Child::start(&mut command).unwrap(), disk)
}

/// Nothing is acknowledged while the disk is so, everything is read, and it goes on by itself; and again after a start.
fn goes_on(kind: Kind, told: &str) {
    let (vote, ballots, mut evidence) = (opened(), ballots(), Evidence::default());
    let (child, disk) = on_failing(&vote, kind);
    let caller = vote.caller(&child);
    cast(&caller, &mut evidence, ballots[0]);
    disk.arm();
    for _ in 0..3 {
        let answer = caller.cast(ballots[1]);
        let detail = refused(&answer, 503);
        assert!(detail.contains(told), "{detail}");
        assert!(answer.header("retry-after").is_some() && answer.json()["next"].is_string());
    }
    // What is there is answered, and shown.
    cast(&caller, &mut evidence, ballots[0]);
    for path in ["/api/elections", "/healthz", &format!("/elections/{SLUG}/checkpoint")] {
        assert_eq!(caller.get(path).status, 200, "{path}");
    }
    disk.disarm();
    cast(&caller, &mut evidence, ballots[1]);
    evidence.saw(vote.checkpoint());
    drop(child);
    let child = vote.start();
    let caller = vote.caller(&child);
    for ballot in &ballots[..3] {
        cast(&caller, &mut evidence, ballot);
    }
    judge(&vote, &evidence, first_ballot(&ELECTION) + 3);
}

#[test]
fn a_full_disk_is_told_and_survived() {
    goes_on(Kind::NoSpace, "is full");
}

#[test]
fn a_disk_that_turns_read_only_is_told_and_survived() {
    goes_on(Kind::ReadOnly, "nothing can be written");
}

/// A program that looks into the database, say, and does not let go of it.
#[test]
fn a_database_that_another_program_holds_is_told_and_survived() {
    sqlx::any::install_default_drivers();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (vote, ballots, mut evidence) = (opened(), ballots(), Evidence::default());
    let child = vote.start();
    let caller = vote.caller(&child);
    cast(&caller, &mut evidence, ballots[0]);
    let address = format!("sqlite://{}", vote.data().join("board.sqlite").display());
    let mut other = runtime.block_on(AnyConnection::connect(&address)).unwrap();
    runtime.block_on(other.execute("BEGIN IMMEDIATE")).unwrap();
    refused(&caller.cast(ballots[1]), 503);
    runtime.block_on(other.execute("COMMIT")).unwrap();
    cast(&caller, &mut evidence, ballots[1]);
    judge(&vote, &evidence, first_ballot(&ELECTION) + 2);
}

#[test]
fn killed_while_the_disk_is_full_it_starts_when_there_is_room() {
    let (vote, ballots, mut evidence) = (opened(), ballots(), Evidence::default());
    let (child, disk) = on_failing(&vote, Kind::NoSpace);
    let caller = vote.caller(&child);
    cast(&caller, &mut evidence, ballots[0]);
    cast(&caller, &mut evidence, ballots[1]);
    disk.arm();
    refused(&caller.cast(ballots[2]), 503);
    drop(child);
    let child = vote.start();
    let caller = vote.caller(&child);
    ballots.iter().for_each(|ballot| cast(&caller, &mut evidence, ballot));
    judge(&vote, &evidence, first_ballot(&ELECTION) + ballots.len());
}

/// What is published may lag behind while there is no room for it alone; receipts do not wait for it.
#[test]
fn ballots_are_taken_while_nothing_can_be_published() {
    let (vote, ballots, mut evidence) = (opened(), ballots(), Evidence::default());
    let disk = Disk::under(&vote.data().join("public"));
    let mut command = vote.command();
    disk.put_disarmed(&mut command, Some(Fault { lasting: true, ..Fault::once(1, Kind::NoSpace) }));
    let child = Child::start(&mut command).unwrap();
    let caller = vote.caller(&child);
    disk.arm();
    let before = vote.checkpoint();
    ballots[..3].iter().for_each(|ballot| cast(&caller, &mut evidence, ballot));
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(vote.checkpoint(), before);
    disk.disarm();
    judge(&vote, &evidence, first_ballot(&ELECTION) + 3);
}
