//! A clock that jumps, or cannot be read: nothing stops the log, and what was decided once stays decided.

use crate::bed::{ELECTION, ballots, cast, judge, opened, refused, stage};
use ostrakon_tests::crash::Evidence;
use ostrakon_tests::failing::first_ballot;
use std::fs;

const DAY: u64 = 86_400;
const YEAR: u64 = 366 * DAY;

#[test]
fn a_clock_that_jumps_back_and_is_set_right_loses_nothing() {
    let (vote, ballots, mut evidence) = (opened(), ballots(), Evidence::default());
    let child = vote.start();
    let caller = vote.caller(&child);
    cast(&caller, &mut evidence, ballots[0]);
    caller.set_clock(ELECTION.manifest.opens - DAY);
    assert_eq!(refused(&caller.cast(ballots[1]), 409), "voting has not begun");
    // What is there is answered whatever the clock says.
    cast(&caller, &mut evidence, ballots[0]);
    caller.set_clock(ELECTION.manifest.opens);
    for ballot in &ballots[1..] {
        cast(&caller, &mut evidence, ballot);
    }
    // The closing's time is the organiser's; it is taken when it has come, and ends the board's times in order (check 409).
    let closing = ELECTION.log.entries().last().unwrap();
    caller.give(&ELECTION, closing).granted();
    judge(&vote, &evidence, ELECTION.log.entries().len());
}

#[test]
fn a_clock_that_jumps_forward_ends_voting_once_and_for_good() {
    let (vote, ballots, mut evidence) = (opened(), ballots(), Evidence::default());
    let mut child = vote.start();
    let mut caller = vote.caller(&child);
    cast(&caller, &mut evidence, ballots[0]);
    caller.set_clock(ELECTION.manifest.opens + YEAR);
    refused(&caller.cast(ballots[1]), 410);
    for time in [ELECTION.manifest.opens, ELECTION.manifest.opens - DAY, 0] {
        caller.set_clock(time);
        refused(&caller.cast(ballots[1]), 410);
        assert_eq!(stage(&caller), "ended");
        child.kill();
        child = vote.start();
        caller = vote.caller(&child);
        refused(&caller.cast(ballots[1]), 410);
        cast(&caller, &mut evidence, ballots[0]);
    }
    judge(&vote, &evidence, first_ballot(&ELECTION) + 1);
}

/// A clock that cannot be read says that no vote is open: nothing is decided by it, and nothing stops.
#[test]
fn a_clock_that_cannot_be_read_decides_nothing() {
    let (vote, ballots, mut evidence) = (opened(), ballots(), Evidence::default());
    let mut child = vote.start();
    let mut caller = vote.caller(&child);
    cast(&caller, &mut evidence, ballots[0]);
    let clock = vote.data().join("clock");
    for nonsense in
        ["", "soon", "-5", "1e9", "9223372036854775808", "18446744073709551615", "99999999999999999999"]
    {
        fs::write(&clock, nonsense).unwrap();
        refused(&caller.cast(ballots[1]), 409);
        assert_eq!(stage(&caller), "announced", "{nonsense:?}");
    }
    fs::write(&clock, [0xff, 0xfe, 0]).unwrap();
    refused(&caller.cast(ballots[1]), 409);
    fs::remove_file(&clock).unwrap();
    refused(&caller.cast(ballots[1]), 409);
    fs::create_dir(&clock).unwrap();
    refused(&caller.cast(ballots[1]), 409);
    // It starts with such a clock, too.
    child.kill();
    child = vote.start();
    caller = vote.caller(&child);
    refused(&caller.cast(ballots[1]), 409);
    fs::remove_dir(&clock).unwrap();
    caller.set_clock(ELECTION.manifest.opens);
    cast(&caller, &mut evidence, ballots[1]);
    judge(&vote, &evidence, first_ballot(&ELECTION) + 2);
}
