//! One ballot, one receipt, under a setup that was judged: what the whole verification says of them is said of them alone (spec 8.8).

use super::clean;
use ostrakon_tests::corpus::{all, with_status};
use ostrakon_tests::forge::Record;
use ostrakon_verify::{
    JudgedBallot, JudgedReceipt, SingleError, Status, TreeError, verify_ballot, verify_receipt,
};
use std::collections::BTreeSet;

/// What one ballot tells.
const ALONE: [u16; 3] = [301, 302, 304];

fn failed(judged: &JudgedBallot) -> Vec<u16> {
    let failed = judged.checks.iter().filter(|check| check.status == Status::Failed);
    failed.map(|check| check.id.number()).collect()
}

/// Judges every entry; those that are no ballots are told as that.
fn ballots(name: &str, record: &Record) -> Vec<JudgedBallot> {
    let mut judged = Vec::new();
    for index in 0.. {
        match verify_ballot(record, index, &()) {
            Ok(ballot) => judged.push(ballot),
            Err(SingleError::NoBallot(_)) => {}
            Err(SingleError::Tree(TreeError::NoEntry { size, .. })) if size == index => return judged,
            Err(error) => panic!("{name}, entry {index}: {error}"),
        }
    }
    judged
}

#[test]
fn ballots_of_clean_records_are_valid() {
    let mut seen = 0;
    for (name, record) in clean().take(12) {
        let report = record.verify(None).report;
        for ballot in ballots(name, &record) {
            assert!(ballot.is_valid(), "{name}: {ballot:?}");
            assert!(ballot.says.is_some_and(|says| says.voter.is_some()), "{name}");
            seen += 1;
        }
        assert!(report.passed(), "{name}");
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn false_ballots_are_refused_by_the_check_that_refuses_the_record() {
    let mut seen = BTreeSet::new();
    for fixture in all() {
        let record = (fixture.build)().record;
        let report = record.verify(None).report;
        let wrong: Vec<u16> =
            report.checks().iter().filter(|c| c.status == Status::Failed).map(|c| c.id.number()).collect();
        if wrong.is_empty() || !wrong.iter().all(|check| ALONE.contains(check)) {
            continue;
        }
        let false_ones: Vec<JudgedBallot> =
            ballots(fixture.name, &record).into_iter().filter(|ballot| !ballot.is_valid()).collect();
        assert!(!false_ones.is_empty(), "{}: every ballot is valid alone", fixture.name);
        for ballot in &false_ones {
            let found = failed(ballot);
            assert!(found.iter().all(|check| wrong.contains(check)), "{}: {found:?}", fixture.name);
            seen.extend(found);
        }
    }
    assert_eq!(seen, BTreeSet::from(ALONE));
}

#[test]
fn receipts_are_judged_as_by_the_whole_verification() {
    let (mut agree, mut not) = (0, 0);
    let tampered = all().into_iter().map(|fixture| (fixture.name, (fixture.build)().record));
    for (name, record) in clean().chain(tampered).filter(|(_, record)| !record.receipts.is_empty()) {
        let report = record.verify(None).report;
        if with_status(&report, Status::Failed).iter().any(|id| id != "407") {
            continue;
        }
        let standings = record.receipts.iter().map(|(_, bytes)| verify_receipt(&record, bytes, &()).unwrap());
        let agrees: Vec<bool> =
            standings.map(|standing| matches!(standing.judged, JudgedReceipt::Agrees(_))).collect();
        assert_eq!(agrees.iter().all(|agrees| *agrees), report.passed(), "{name}");
        agree += agrees.iter().filter(|agrees| **agrees).count();
        not += agrees.iter().filter(|agrees| !**agrees).count();
    }
    assert!(agree > 1 && not > 1, "{agree}, {not}");
}
