//! Records, made and verified.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

use ostrakon_national::{Made, MakeError, make};
use ostrakon_verify::{Directory, Options, RecordFiles, verify};
use std::collections::BTreeMap;
use std::path::Path;

const VOTERS: u64 = 480;

/// Makes a record on so many cores; its files.
fn made(seed: u64, threads: usize) -> BTreeMap<String, Vec<u8>> {
    let place = tempfile::tempdir().unwrap();
    let record = place.path().join("record");
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let made = pool.install(|| make(&record, VOTERS, seed, &())).unwrap();
    assert_eq!(made, Made { voters: VOTERS, ballots: VOTERS + VOTERS / 20 });
    files(&record)
}

fn files(record: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = Directory::new(record);
    let listed = files.list().unwrap().into_iter();
    listed.map(|f| (f.path.clone(), files.read(&f.path, u64::MAX - 1).unwrap())).collect()
}

#[test]
fn a_seed_gives_one_record_on_any_number_of_cores() {
    let one = made(1, 1);
    assert!(one == made(1, 3));
    let other = made(2, 2);
    assert_eq!(one.len(), other.len());
    let differ = |path: &&String| one[*path] != other[*path];
    assert_eq!(one.keys().filter(differ).count(), one.len() - 1, "all but the charter");
}

#[test]
fn every_check_passes_and_small_bodies_are_not_decrypted() {
    let place = tempfile::tempdir().unwrap();
    let record = place.path().join("record");
    make(&record, VOTERS, 7, &()).unwrap();
    let report = verify(&Directory::new(&record), &Options::default(), &()).report;
    assert!(report.passed(), "{report}");
    let outcomes = report.outcomes();
    assert_eq!(outcomes.len(), 31);
    let few = outcomes.iter().filter(|o| o.status == "too-few").count();
    assert_eq!(few, 24, "towns of four voters");
    assert_eq!(outcomes[0].counted, VOTERS * 14 / 20);
    let counted: u64 = outcomes.iter().map(|o| o.counted).sum();
    // Both contests of a town count its voters.
    assert_eq!(counted, VOTERS + VOTERS * 2 / 20);
    assert!(outcomes.iter().any(|o| o.status == "carried" || o.status == "lost"));
}

#[test]
fn what_is_there_is_not_overwritten_and_no_body_is_empty() {
    let place = tempfile::tempdir().unwrap();
    assert!(matches!(make(place.path(), VOTERS, 1, &()), Err(MakeError::Disk { .. })));
    let refused = make(&place.path().join("record"), 239, 1, &()).unwrap_err();
    assert!(refused.to_string().contains("239 voters"), "{refused}");
}
