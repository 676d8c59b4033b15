//! Ballots are read more than once. A record that is not the same each time is refused, and never believed.

use crate::{CROWD, NATION};
use ostrakon_tests::forge::Record;
use ostrakon_verify::{FileEntry, Options, ReadError, RecordFiles, Status, Tuning, verify};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

/// Gives out a bundle as it is, so many times; then another.
struct Changing<'a> {
    record: &'a Record,
    path: String,
    other: Option<Vec<u8>>,
    honest: usize,
    read: Mutex<BTreeMap<String, usize>>,
}

impl RecordFiles for Changing<'_> {
    fn list(&self) -> Result<Vec<FileEntry>, ReadError> {
        self.record.list()
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let mut read = self.read.lock().unwrap();
        let times = read.entry(path.into()).or_default();
        *times += 1;
        match path == self.path && *times > self.honest {
            true => self.other.clone().ok_or(ReadError::Missing),
            false => self.record.read(path, limit),
        }
    }
}

/// How often a bundle is read.
fn reads(record: &Record, path: &str) -> usize {
    let changing = Changing { record, path: String::new(), other: None, honest: 0, read: Mutex::default() };
    verify(&changing, &options(record), &());
    let times = changing.read.lock().unwrap()[path];
    assert!(times >= 2, "{path} is read {times} times");
    times
}

/// Chunks of whole bundles, so that each is read once in every pass.
fn options(record: &Record) -> Options {
    Options { tuning: Tuning { chunk: Some(256), ..Tuning::default() }, ..record.options(None) }
}

#[test]
fn a_record_that_changes_is_refused() {
    for record in [&*CROWD, &*NATION] {
        let bundles = record.files.keys().filter(|path| path.starts_with("tile/entries/"));
        for path in bundles {
            let mut flipped = record.files[path].clone();
            let middle = flipped.len() / 2;
            flipped[middle] ^= 1;
            let reads = reads(record, path);
            for honest in [1, 2, 3, reads - 1].into_iter().filter(|n| *n < reads).collect::<BTreeSet<_>>() {
                for other in [Some(flipped.clone()), None] {
                    let (path, read) = (path.clone(), Mutex::default());
                    let changing = Changing { record, path, other, honest, read };
                    let verification = verify(&changing, &options(record), &());
                    assert!(!verification.report.passed());
                    assert!(verification.evidence.is_none());
                    let refused = |id: &str| {
                        let check = verification.report.check(id.parse().unwrap()).unwrap();
                        check.status != Status::Passed
                            && check.findings.iter().any(|f| f.what.contains("changed while it was verified"))
                    };
                    let named = ["301", "401", "408", "702"].iter().any(|id| refused(id));
                    assert!(named, "{}: {}", changing.path, verification.report);
                }
            }
        }
    }
}

/// A tile that was listed and is gone when it is to be compared.
#[test]
fn a_tile_that_is_taken_away_meanwhile_is_missed() {
    for path in NATION.files.keys().filter(|path| path.starts_with("tile/") && !path.contains("entries")) {
        let (path, read) = (path.clone(), Mutex::default());
        let changing = Changing { record: &NATION, path, other: None, honest: 0, read };
        let report = verify(&changing, &options(&NATION), &()).report;
        let tiles = report.check("401".parse().unwrap()).unwrap();
        assert_eq!(tiles.status, Status::Failed, "{}: {report}", changing.path);
    }
}
