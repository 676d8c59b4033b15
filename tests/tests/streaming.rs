//! The report of a record depends on nothing but the record: not on how the work is cut, how many cores do it, what fits in memory, or what
//! stands in a file of hints; nor on whether it was interrupted.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is the verdict")]

#[path = "streaming/changing.rs"]
mod changing;
#[path = "streaming/hints.rs"]
mod hints;
#[path = "streaming/interrupted.rs"]
mod interrupted;

use ostrakon_tests::corpus::{self, clean::CLEAN, clean_types, crowd::crowd};
use ostrakon_tests::forge::Record;
use ostrakon_verify::{Options, RecordFiles, Tuning, Verification, verify};
use std::path::PathBuf;
use std::sync::LazyLock;

/// Some nine hundred ballots, with much that is wrong.
static CROWD: LazyLock<Record> = LazyLock::new(crowd);

/// A record of several bundles, rolls and contests that nothing is wrong with.
static NATION: LazyLock<Record> = LazyLock::new(|| {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("record");
    ostrakon_national::make(&path, 960, 5, &()).unwrap();
    Record::read_from(&path)
});

fn tuning(chunk: u64, memory: usize) -> Tuning {
    Tuning { chunk: Some(chunk), memory: Some(memory), ..Tuning::default() }
}

fn on_cores<T: Send>(cores: usize, work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(cores).build().unwrap().install(work)
}

fn json(verification: &Verification) -> String {
    serde_json::to_string(&verification.report).unwrap()
}

/// The report of these files, verified in this way.
fn report(files: &dyn RecordFiles, options: Options, cores: usize) -> String {
    on_cores(cores, || json(&verify(files, &options, &())))
}

/// Entries of a chunk, bytes of each list in memory, cores.
type Cut = (u64, usize, usize);
/// One ballot after the other, and everything on the disk; less than a bundle; more than one.
const CUTS: [Cut; 4] = [(1, 1, 1), (7, 300, 2), (100, 5_000, 1), (256, 60_000, 2)];

/// Cuts a record in different ways, with each of these checks left out.
fn assert_one_report(
    name: &str,
    record: &Record,
    cuts: &[Cut],
    left_out: &[Option<&str>],
    hints: Option<PathBuf>,
) {
    for without in left_out {
        let whole = report(record, record.options(*without), 2);
        for (chunk, memory, cores) in cuts {
            let (tuning, hints) = (tuning(*chunk, *memory), hints.clone());
            let other = report(record, Options { tuning, hints, ..record.options(*without) }, *cores);
            assert_eq!(
                whole, other,
                "{name} without {without:?}, in chunks of {chunk}, {memory} bytes, {cores} cores"
            );
        }
    }
}

#[test]
fn every_corrupted_record_has_one_report() {
    for fixture in corpus::all() {
        let record = (fixture.build)().record;
        assert_one_report(fixture.name, &record, &CUTS[1..2], &[None, Some(fixture.refused_by[0])], None);
    }
}

#[test]
fn every_clean_record_has_one_report() {
    for clean in [CLEAN, clean_types::CLEAN].concat() {
        assert_one_report(clean.name, &(clean.build)(), &CUTS[1..2], &[None], None);
    }
}

#[test]
fn a_crowd_of_faults_has_one_report() {
    assert_one_report("crowd", &CROWD, &CUTS, &[None, Some("301"), Some("304")], None);
    let report = CROWD.verify(None).report;
    let found = |id: &str| report.check(id.parse().unwrap()).unwrap().findings.len();
    assert_eq!([found("303"), found("304"), found("305")], [100; 3], "{report}");
    // Sums are those of what counts, whatever else is wrong.
    assert!(report.not_passed().all(|check| ![501, 502, 503, 701].contains(&check.id.number())), "{report}");
}

/// What is done to the file at a path.
type Damage = (&'static str, fn(&mut Record, &str));

#[test]
fn damaged_records_of_many_bundles_have_one_report() {
    assert!(NATION.verify(None).report.passed());
    assert_one_report("nation", &NATION, &CUTS, &[None], None);
    let bundles: Vec<String> =
        NATION.files.keys().filter(|p| p.starts_with("tile/entries/")).cloned().collect();
    assert!(bundles.len() > 3, "{bundles:?}");
    let damages: [Damage; 6] = [
        ("a byte", |record, path| record.file(path)[5_000] ^= 1),
        ("cut off", |record, path| record.file(path).truncate(9_000)),
        ("missing", |record, path| _ = record.files.remove(path)),
        ("another bundle", |record, path| *record.file(path) = record.files["tile/entries/000"].clone()),
        ("its tile", |record, path| record.file(&path.replace("entries", "0"))[40] ^= 1),
        ("more behind its tile", |record, path| {
            record.file(&path.replace("entries", "0")).extend([0; 9000]);
        }),
    ];
    for (what, damage) in damages {
        for path in [&bundles[1], &bundles[bundles.len() - 1]] {
            let mut record = NATION.clone();
            damage(&mut record, path);
            assert!(!record.verify(None).report.passed(), "{what}: {path}");
            assert_one_report(what, &record, &CUTS[1..2], &[None], None);
        }
    }
}
