//! A vote file is judged as the record is that it was made of, and never made of one that nobody may vote on.

use super::setup::judge;
use super::{clean, nation};
use ostrakon_tests::corpus;
use ostrakon_tests::forge::{Election, Record, Stage};
use ostrakon_verify::{
    NoVoteFile, RecordFiles, SetupError, SetupOptions, VoteFile, judge_setup, write_vote_file,
};
use ostrakon_web::booth::Session;

/// Both are judged alike, check by check; whether it may be voted on.
fn assert_judged_alike(name: &str, record: &Record, bytes: Vec<u8>) -> bool {
    let file = VoteFile::read(bytes).unwrap();
    let (own, whole) = (judge_setup(&file, &SetupOptions::default(), &()).unwrap(), judge(record).unwrap());
    for (one, other) in own.report.checks().iter().zip(whole.report.checks()) {
        assert_eq!((one.status, &one.findings), (other.status, &other.findings), "{name}: {}", one.id);
    }
    let (Some(opened), Some(other)) = (&own.opened, &whole.opened) else {
        assert_eq!(own.opened.is_some(), whole.opened.is_some(), "{name}");
        return false;
    };
    assert_eq!((opened.plan.election(), &opened.keys), (other.plan.election(), &other.keys), "{name}");
    for roll in &opened.rolls {
        assert!(
            file.read(&roll.path, u64::MAX).is_ok_and(|bytes| bytes == record.files[&roll.path]),
            "{name}"
        );
    }
    true
}

#[test]
fn clean_records_give_files_that_are_judged_alike() {
    for (name, record) in clean().chain([("nation", nation(960))]) {
        let bytes = write_vote_file(&record).unwrap();
        assert_eq!(
            bytes,
            write_vote_file(&record).unwrap(),
            "{name}: of one checkpoint it is always the same"
        );
        assert!(assert_judged_alike(name, &record, bytes.clone()), "{name}");
        let session = Session::from_file(bytes).unwrap();
        assert!(session.paper().contains("\"rolls\""), "{name}");
    }
}

#[test]
fn whatever_was_tampered_with_is_judged_alike_or_gives_no_file() {
    let mut refused = 0;
    for attack in corpus::all() {
        let record = (attack.build)().record;
        match write_vote_file(&record) {
            Ok(bytes) => _ = assert_judged_alike(attack.name, &record, bytes),
            Err(error) => {
                refused += 1;
                let judged = judge(&record);
                assert!(
                    judged.is_err() || judged.is_ok_and(|j| j.opened.is_none()),
                    "{}: {error}",
                    attack.name
                );
            }
        }
    }
    assert!(refused > 50, "only {refused} were refused");
}

#[test]
fn a_vote_that_is_not_open_gives_none() {
    let record = Election::at(Stage::Rolls).publish();
    assert!(matches!(write_vote_file(&record), Err(NoVoteFile::Setup(SetupError::NotOpened))));
    assert!(matches!(write_vote_file(&Record::default()), Err(NoVoteFile::Setup(SetupError::Checkpoint(_)))));
}

#[test]
fn what_a_device_refuses_has_a_name() {
    let right = write_vote_file(&Election::at(Stage::Ballots).publish()).unwrap();
    let name = |bytes: Vec<u8>| Session::from_file(bytes).unwrap_err().name;
    let mut damaged = right.clone();
    damaged[right.len() / 2] ^= 1;
    assert_eq!(name(damaged), "vote-file-damaged");
    assert_eq!(name(right[..right.len() - 512].to_vec()), "vote-file-damaged");
    assert_eq!(name(b"PK\x03\x04".to_vec()), "vote-file-foreign");
    assert_eq!(name(vec![0; VoteFile::LIMIT + 1]), "vote-file-too-large");
}
