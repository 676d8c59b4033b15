//! An archive is the register and every record (spec 9.1, 9.8).

use ostrakon_register::Files;
use ostrakon_tests::corpus::with_status;
use ostrakon_tests::forge::{Held, Organisation, Poll, Record};
use ostrakon_tests::reference::judge_archive;
use ostrakon_tests::rows::network;
use ostrakon_verify::{Status, verify_archive};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Writes a register and records, and asserts that both verifiers fail exactly these checks.
fn assert_failed(register: &Files, records: &[&Record], failed: &[&str]) {
    let place = tempfile::tempdir().unwrap();
    write(place.path(), register, records);
    let wanted: BTreeSet<String> = failed.iter().map(|id| (*id).into()).collect();
    let report = verify_archive(place.path(), None, &()).unwrap().report;
    assert_eq!(with_status(&report, Status::Failed), wanted, "{report}");
    assert_eq!(with_status(&report, Status::NotRun), BTreeSet::new(), "{report}");
    let other = judge_archive(place.path()).unwrap();
    assert_eq!(other.with("failed"), wanted, "{:?}", other.findings);
    assert_eq!(other.with("not run"), BTreeSet::new(), "{:?}", other.findings);
    assert_eq!((report.passed(), other.passed), (failed.is_empty(), failed.is_empty()));
}

fn write(place: &Path, register: &Files, records: &[&Record]) {
    let folder = |path: &str| {
        let folder = place.join(path);
        fs::create_dir_all(&folder).unwrap();
        folder
    };
    Record { files: register.clone(), ..Record::default() }.write(&folder("register"));
    for (number, record) in records.iter().enumerate() {
        record.write(&folder(&format!("elections/{number}")));
    }
}

fn records(network: &Organisation) -> Vec<&Record> {
    network.held.iter().map(|held| &held.record).collect()
}

/// The steering committee's val is elected to the complaints group, too.
fn val_is_elected_to_both() -> (Organisation, Held) {
    let mut network = network();
    network.call("nmm", "autumn", 70, &[]);
    let marks: [&[usize]; 5] = [&[0, 1, 2, 3, 4]; 5];
    let names = ["val", "bob", "w-fay", "w-gin", "w-hal"];
    let poll = Poll::of("membership", 5).at("autumn").approve("complaints-group", 5, &names, &marks);
    let held = network.hold(poll);
    let choose: Vec<&str> = held.verdict("complaints-group").choose.iter().map(|id| id.as_str()).collect();
    assert_eq!(choose, ["val"]);
    (network, held)
}

#[test]
fn the_networks_archive_passes() {
    let network = network();
    assert_failed(network.keeper.files(), &records(&network), &[]);
}

#[test]
fn c_cg_who_was_elected_to_both_takes_one_place_only() {
    let (mut network, held) = val_is_elected_to_both();
    let both = network.filling("cg-member", "membership", "val", Some(held.by("complaints-group")));
    assert!(network.attempt(both.clone()).is_err(), "the keeper refuses it");
    assert_failed(&network.forced(both), &records(&network), &["809"]);
}

#[test]
fn c_cg_who_was_elected_to_both_may_leave_the_one_for_the_other() {
    let (mut network, held) = val_is_elected_to_both();
    let place = network.place("nsc-member", "val").unwrap();
    network.vacate(place, ostrakon_register::acts::Reason::ChoseOther);
    network.fill("cg-member", "membership", "val", held.by("complaints-group"));
    assert_failed(network.keeper.files(), &records(&network), &[]);
}

/// Its record belongs there, and its winners get nothing that a later election gave.
#[test]
fn an_older_election_that_comes_late() {
    let mut network = network();
    let marks: [&[usize]; 5] = [&[0, 1]; 5];
    let delegates = |names: &[&str]| Poll::of("london", 5).approve("branch-delegates", 2, names, &marks);
    let mut old = network.hold_only(&delegates(&["al", "w-ann"]));
    let new = network.hold(delegates(&["bo", "w-bea"]));
    network.fill("nsc-branch-delegate", "london", "bo", new.by("branch-delegates"));
    old.outcome = Some(network.enter_outcome(&old));
    network.held.push(old.clone());
    assert!(network.place("nsc-branch-delegate", "bo").is_some());
    assert_failed(network.keeper.files(), &records(&network), &[]);
    let late = network.filling("nsc-branch-delegate", "london", "al", Some(old.by("branch-delegates")));
    assert_failed(&network.forced(late), &records(&network), &["809"]);
}

/// The register alone cannot tell: the officers sign it. The record can.
#[test]
fn an_outcome_that_the_ballots_do_not_give() {
    let mut network = network();
    let poll = Poll::of("london", 5).motion("motion", [3, 2, 0]);
    let honest = network.hold_only(&poll);
    let forged = honest.as_changed();
    assert_eq!(forged.verdict("motion").status.as_str(), "lost");
    network.enter_outcome(&forged);
    let mut all = records(&network);
    all.push(&forged.record);
    assert_failed(network.keeper.files(), &all, &["812"]);
    *all.last_mut().unwrap() = &honest.record;
    assert_failed(network.keeper.files(), &all, &["812"]);
}
