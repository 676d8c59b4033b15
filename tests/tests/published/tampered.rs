//! Each part of a setup, changed by whoever stands between the record and a device.

use super::nation;
use super::setup::judge;
use ostrakon_tests::forge::{Election, Record, Setting, Stage};
use ostrakon_verify::SetupError;

/// The number of the first check for which this record must not be voted on.
fn refused(record: &Record) -> u16 {
    let judged = judge(record).unwrap();
    assert!(judged.opened.is_none());
    judged.refused().unwrap().id.number()
}

fn opened() -> Record {
    Election::at(Stage::Closing).publish()
}

/// Another election with the same manifest, and other secrets.
fn other() -> Record {
    let mut election = Election::new(Setting { closes: Setting::default().closes + 1, ..Setting::default() });
    election.run_until(Stage::Closing);
    election.publish()
}

#[test]
fn keys_of_somebody_else() {
    let mut record = opened();
    let keys = other().files["setup/keys"].clone();
    assert_ne!(*record.file("setup/keys"), keys);
    *record.file("setup/keys") = keys;
    assert_eq!(refused(&record), 110);
}

#[test]
fn a_dealing_of_somebody_else() {
    let mut record = opened();
    *record.file("setup/dealing-1-2") = other().files["setup/dealing-1-2"].clone();
    assert_eq!(refused(&record), 108);
}

#[test]
fn a_roll_that_was_changed() {
    let mut record = opened();
    record.file("roll/0")[35] ^= 2;
    assert_eq!(refused(&record), 201);
}

#[test]
fn a_charter_that_was_changed() {
    let mut record = opened();
    record.file("charter.toml").push(b'\n');
    assert_eq!(refused(&record), 105);
}

#[test]
fn the_setup_of_another_election_under_this_checkpoint() {
    let mut record = other();
    *record.file("checkpoint") = opened().files["checkpoint"].clone();
    assert_eq!(refused(&record), 402);
}

#[test]
fn the_checkpoint_of_another_log() {
    let record = opened();
    for change in
        [|text: String| text.replacen("board", "boart", 1), |text: String| text.replacen('\n', "x\n", 1)]
    {
        let mut other = record.clone();
        let text = String::from_utf8(record.files["checkpoint"].clone()).unwrap();
        *other.file("checkpoint") = change(text.clone()).into_bytes();
        if other.files["checkpoint"] == record.files["checkpoint"] {
            continue;
        }
        match judge(&other) {
            Ok(judged) => assert!([402, 403].contains(&judged.refused().unwrap().id.number())),
            Err(error) => assert!(matches!(error, SetupError::Checkpoint(_)), "{error}"),
        }
    }
}

#[test]
fn a_signature_that_is_none() {
    let mut record = opened();
    let bytes = record.file("checkpoint");
    let place = bytes.len() - 8;
    bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
    assert_eq!(refused(&record), 403);
}

/// Tiles that lead from the first entries to the signed root, each changed.
#[test]
fn a_beginning_that_is_not_in_the_tree() {
    let record = nation(960);
    assert!(judge(&record).unwrap().opened.is_some());
    let paths: Vec<&String> =
        record.files.keys().filter(|path| path.starts_with("tile/") && !path.contains("entries")).collect();
    let mut used = 0;
    for path in &paths {
        let mut changed = record.clone();
        changed.file(path).iter_mut().for_each(|byte| *byte ^= 1);
        let judged = judge(&changed).unwrap();
        if let Some(check) = judged.refused() {
            used += 1;
            assert!([401, 402].contains(&check.id.number()), "{path}: {}", judged.report);
        }
        let mut lacking = record.clone();
        lacking.files.remove(*path);
        assert_eq!(judge(&lacking).unwrap().opened.is_none(), judged.opened.is_none(), "{path}");
    }
    assert!(used >= 2, "{used} of {} tiles are used", paths.len());
}

#[test]
fn an_entry_that_was_changed() {
    let record = opened();
    let path = record.path("tile/entries/");
    for place in [10, 300, 2000] {
        let mut changed = record.clone();
        changed.file(&path)[place] ^= 1;
        let sure = match judge(&changed) {
            Ok(judged) => judged.opened.is_none() && judged.report.not_passed().any(|c| c.id.number() == 402),
            Err(error) => matches!(error, SetupError::Entries { .. } | SetupError::NotOpened),
        };
        assert!(sure, "byte {place}");
    }
}
