//! Records verified in pieces (spec 8.9): the same report, whatever the cut; results that are missing, altered, doubled or of another record are
//! refused by name.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is the verdict")]

use ostrakon_tests::corpus::crowd::crowd;
use ostrakon_tests::forge::Record;
use ostrakon_tests::pieces::{Memory, SMALL, assert_alike, in_pieces, run_all};
use ostrakon_verify::shards::{self, Cut, Folder, Job, ShardError, Store, Task};
use ostrakon_verify::{Options, RecordFiles};
use std::collections::BTreeMap;

/// For records with many rolls.
const LARGER: Cut = Cut { voters: 400, ..SMALL };

/// A national record that passes, small.
fn national(voters: u64) -> Record {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("record");
    ostrakon_national::make(&path, voters, 3, &()).unwrap();
    Record::read_from(&path)
}

fn reduced(record: &dyn RecordFiles, job: &Job, store: &dyn Store) -> Result<shards::Reduced, ShardError> {
    shards::reduce(record, job, store, &Options::default(), &())
}

#[test]
fn everything_that_can_be_wrong_with_ballots_is_found_in_pieces_too() {
    let record = crowd();
    assert_alike("crowd", &record, &record.verify(None).report);
}

#[test]
fn the_cut_does_not_matter() {
    let record = crowd();
    let own = record.verify(None).report;
    for cut in [
        Cut { stretch: 256, voters: 1, parts: 1 },
        Cut { stretch: 512, voters: 3, parts: 2 },
        Cut { stretch: 1 << 20, voters: 1 << 20, parts: 16 },
    ] {
        let reduced = in_pieces(&record, &Options::default(), cut).unwrap();
        assert_eq!(reduced.verification.report, own, "{cut:?}");
    }
}

#[test]
fn stretches_tile_the_log_and_tell_what_counts_and_what_is_refused() {
    let record = crowd();
    let reduced = in_pieces(&record, &Options::default(), SMALL).unwrap();
    let mut next = 0;
    for stretch in &reduced.stretches {
        assert_eq!(stretch.first, next);
        next += stretch.count;
        let refused = |check| stretch.rejected.iter().any(|(_, by)| *by == check);
        assert!(stretch.superseded > 0, "{stretch:?}");
        assert!((301..=305).all(|check| stretch.first > 0 || refused(check)), "{stretch:?}");
        assert!(stretch.rejected.is_sorted_by(|a, b| a < b), "{stretch:?}");
    }
    assert!(reduced.stretches.len() >= 3);
    // Five members of one roll, four of the other.
    assert!(reduced.stretches.iter().map(|stretch| stretch.counted).sum::<u64>() < 20);
}

#[test]
fn a_good_record_passes_and_every_ballot_is_counted_once() {
    let record = national(1500);
    let reduced = in_pieces(&record, &Options::default(), LARGER).unwrap();
    assert!(reduced.verification.report.passed(), "{}", reduced.verification.report);
    let one = record.verify(None).report;
    assert_eq!(
        serde_json::to_string(&reduced.verification.report).unwrap(),
        serde_json::to_string(&one).unwrap()
    );
    let sum = |of: fn(&shards::Stretch) -> u64| reduced.stretches.iter().map(of).sum::<u64>();
    assert_eq!((sum(|s| s.counted), sum(|s| s.superseded)), (1500, 75));
    assert!(reduced.stretches.iter().all(|stretch| stretch.rejected.is_empty()));
}

#[test]
fn every_length_of_a_last_bundle_is_right() {
    // 5 % more ballots than voters, 1 + 92 documents around them: the sizes below are what the record has.
    for voters in [392, 393, 394, 395, 396, 397, 398, 399, 400] {
        let record = national(voters);
        assert_alike("national", &record, &record.verify(None).report);
    }
}

#[test]
fn voters_that_were_read_from_another_file_are_refused() {
    let record = national(600);
    let job = Job::open(&record, Some(LARGER)).unwrap();
    let store = Memory::default();
    let mut changed = record.clone();
    let path = changed.path("roll/");
    *changed.file(&path).last_mut().unwrap() ^= 1;
    let [first, second, third] = job.passes();
    for task in first.iter().chain(&second).chain(&third) {
        let from = if matches!(task, Task::Voters { .. }) { &changed } else { &record };
        shards::run(from, &job, task, &store, &()).unwrap();
    }
    let told = reduced(&record, &job, &store);
    assert!(matches!(told, Err(ShardError::Altered(Task::Voters { .. }))), "{told:?}");
}

#[test]
fn more_entries_than_any_record_has_are_not_cut() {
    let mut record = national(600);
    let checkpoint = String::from_utf8(record.files["checkpoint"].clone()).unwrap();
    let size = checkpoint.lines().nth(1).unwrap().to_owned();
    let large = checkpoint.replacen(&size, "4611686018427387904", 1);
    record.files.insert("checkpoint".into(), large.into_bytes());
    assert!(matches!(Job::open(&record, Some(SMALL)), Err(ShardError::NotCut(_))));
}

#[test]
fn whoever_runs_a_task_again_gets_the_same_bytes() {
    let record = crowd();
    let job = Job::open(&record, Some(SMALL)).unwrap();
    let (one, other) = (Memory::default(), Memory::default());
    run_all(&record, &job, &one).unwrap();
    run_all(&record, &job, &other).unwrap();
    assert_eq!(*one.0.lock().unwrap(), *other.0.lock().unwrap());
}

#[test]
fn what_is_done_is_not_done_again() {
    let record = national(900);
    let place = tempfile::tempdir().unwrap();
    let store = Folder::new(place.path());
    let job = Job::open(&record, Some(LARGER)).unwrap();
    let [first, ..] = job.passes();
    for task in first.iter().step_by(2) {
        shards::run(&record, &job, task, &store, &()).unwrap();
    }
    let run = run_all(&record, &job, &store).unwrap();
    assert_eq!(run.len(), job.passes().concat().len() - first.len().div_ceil(2));
    assert!(reduced(&record, &job, &store).unwrap().verification.report.passed());
}

#[test]
fn every_result_that_is_missing_is_named() {
    let record = crowd();
    let job = Job::open(&record, Some(SMALL)).unwrap();
    let all = Memory::default();
    run_all(&record, &job, &all).unwrap();
    for task in job.passes().concat() {
        let note = format!("done/{}", task.id(&job));
        let mut kept = all.0.lock().unwrap().clone();
        kept.remove(&note).unwrap();
        let store = Memory(kept.into());
        match reduced(&record, &job, &store) {
            Err(ShardError::Missing(named)) => assert_eq!(named, task),
            other => panic!("{task}: {other:?}"),
        }
    }
}

#[test]
fn whatever_is_altered_in_a_result_is_refused_by_name() {
    let record = national(600);
    let job = Job::open(&record, Some(LARGER)).unwrap();
    let store = Memory::default();
    run_all(&record, &job, &store).unwrap();
    let good = store.0.lock().unwrap().clone();
    for task in job.passes().concat() {
        let name = shards::done(&job, &task, &store).unwrap().unwrap();
        let path = format!("results/{name}");
        let length = good[&path].len();
        let (head, step) = (20.min(length), (length / 30).max(1));
        for place in (0..head).chain((head..length).step_by(step)) {
            let mut altered = good.clone();
            altered.get_mut(&path).unwrap()[place] ^= 1;
            let store = Memory(altered.into());
            // What a later pass reads of it, that pass refuses; the head, whoever puts all together.
            let told = reduced(&record, &job, &store).err().or_else(|| rerun(&record, &job, &store, &task));
            match told {
                Some(ShardError::Altered(named) | ShardError::Missing(named)) => {
                    assert_eq!(named, task, "{place}")
                }
                other => panic!("{task}, byte {place}: {other:?}"),
            }
        }
    }
}

/// Runs the passes behind a task anew.
fn rerun(record: &Record, job: &Job, store: &Memory, task: &Task) -> Option<ShardError> {
    let [_, joins, weighs] = job.passes();
    let behind = match task {
        Task::Ballots { .. } | Task::Voters { .. } | Task::Roll { .. } => joins,
        _ => weighs,
    };
    behind.iter().find_map(|task| shards::run(record, job, task, store, &()).err())
}

#[test]
fn a_result_in_another_ones_place_is_refused() {
    let record = crowd();
    let job = Job::open(&record, Some(SMALL)).unwrap();
    let store = Memory::default();
    run_all(&record, &job, &store).unwrap();
    for pass in job.passes() {
        for pair in pass.windows(2) {
            let notes = pair.iter().map(|task| format!("done/{}", task.id(&job))).collect::<Vec<_>>();
            let mut kept = store.0.lock().unwrap().clone();
            let doubled = kept[&notes[0]].clone();
            kept.insert(notes[1].clone(), doubled);
            match reduced(&record, &job, &Memory(kept.into())) {
                Err(ShardError::Altered(named)) => assert_eq!(named, pair[1]),
                other => panic!("{}: {other:?}", pair[1]),
            }
        }
    }
}

#[test]
fn results_of_another_record_and_of_another_cut_are_not_taken() {
    let (record, other) = (national(600), national(601));
    let store = Memory::default();
    let job = Job::open(&record, Some(SMALL)).unwrap();
    run_all(&record, &job, &store).unwrap();
    for (record, cut) in [(&other, SMALL), (&record, Cut { parts: 4, ..SMALL })] {
        let job = Job::open(record, Some(cut)).unwrap();
        assert!(matches!(reduced(record, &job, &store), Err(ShardError::Missing(_))));
    }
    assert!(matches!(reduced(&other, &job, &store), Err(ShardError::Changed(_))));
}

#[test]
fn results_made_from_others_than_those_that_are_there_are_stale() {
    let record = crowd();
    let job = Job::open(&record, Some(SMALL)).unwrap();
    let store = Memory::default();
    run_all(&record, &job, &store).unwrap();
    // Somebody runs a task of the first pass on a copy with another ballot.
    let mut changed = record.clone();
    let path = changed.path("tile/entries/000");
    let last = changed.files[&path].len() - 1;
    changed.file(&path)[last] ^= 1;
    let [first, ..] = job.passes();
    let task = first.iter().find(|task| matches!(task, Task::Ballots { first: 0, .. })).unwrap();
    shards::run(&changed, &job, task, &store, &()).unwrap();
    assert!(matches!(reduced(&record, &job, &store), Err(ShardError::Stale(Task::Join { part: 0 }))));
}

#[test]
fn a_record_that_changes_under_way_is_told() {
    let record = crowd();
    let job = Job::open(&record, Some(SMALL)).unwrap();
    let store = Memory::default();
    let [first, second, third] = job.passes();
    for task in first.iter().chain(&second) {
        shards::run(&record, &job, task, &store, &()).unwrap();
    }
    let mut changed = record.clone();
    let path = changed.path("tile/entries/001");
    changed.file(&path)[40] ^= 1;
    let told: Vec<ShardError> =
        third.iter().filter_map(|task| shards::run(&changed, &job, task, &store, &()).err()).collect();
    assert!(matches!(told.as_slice(), [ShardError::Changed(_)]), "{told:?}");
    changed = record.clone();
    changed.files.insert("checkpoint".into(), national(600).files["checkpoint"].clone());
    assert!(matches!(shards::run(&changed, &job, &third[0], &store, &()), Err(ShardError::Changed(_))));
}

#[test]
fn no_task_but_those_of_the_job_is_run() {
    let record = national(600);
    let job = Job::open(&record, Some(SMALL)).unwrap();
    for task in [
        Task::Ballots { first: 0, count: 255 },
        Task::Ballots { first: 128, count: 256 },
        Task::Ballots { first: 1 << 40, count: 256 },
        Task::Weigh { first: 256, count: 0 },
        Task::Voters { roll: 999, first: 0, count: 5 },
        Task::Roll { roll: 999 },
        Task::Join { part: 3 },
    ] {
        let told = shards::run(&record, &job, &task, &Memory::default(), &());
        assert!(matches!(told, Err(ShardError::NoTask(_))), "{task}: {told:?}");
    }
}

#[test]
fn a_record_without_opening_is_not_cut() {
    let mut record = national(600);
    record.files.remove("checkpoint");
    assert!(matches!(Job::open(&record, None), Err(ShardError::NotCut(_))));
    let empty = Record { files: BTreeMap::new(), ..Record::default() };
    assert!(matches!(Job::open(&empty, None), Err(ShardError::NotCut(_))));
}
