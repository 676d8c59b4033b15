//! Records that nothing is wrong with pass every check.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "in a test, a panic is the verdict")]

use ostrakon_tests::corpus::clean::{CLEAN, Clean};
use ostrakon_tests::corpus::{clean_types, governance, tokens};
use ostrakon_verify::Status;

fn passes(clean: &Clean) {
    let report = (clean.build)().verify(None).report;
    assert!(report.passed(), "{}\n{report}", clean.name);
    let verdicts: Vec<&str> = report.outcomes().iter().map(|o| o.status.as_str()).collect();
    assert_eq!(verdicts, clean.verdicts, "{}", clean.name);
    let Some((id, word)) = clean.note else { return };
    let check = report.checks().iter().find(|c| c.id.to_string() == id).expect("a known check");
    assert_eq!(check.status, Status::Passed);
    assert!(check.findings.iter().any(|f| f.what.contains(word)), "{}: {:?}", clean.name, check.findings);
}

#[test]
fn every_variant_passes_and_says_what_there_is_to_say() {
    CLEAN.iter().for_each(passes);
}

#[test]
fn every_vote_under_a_register_passes_valid_or_not() {
    governance::CLEAN.iter().for_each(passes);
}

#[test]
fn every_ballot_type_passes() {
    clean_types::CLEAN.iter().for_each(passes);
}

#[test]
fn keys_of_tokens_change_nothing_for_a_verifier() {
    tokens::CLEAN.iter().for_each(passes);
}
