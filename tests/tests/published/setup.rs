//! The setup alone is judged by the same checks, with the same end.

use super::{clean, nation};
use ostrakon_tests::corpus::{self, with_status};
use ostrakon_tests::forge::{Election, Record, Stage};
use ostrakon_verify::{JudgedSetup, ReadError, SETUP_CHECKS, SetupError, SetupOptions, Status, judge_setup};
use std::collections::BTreeSet;

pub(super) fn judge(record: &Record) -> Result<JudgedSetup, SetupError> {
    judge_setup(record, &SetupOptions::default(), &())
}

/// The default election with so many ballots cast.
fn with_ballots(count: usize) -> Record {
    let mut election = Election::at(Stage::Ballots);
    let places: Vec<usize> = (0..count).collect();
    election.cast_places(&places);
    election.publish()
}

/// Every check says the same as the whole verification, and what is used is what that computes.
fn assert_as_the_whole(name: &str, record: &Record) {
    let (judged, whole) = (judge(record).unwrap(), record.verify(None));
    assert_eq!(judged.report.checks().len(), SETUP_CHECKS.len());
    for check in judged.report.checks() {
        let other = whole.report.check(check.id).unwrap();
        assert_eq!((check.status, other.status), (Status::Passed, Status::Passed), "{name}: {}", check.id);
    }
    let opened = judged.opened.unwrap();
    let plan = whole.plan.unwrap();
    assert_eq!(opened.plan.election(), plan.election(), "{name}");
    assert_eq!(Some(&opened.manifest), whole.manifest.as_ref(), "{name}");
    assert_eq!(opened.rolls.len(), plan.manifest().rolls.len(), "{name}");
    assert!(opened.rolls.iter().all(|roll| roll.judged), "{name}");
    if let Some(evidence) = whole.evidence {
        assert_eq!(opened.keys, evidence.keys.slots(), "{name}");
        assert_eq!(opened.opening, evidence.view.openings[0].body, "{name}");
    }
}

#[test]
fn clean_records_are_judged_as_by_the_whole_verification() {
    for (name, record) in clean().chain([("nation", nation(960))]) {
        assert_as_the_whole(name, &record);
    }
    for count in [0, 1, 4] {
        assert_as_the_whole(&format!("{count} ballots"), &with_ballots(count));
    }
}

#[test]
fn the_closing_is_known_where_the_whole_board_is() {
    let closes = |record: &Record| judge(record).unwrap().opened.unwrap().closes;
    let election = Election::at(Stage::Ballots);
    assert_eq!(closes(&with_ballots(2)), Some(election.plan().manifest().closes));
    assert_eq!(closes(&nation(960)), None, "more bundles than were read");
    let early = clean().find(|(name, _)| *name == "schedule_ends_the_vote_early").unwrap().1;
    assert_eq!(closes(&early), None, "a schedule moves it");
}

#[test]
fn nothing_is_judged_before_the_opening() {
    for stage in [Stage::Ceremony, Stage::Rolls, Stage::Opening] {
        let refused = judge(&Election::at(stage).publish()).unwrap_err();
        assert!(matches!(refused, SetupError::NotOpened), "{refused}");
    }
    let refused = judge(&Record::default()).unwrap_err();
    assert!(matches!(refused, SetupError::Checkpoint(_)), "{refused}");
}

/// Corrupted records of the whole list of attacks: what is wrong with a setup is refused by the same check, and nothing else is refused.
#[test]
fn corrupted_setups_are_refused_by_the_same_checks() {
    let mut behind = BTreeSet::new();
    for fixture in corpus::all() {
        let record = (fixture.build)().record;
        let whole = with_status(&record.verify(None).report, Status::Failed);
        let whole: BTreeSet<String> =
            whole.into_iter().filter(|id| SETUP_CHECKS.iter().any(|n| n.to_string() == *id)).collect();
        match judge(&record) {
            Ok(judged) => {
                let mut own = with_status(&judged.report, Status::Failed);
                // What leads to the root is read from tiles: where those are wrong (401), so is that.
                if own.contains("401") {
                    own.remove("402");
                }
                assert!(own.is_subset(&whole), "{}: {own:?}, {whole:?}\n{}", fixture.name, judged.report);
                assert!(!whole.is_empty() || judged.opened.is_some(), "{}\n{}", fixture.name, judged.report);
                assert_eq!(judged.opened.is_none(), judged.refused().is_some(), "{}", fixture.name);
                if let Some(opened) = judged.opened.filter(|_| !whole.is_empty()) {
                    assert_behind(fixture.name, &record, opened.head.size);
                    behind.insert(fixture.name);
                }
            }
            Err(error) => assert!(!whole.is_empty(), "{}: {error}", fixture.name),
        }
    }
    assert_eq!(behind, BEHIND.into_iter().collect());
}

/// What the whole verification finds in these checks is in entries from `size` on, and not before.
fn assert_behind(name: &str, record: &Record, size: u64) {
    let report = record.verify(None).report;
    let of_setup = report.not_passed().filter(|check| SETUP_CHECKS.contains(&check.id.number()));
    for finding in of_setup.flat_map(|check| &check.findings) {
        let entry = finding.place.strip_prefix("entry ").and_then(|index| index.parse::<u64>().ok());
        assert!(entry.is_none_or(|index| index >= size), "{name}: {finding:?}");
    }
}

/// What a device does not see: faults behind the opening, which whoever verifies the whole record does; and files that nobody names.
const BEHIND: [&str; 27] = [
    "b09_member_repeated",
    "b09_unknown_member",
    "c101_charter_that_no_act_names",
    "c101_file_that_does_not_belong",
    "c101_file_that_no_register_has",
    "c101_link_that_does_not_belong",
    "c102_blank_in_a_document",
    "c102_document_of_unknown_type",
    "c102_members_out_of_order",
    "c103_ballot_of_another_version",
    "c103_document_of_another_version",
    "c106_document_of_another_election",
    "c106_signature_false",
    "c106_signed_by_another_role",
    "c405_challenge_on_the_board",
    "c405_closing_twice",
    "d35_second_tally_of_a_contest",
    "d37_total_not_canonical",
    "d38_tally_before_the_closing",
    "g80_closing_time_changed_after_opening",
    "g80_options_changed_after_opening",
    "g80_question_changed_after_opening",
    "g83_extended_by_a_stranger_too",
    "g83_schedule_after_the_closing",
    "t40_bit_of_a_leaf_flipped",
    "t40_last_leaf_changed",
    "t40_leaves_swapped",
];

#[test]
fn large_rolls_are_left_to_others_and_searched() {
    let record = nation(960);
    let judged = judge_setup(&record, &SetupOptions { most_voters: 0 }, &()).unwrap();
    for id in ["201", "202"] {
        let check = judged.report.check(id.parse().unwrap()).unwrap();
        assert_eq!(check.status, Status::NotRun);
        assert!(
            check.findings[0].what.contains("more than are looked at here"),
            "{}",
            check.findings[0].what
        );
    }
    assert!(judged.refused().is_none());
    let opened = judged.opened.unwrap();
    for roll in &opened.rolls {
        assert!(!roll.judged);
        let file = &record.files[&roll.path];
        let (records, _) = file.as_chunks::<36>();
        let place = records.len() / 2;
        let key: [u8; 32] = records[place][..32].try_into().unwrap();
        let found = roll.find(&record, &key, &()).unwrap().unwrap();
        assert_eq!(found.record, place as u64);
        assert_eq!(found.weight.to_be_bytes(), records[place][32..]);
        assert_eq!(roll.find(&record, &[7; 32], &()).unwrap(), None);
        for change in [|file: &mut Vec<u8>| file[40] ^= 1, |file: &mut Vec<u8>| _ = file.pop()] {
            let mut other = record.clone();
            change(other.file(&roll.path));
            assert!(matches!(roll.find(&other, &key, &()), Err(ReadError::OtherBytes)));
        }
    }
}
