//! What the page that verifies shows: the command's report, byte for byte, and words for all of it.

use super::{clean, nation};
use ostrakon_tests::corpus;
use ostrakon_tests::forge::Record;
use ostrakon_verify::{CHECKS, Directory, Options, Published, SETUP_CHECKS, verify};
use ostrakon_web::verifier::{Told, verify_files};
use serde_json::Value;

const WORDS: [(&str, &str); 2] = [
    ("en", include_str!("../../../crates/pages/words/en/verify.ftl")),
    ("de", include_str!("../../../crates/pages/words/de/verify.ftl")),
];

fn told(record: &Record) -> Told {
    let directory = tempfile::tempdir().unwrap();
    record.write(directory.path());
    verify_files(&Directory::new(directory.path()), &()).unwrap()
}

/// As the command gives it with `--json`, of files that it asks for by their names.
fn report(record: &Record) -> String {
    let published = Published::open(record).unwrap();
    serde_json::to_string(&verify(&published, &Options::default(), &()).report).unwrap()
}

#[test]
fn the_report_is_the_commands() {
    let records = clean().filter(|(name, _)| ["as_it_should_be", "tie_then_lot", "witnessed"].contains(name));
    for (name, record) in records.chain([("nation", nation(960))]) {
        let told = told(&record);
        assert_eq!(told.report, report(&record), "{name}");
        let value: Value = serde_json::from_str(&told.report).unwrap();
        assert_eq!(value["passed"], Value::Bool(true), "{name}");
        let contests: Vec<&str> = told.contests.iter().map(|contest| contest.id.as_str()).collect();
        let outcomes = value["outcomes"].as_array().unwrap().iter();
        assert_eq!(
            contests,
            outcomes.map(|outcome| outcome["contest"].as_str().unwrap()).collect::<Vec<_>>()
        );
        let checkpoint = String::from_utf8(record.files["checkpoint"].clone()).unwrap();
        let lines: Vec<&str> = checkpoint.lines().collect();
        assert_eq!((told.entries.to_string(), told.root.as_deref()), (lines[1].into(), Some(lines[2])));
        assert!(!told.damaged);
    }
}

#[test]
fn a_false_record_is_told_as_false() {
    for name in ["t40_bit_of_a_leaf_flipped", "d37_total_not_canonical"] {
        let record = (corpus::named(&corpus::all(), name).build)().record;
        let told = told(&record);
        let value: Value = serde_json::from_str(&told.report).unwrap();
        assert_eq!(value["passed"], Value::Bool(false), "{name}");
        assert_eq!(told.damaged, name.starts_with("t40"), "{name}");
    }
    assert_eq!(verify_files(&Record::default(), &()).unwrap_err().name, "no-record");
}

#[test]
fn every_check_has_a_sentence_in_every_language() {
    for (language, words) in WORDS {
        for check in CHECKS {
            let name = format!("check-{} = ", check.id);
            let sentence = words.lines().find_map(|line| line.strip_prefix(&name));
            assert!(sentence.is_some_and(|text| text.ends_with('.') && text.len() > 20), "{language} {name}");
        }
        assert_eq!(words.lines().filter(|line| line.starts_with("check-")).count(), CHECKS.len());
    }
    assert!(SETUP_CHECKS.iter().all(|number| CHECKS.iter().any(|check| check.id.number() == *number)));
}
