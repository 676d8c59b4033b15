//! By names or from a list: the same report, but for files that nobody names.

use super::{clean, nation};
use ostrakon_tests::corpus;
use ostrakon_tests::forge::Record;
use ostrakon_verify::{Published, Report, Status, verify};
use std::collections::BTreeSet;

/// What is said of a record that nobody lists.
const NOTE: &str = "asked for by their names";

fn by_names(record: &Record, without: Option<&str>) -> Report {
    match Published::open(record) {
        Ok(published) => verify(&published, &record.options(without), &()).report,
        Err(_) => panic!("no checkpoint"),
    }
}

/// The report's checks as JSON, without that note.
fn checks(report: &Report) -> Vec<serde_json::Value> {
    let mut checks = serde_json::to_value(report).unwrap()["checks"].as_array().unwrap().clone();
    let is_note = |finding: &serde_json::Value| finding["what"].as_str().unwrap().contains(NOTE);
    for check in &mut checks {
        check["findings"].as_array_mut().unwrap().retain(|finding| !is_note(finding));
    }
    checks
}

#[test]
fn clean_records_have_the_same_report() {
    for (name, record) in clean().chain([("nation", nation(960))]) {
        let (listed, named) = (record.verify(None).report, by_names(&record, None));
        assert!(named.passed(), "{name}\n{named}");
        assert_eq!(checks(&listed), checks(&named), "{name}");
        assert_eq!(listed.outcomes(), named.outcomes(), "{name}");
        assert!(named.to_string().contains(NOTE), "{name}");
    }
}

#[test]
fn corrupted_records_are_refused_by_the_same_checks() {
    let mut unseen = BTreeSet::new();
    for fixture in corpus::all() {
        let record = (fixture.build)().record;
        if !record.files.contains_key("checkpoint") {
            continue;
        }
        let (listed, named) = (record.verify(None).report, by_names(&record, None));
        for (one, other) in listed.checks().iter().zip(named.checks()) {
            // Which files belong there, and what is missing, is told in other words.
            let files = [101, 112, 401].contains(&one.id.number());
            assert!(one.status == other.status || files, "{}: {listed}\n{named}", fixture.name);
        }
        if named.passed() {
            assert!(listed.not_passed().all(|check| check.id.number() == 101), "{}: {listed}", fixture.name);
            unseen.insert(fixture.name);
        }
    }
    assert_eq!(unseen, UNSEEN.into_iter().collect());
}

/// Files that nobody names, and links, are not seen by names.
const UNSEEN: [&str; 4] = [
    "c101_charter_that_no_act_names",
    "c101_file_that_does_not_belong",
    "c101_file_that_no_register_has",
    "c101_link_that_does_not_belong",
];

#[test]
fn every_file_that_is_named_must_be_there() {
    let attempts = clean().find(|(name, _)| *name == "attempt_given_up_over_a_bad_dealing").unwrap().1;
    let governed = (corpus::governance::CLEAN[0].build)();
    for record in [attempts, governed, nation(960)] {
        for path in record.files.keys().filter(|path| *path != "checkpoint") {
            let mut lacking = record.clone();
            lacking.files.remove(path);
            let report = by_names(&lacking, None);
            assert!(!report.passed(), "{path}");
            let told = report.checks().iter().filter(|check| check.status != Status::Passed);
            let mut told = told.flat_map(|check| &check.findings);
            assert!(
                told.any(|f| f.what.contains("missing")
                    || f.what.contains(path.as_str())
                    || f.place.contains("register")),
                "{path}: {report}"
            );
        }
    }
}
