//! The attack corpus: each case a named record that colluders made, with the checks that must refuse it.
//!
//! A fixture's name begins with its section's letter and its number in the list of attacks: `b` ballot, `p` proof, `k` key ceremony, `d`
//! decryption, `t` board (tree), `r` roll, `g` governance, `x` found by review, `y` ballot types; `c` are the checks that no case above has.

pub mod ballot;
pub mod board;
pub mod ceremony;
pub mod changes;
pub mod clean;
pub mod clean_types;
pub mod crowd;
pub mod decryption;
pub mod documents;
pub mod form;
pub mod governance;
pub mod history;
pub mod inputs;
pub mod keys;
pub mod proof;
pub mod release;
pub mod review;
pub mod roll;
pub mod rooms;
mod support;
pub mod tokens;
pub mod types;

use crate::forge::Record;
use crate::pieces::assert_alike;
use ostrakon_verify::{Report, Status};
use std::collections::BTreeSet;

/// One attack.
#[derive(Clone, Copy, Debug)]
pub struct Fixture {
    /// Its name.
    pub name: &'static str,
    /// The checks that refuse it; no other does.
    pub refused_by: &'static [&'static str],
    /// Why nothing can be said of the other checks once these are left out.
    pub meaningless_without: Option<&'static str>,
    /// Makes it.
    pub build: fn() -> Case,
}

/// A forged record, and where its fault lies.
#[derive(Debug)]
pub struct Case {
    /// The record.
    pub record: Record,
    /// The place that the first of the checks must name.
    pub place: String,
}

impl Case {
    /// A record whose fault is at `place`.
    pub fn new(record: Record, place: impl Into<String>) -> Self {
        Self { record, place: place.into() }
    }

    /// A record whose fault is in an entry.
    pub fn entry(record: Record, index: u64) -> Self {
        Self::new(record, format!("entry {index}"))
    }
}

/// Refused by these checks and by no other; without them, nothing else is wrong.
pub const fn refused(
    name: &'static str,
    refused_by: &'static [&'static str],
    build: fn() -> Case,
) -> Fixture {
    Fixture { name, refused_by, meaningless_without: None, build }
}

/// Refused by these checks (at least), and what depends on them means nothing without them.
pub const fn meaningless(
    name: &'static str,
    refused_by: &'static [&'static str],
    why: &'static str,
    build: fn() -> Case,
) -> Fixture {
    Fixture { name, refused_by, meaningless_without: Some(why), build }
}

/// Every fixture of every section.
pub fn all() -> Vec<Fixture> {
    let sections = [
        ballot::FIXTURES,
        form::FIXTURES,
        proof::FIXTURES,
        inputs::FIXTURES,
        ceremony::FIXTURES,
        keys::FIXTURES,
        decryption::FIXTURES,
        release::FIXTURES,
        board::FIXTURES,
        history::FIXTURES,
        review::FIXTURES,
        documents::FIXTURES,
        roll::FIXTURES,
        tokens::FIXTURES,
        rooms::FIXTURES,
        changes::FIXTURES,
        governance::FIXTURES,
        types::marks::FIXTURES,
        types::scores::FIXTURES,
        types::places::FIXTURES,
        types::orders::FIXTURES,
        types::wide::FIXTURES,
        types::circuits::FIXTURES,
        types::manifests::FIXTURES,
    ];
    sections.concat()
}

/// The fixture of this name.
pub fn named(table: &[Fixture], name: &str) -> Fixture {
    *table.iter().find(|f| f.name == name).unwrap_or_else(|| panic!("no fixture {name}"))
}

/// The ids of the checks with this status.
pub fn with_status(report: &Report, status: Status) -> BTreeSet<String> {
    report.checks().iter().filter(|c| c.status == status).map(|c| c.id.to_string()).collect()
}

/// Asserts what a fixture promises of the verifier.
pub fn assert_refused(fixture: &Fixture) {
    let case = (fixture.build)();
    let report = case.record.verify(None).report;
    let wanted: BTreeSet<String> = fixture.refused_by.iter().map(|id| (*id).into()).collect();
    let failed = with_status(&report, Status::Failed);
    assert!(!report.passed(), "{}: passed", fixture.name);
    assert!(wanted.is_subset(&failed), "{}: not refused by {wanted:?}\n{report}", fixture.name);
    assert_place(fixture, &case, &report);
    assert_alike(fixture.name, &case.record, &report);
    if fixture.meaningless_without.is_none() {
        assert_eq!(failed, wanted, "{}: other checks fail\n{report}", fixture.name);
        assert_eq!(with_status(&report, Status::NotRun), BTreeSet::new(), "{}\n{report}", fixture.name);
        fixture.refused_by.iter().for_each(|id| assert_nothing_else(fixture, &case.record, id));
    }
}

/// The first of the checks names the place.
fn assert_place(fixture: &Fixture, case: &Case, report: &Report) {
    let id = fixture.refused_by[0].parse().unwrap();
    let findings = &report.check(id).unwrap().findings;
    let named = findings.iter().any(|f| f.place == case.place && !f.what.is_empty());
    assert!(named, "{}: {id} does not name {}, but {findings:?}", fixture.name, case.place);
}

/// Without one of its checks, only the others still fail, and the report does not pass.
fn assert_nothing_else(fixture: &Fixture, record: &Record, id: &str) {
    let report = record.verify(Some(id)).report;
    let rest = fixture.refused_by.iter().filter(|other| **other != id).map(|other| (*other).into()).collect();
    assert_eq!(with_status(&report, Status::Failed), rest, "{} without {id}\n{report}", fixture.name);
    let left_out = BTreeSet::from([id.to_string()]);
    assert_eq!(with_status(&report, Status::NotRun), left_out, "{} without {id}\n{report}", fixture.name);
    assert!(!report.passed(), "{} without {id}: passed", fixture.name);
}

/// One test a fixture, and one that none is forgotten.
#[macro_export]
macro_rules! corpus {
    ($table:path: $($name:ident)*) => {
        $(#[test]
        fn $name() {
            $crate::corpus::assert_refused(&$crate::corpus::named($table, stringify!($name)));
        })*

        #[test]
        fn every_fixture_has_its_test() {
            let names: Vec<&str> = $table.iter().map(|f| f.name).collect();
            assert_eq!(names, [$(stringify!($name)),*]);
        }
    };
}
