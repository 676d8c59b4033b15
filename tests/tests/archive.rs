//! An organisation's whole archive, before both verifiers: each of its elections verified and held against the register.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the verdict")]

use ostrakon_charter::Status as Ended;
use ostrakon_tests::forge::{Archive, Society, Stage, assembly};
use ostrakon_tests::reference;
use ostrakon_verify::{Report, Status, verify_archive};
use std::collections::BTreeSet;
use std::path::Path;

/// A society that decides something at an assembly, and enters the outcome.
fn archive() -> Archive {
    let mut society = Society::new();
    society.call_assembly("spring", 6 * 86_400);
    let mut election = assembly(&society, "spring");
    let record = election.finish();
    society.enter_outcome(&election);
    Archive { society, records: vec![("2026-spring".into(), record)] }
}

/// Both verifiers' failed checks, which must be the same.
fn failed(archive: &Archive) -> BTreeSet<String> {
    reference::assert_ready();
    let place = tempfile::tempdir().unwrap();
    archive.write(place.path());
    let (own, other) = (verified(place.path()), reference::judge_archive(place.path()).unwrap());
    let ours: BTreeSet<String> =
        own.checks().iter().filter(|c| c.status == Status::Failed).map(|c| c.id.to_string()).collect();
    assert_eq!(ours, other.with("failed"), "{own}\n{:?}", other.findings);
    assert_eq!(own.passed(), other.passed, "{own}");
    let outcomes = serde_json::to_value(own.outcomes()).unwrap();
    assert_eq!(reference::without_reasons(outcomes), other.outcomes);
    ours
}

fn verified(path: &Path) -> Report {
    verify_archive(path, None, &()).unwrap().report
}

#[test]
fn a_whole_archive_passes() {
    assert!(failed(&archive()).is_empty());
}

#[test]
fn a_record_that_is_missing_or_there_twice() {
    let mut archive = archive();
    let again = archive.records[0].1.clone();
    archive.records.push(("copy".into(), again));
    assert_eq!(failed(&archive), BTreeSet::from(["812".into()]));
    archive.records.clear();
    assert_eq!(failed(&archive), BTreeSet::from(["812".into()]));
}

#[test]
fn a_record_that_the_register_does_not_know() {
    let mut archive = archive();
    let stranger = assembly(&archive.society, "spring").finish();
    archive.records.push(("stranger".into(), stranger));
    assert_eq!(failed(&archive), BTreeSet::from(["812".into()]));
}

#[test]
fn a_record_that_does_not_pass() {
    let mut archive = archive();
    let path = archive.records[0].1.path("tile/0/");
    archive.records[0].1.file(&path)[3] ^= 1;
    assert_eq!(failed(&archive), BTreeSet::from(["812".into()]));
}

/// The officers certify another outcome for the register than on the board: the register alone cannot know.
#[test]
fn an_outcome_that_is_not_the_boards() {
    let mut society = Society::new();
    society.call_assembly("spring", 6 * 86_400);
    let mut election = assembly(&society, "spring");
    let record = election.finish();
    let mut verdicts = election.verdicts().unwrap();
    verdicts[0].status = Ended::Lost;
    society.enter_verdicts(&election, verdicts);
    let archive = Archive { society, records: vec![("2026-spring".into(), record)] };
    assert_eq!(failed(&archive), BTreeSet::from(["812".into()]));
}

/// An act is taken out of the register, and its log signs what is left: nothing pins it, but the record that it names is nobody's then.
#[test]
fn an_outcome_that_is_left_out() {
    let mut society = Society::new();
    society.call_assembly("spring", 6 * 86_400);
    let mut election = assembly(&society, "spring");
    election.run_until(Stage::Done);
    let archive = Archive { records: vec![("2026-spring".into(), election.publish())], society };
    assert_eq!(failed(&archive), BTreeSet::from(["812".into()]));
}

#[test]
fn a_file_that_no_register_has() {
    let archive = archive();
    let place = tempfile::tempdir().unwrap();
    archive.write(place.path());
    std::fs::write(place.path().join("register/notes"), "nothing").unwrap();
    let (own, other) = (verified(place.path()), reference::judge_archive(place.path()).unwrap());
    let failed: Vec<String> = own.not_passed().map(|check| check.id.to_string()).collect();
    assert_eq!(failed, ["801"], "{own}");
    assert_eq!(other.with("failed"), BTreeSet::from(["801".into()]));
}
