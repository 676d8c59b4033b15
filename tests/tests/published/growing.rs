//! A log that grows while it is read: partial files go, longer ones come, and the reading is of the checkpoint with which it began.

use ostrakon_tests::forge::{Election, Record, Stage};
use ostrakon_verify::{
    FileEntry, Published, ReadError, RecordFiles, SetupOptions, Status, judge_setup, verify,
};
use std::sync::atomic::{AtomicUsize, Ordering};

/// One record for the first so many reads, then a later one.
struct Growing<'a> {
    early: &'a Record,
    later: &'a Record,
    honest: usize,
    reads: AtomicUsize,
}

impl RecordFiles for Growing<'_> {
    fn list(&self) -> Result<Vec<FileEntry>, ReadError> {
        Err(ReadError::NoListing)
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let before = self.reads.fetch_add(1, Ordering::Relaxed) < self.honest;
        if before { self.early } else { self.later }.read(path, limit)
    }
}

#[test]
fn what_is_read_is_what_the_first_checkpoint_signs() {
    let mut election = Election::at(Stage::Ballots);
    election.cast_places(&[0, 1]);
    let early = election.publish();
    election.cast_places(&[2, 3, 4]);
    let later = election.publish();
    assert!(early.files.keys().any(|path| !later.files.contains_key(path)), "partial files go");
    let whole = early.verify(None).report;
    for honest in 1..20 {
        let growing = Growing { early: &early, later: &later, honest, reads: AtomicUsize::new(0) };
        let published = Published::open(&growing).unwrap();
        let report = verify(&published, &early.options(None), &()).report;
        for (one, other) in whole.checks().iter().zip(report.checks()) {
            assert_eq!(one.status, other.status, "{honest}: {report}");
        }
        assert!(whole.checks().iter().any(|check| check.status == Status::NotRun), "voting goes on");
        let growing = Growing { reads: AtomicUsize::new(0), ..growing };
        let judged = judge_setup(&growing, &SetupOptions::default(), &()).unwrap();
        assert!(judged.opened.is_some(), "{honest}: {}", judged.report);
    }
}
