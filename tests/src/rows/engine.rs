//! How a row is held, verified and looked at.

use super::{Expected, Row, network};
use crate::corpus::with_status;
use crate::forge::{Held, Record};
use crate::reference::{Judgement, judge, judge_register, without_reasons};
use ostrakon_charter::{Charter, Ground, Status as VerdictStatus, Verdict};
use ostrakon_register::examine;
use ostrakon_verify::Status;
use std::collections::BTreeSet;

/// Holds a row's vote and looks at everything that it promises.
pub fn check(row: &Row) {
    let mut organisation = network();
    let poll = (row.prepare)(&mut organisation);
    assert_eq!(poll.contests.last().map(|contest| contest.vote.as_str()), Some(row.vote), "{}", row.name);
    let held = organisation.hold(poll);
    assert_verdict(row, held.verdict(row.vote), &organisation.charter);
    assert_passes(row.name, &held);
    assert_refused_by_701(row.name, &held.changed);
    (row.then)(&mut organisation, &held);
    assert_register(row.name, &organisation);
}

/// Both verifiers pass an election and say the same of it: the verdicts that its officers certified.
pub fn assert_passes(name: &str, held: &Held) {
    let report = held.record.verify(None).report;
    assert!(report.passed(), "{name}\n{report}");
    let certified: Vec<&str> = held.verdicts.iter().map(|verdict| verdict.status.as_str()).collect();
    let told: Vec<&str> = report.outcomes().iter().map(|outcome| outcome.status.as_str()).collect();
    assert_eq!(told, certified, "{name}");
    let other = judged(name, &held.record);
    assert!(other.passed, "{name}: the reference refuses it: {:?}", faults(&other));
    let own = serde_json::to_value(report.outcomes()).unwrap();
    assert_eq!(without_reasons(own), other.outcomes, "{name}: here, there");
}

fn assert_refused_by_701(name: &str, changed: &Record) {
    let verdict = BTreeSet::from(["701".to_owned()]);
    let report = changed.verify(None).report;
    assert_eq!(with_status(&report, Status::Failed), verdict, "{name}, changed\n{report}");
    assert_eq!(with_status(&report, Status::NotRun), BTreeSet::new(), "{name}, changed\n{report}");
    let other = judged(name, changed);
    assert_eq!(other.with("failed"), verdict, "{name}, changed: {:?}", faults(&other));
    assert_eq!(other.with("not run"), BTreeSet::new(), "{name}, changed: {:?}", faults(&other));
}

/// The register stands in both: with the outcome, and what was entered after it.
fn assert_register(name: &str, organisation: &crate::forge::Organisation) {
    let examined = examine(organisation.keeper.files());
    assert!(examined.passed(), "{name}: {:?}", examined.checks);
    let other = judge_register(organisation.keeper.files()).unwrap();
    assert_eq!(other.with("failed"), BTreeSet::new(), "{name}: {:?}", faults(&other));
    assert_eq!(other.with("not run"), BTreeSet::from(["812".to_owned()]), "{name}: {:?}", faults(&other));
}

fn judged(name: &str, record: &Record) -> Judgement {
    judge(record, None).unwrap_or_else(|why| panic!("{name}: {why}"))
}

fn faults(judgement: &Judgement) -> Vec<(&String, &Vec<(String, String)>)> {
    let passed = judgement.with("passed");
    judgement.findings.iter().filter(|(id, _)| !passed.contains(*id)).collect()
}

fn assert_verdict(row: &Row, verdict: &Verdict, charter: &[u8]) {
    let name = row.name;
    let own = Charter::parse(charter).unwrap().vote(&verdict.vote).unwrap().clause().clone();
    assert_eq!(verdict.clause.as_str(), row.clause, "{name}");
    assert_eq!(verdict.clause, own, "{name}");
    assert_eq!(verdict.status, status(row.expected), "{name}: {verdict:?}");
    assert_persons(row, verdict);
    let because: Vec<(Ground, &str)> =
        verdict.because.iter().map(|broken| (broken.ground, broken.clause.as_str())).collect();
    let expected = if let Expected::Invalid(grounds) = row.expected { grounds } else { &[] };
    assert_eq!(because, expected, "{name}");
    assert_eq!(strings(&verdict.choose), row.choose, "{name}");
}

fn status(expected: Expected) -> VerdictStatus {
    match expected {
        Expected::Carried => VerdictStatus::Carried,
        Expected::Lost => VerdictStatus::Lost,
        Expected::Elected(_) | Expected::ByLot(_) => VerdictStatus::Elected,
        Expected::Vacant => VerdictStatus::Vacant,
        Expected::Tied(..) => VerdictStatus::Tied,
        Expected::TooFew => VerdictStatus::TooFew,
        Expected::Invalid(_) => VerdictStatus::Invalid,
    }
}

fn assert_persons(row: &Row, verdict: &Verdict) {
    let (elected, tied) = (strings(&verdict.elected), strings(&verdict.tied));
    let (all, none): (&[&str], &[&str]) = match row.expected {
        Expected::Elected(all) => (all, &[]),
        Expected::Tied(elected, tied) => (elected, tied),
        Expected::ByLot(tied) => {
            assert!(elected.len() == 1 && tied.contains(&elected[0]), "{}: {elected:?}", row.name);
            (&elected, tied)
        }
        _ => (&[], &[]),
    };
    assert_eq!((elected.as_slice(), tied.as_slice()), (all, none), "{}", row.name);
}

fn strings(ids: &[ostrakon_charter::Id]) -> Vec<&str> {
    ids.iter().map(|id| id.as_str()).collect()
}
