//! Both verifiers say the same: of every fixture of the attack corpus, and of every record with nothing wrong.
//!
//! `OSTRAKON_FIXTURES=b0` compares only the fixtures with `b0` in their names.

use ostrakon_tests::corpus::clean::{CLEAN, Clean};
use ostrakon_tests::corpus::{Fixture, all, clean_types, governance, tokens, with_status};
use ostrakon_tests::forge::Record;
use ostrakon_tests::reference::{assert_ready, judge, two_at_a_time, without_reasons};
use ostrakon_verify::Status;
use std::collections::BTreeSet;

/// Compares the verdict, the failed checks and the checks not run.
fn same(name: &str, record: &Record, without: Option<&str>) -> Result<(), String> {
    let own = record.verify(without).report;
    let other = judge(record, without).map_err(|why| format!("{name}, without {without:?}: {why}"))?;
    let ours = [with_status(&own, Status::Failed), with_status(&own, Status::NotRun)];
    let theirs = [other.with("failed"), other.with("not run")];
    if own.passed() == other.passed && ours == theirs {
        return Ok(());
    }
    let differing: BTreeSet<&String> = ours.iter().chain(&theirs).flatten().collect();
    let said: Vec<_> = differing.iter().map(|id| (id, other.findings.get(*id))).collect();
    Err(format!(
        "{name}, without {without:?}: failed {:?}, not run {:?}; the reference: failed {:?}, not run {:?}: {said:?}",
        ours[0], ours[1], theirs[0], theirs[1]
    ))
}

/// What is meaningless without its check need only be refused by it in both.
fn refused_there(fixture: &Fixture, record: &Record) -> Result<(), String> {
    let other = judge(record, None).map_err(|why| format!("{}: {why}", fixture.name))?;
    let failed = other.with("failed");
    match fixture.refused_by.iter().all(|id| failed.contains(*id)) {
        true => Ok(()),
        false => Err(format!("{}: the reference fails only {failed:?}", fixture.name)),
    }
}

fn compare(fixture: &Fixture) -> Result<(), String> {
    let record = (fixture.build)().record;
    if fixture.meaningless_without.is_some() {
        return refused_there(fixture, &record);
    }
    same(fixture.name, &record, None)?;
    fixture.refused_by.iter().try_for_each(|id| same(fixture.name, &record, Some(id)))
}

fn compare_clean(clean: &Clean) -> Result<(), String> {
    let record = (clean.build)();
    same(clean.name, &record, None)?;
    let own = serde_json::to_value(record.verify(None).report.outcomes()).map_err(|e| e.to_string())?;
    let own = without_reasons(own);
    let other = judge(&record, None)?.outcomes;
    if own == other { Ok(()) } else { Err(format!("{}: {own} here, {other} there", clean.name)) }
}

#[test]
fn reference_agrees_on_clean_records() {
    assert_ready();
    let clean = [CLEAN, clean_types::CLEAN, governance::CLEAN, tokens::CLEAN].concat();
    let wrong = two_at_a_time(&clean, compare_clean);
    assert!(wrong.is_empty(), "{} of {} disagree:\n{}", wrong.len(), clean.len(), wrong.join("\n"));
}

#[test]
fn reference_agrees() {
    assert_ready();
    let only = std::env::var("OSTRAKON_FIXTURES").unwrap_or_default();
    let fixtures: Vec<Fixture> = all().into_iter().filter(|f| f.name.contains(&only)).collect();
    let wrong = two_at_a_time(&fixtures, compare);
    assert!(wrong.is_empty(), "{} of {} disagree:\n{}", wrong.len(), fixtures.len(), wrong.join("\n"));
}
