//! A synthetic national record, before both verifiers.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the verdict")]

use ostrakon_tests::forge::Record;
use ostrakon_tests::reference;

#[test]
fn both_verifiers_pass_it_and_tell_the_same_outcomes() {
    reference::assert_ready();
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("record");
    ostrakon_national::make(&path, 480, 3, &()).unwrap();
    let record = Record::read_from(&path);
    let (ours, theirs) = (record.verify(None).report, reference::judge(&record, None).unwrap());
    assert!(ours.passed(), "{ours}");
    assert!(theirs.passed, "{:?}", theirs.findings);
    let own = serde_json::to_value(ours.outcomes()).unwrap();
    assert_eq!(reference::without_reasons(own), theirs.outcomes);
}
