//! The disk fails, the process ends: what is out is never taken back.

use crate::common::{Call, Home, ask, forked, request, shown, tree};
use ostrakon_tlog::tree::{MerkleTree, TreeHead};
use ostrakon_witness::failure::Failure;
use ostrakon_witness::witness::OpenError;
use proptest::prelude::*;
use proptest::test_runner::Config;

#[test]
fn a_write_that_failed_changes_nothing() {
    let home = Home::new();
    let witness = home.open();
    ask(&witness, &request(&tree(5), 0)).unwrap();
    home.disk.next_write(Call::Fails);
    assert_eq!(ask(&witness, &request(&tree(9), 5)), Err(500));
    assert_eq!(shown(&witness), Some(tree(5).head()));
    // Nobody has a cosignature of 9, so another 9 may come.
    assert!(ask(&witness, &request(&forked(9, 7), 5)).is_ok());
}

#[test]
fn a_write_that_failed_late_counts() {
    let home = Home::new();
    let witness = home.open();
    ask(&witness, &request(&tree(5), 0)).unwrap();
    home.disk.next_write(Call::FailsLate);
    assert_eq!(ask(&witness, &request(&tree(9), 5)), Err(500));
    assert_eq!(shown(&witness), Some(tree(9).head()));
    assert_eq!(ask(&witness, &request(&forked(9, 7), 5)), Err(409));
    assert_eq!(ask(&witness, &request(&tree(9), 5)), Err(409));
    assert!(ask(&witness, &request(&tree(9), 9)).is_ok());
}

#[test]
fn what_cannot_be_read_again_is_not_guessed() {
    let home = Home::new();
    let witness = home.open();
    ask(&witness, &request(&tree(5), 0)).unwrap();
    home.disk.next_write(Call::FailsLate);
    assert_eq!(ask(&witness, &request(&tree(9), 5)), Err(500));
    for _ in 0..3 {
        home.disk.reads.lock().unwrap().push(Call::Fails);
        assert_eq!(ask(&witness, &request(&tree(9), 9)), Err(500));
    }
    assert!(ask(&witness, &request(&tree(9), 9)).is_ok());
}

/// After a failure the file must be the old one or the new one, and not an older one or none.
#[test]
fn a_head_that_went_back_is_refused() {
    let home = Home::new();
    let witness = home.open();
    let path = home.layout().head(&crate::common::log_key());
    ask(&witness, &request(&tree(3), 0)).unwrap();
    let older = std::fs::read(&path).unwrap();
    ask(&witness, &request(&tree(5), 3)).unwrap();
    let right = std::fs::read(&path).unwrap();
    home.disk.next_write(Call::Fails);
    assert_eq!(ask(&witness, &request(&tree(9), 5)), Err(500));
    std::fs::write(&path, older).unwrap();
    assert_eq!(ask(&witness, &request(&tree(9), 3)), Err(500));
    std::fs::remove_file(&path).unwrap();
    assert_eq!(ask(&witness, &request(&tree(9), 0)), Err(500));
    std::fs::write(&path, right).unwrap();
    assert!(ask(&witness, &request(&tree(9), 5)).is_ok());
}

/// A disk without room, or a folder that is gone: the real one, without any part played.
#[test]
fn a_folder_that_is_gone() {
    let home = Home::new();
    let witness = home.open();
    ask(&witness, &request(&tree(5), 0)).unwrap();
    let (heads, away) = (home.layout().heads(), home.layout().folder().join("away"));
    std::fs::rename(&heads, &away).unwrap();
    assert_eq!(ask(&witness, &request(&tree(9), 5)), Err(500));
    assert_eq!(ask(&witness, &request(&tree(9), 5)), Err(500));
    assert_eq!(ask(&witness, &request(&tree(9), 0)), Err(500));
    std::fs::rename(&away, &heads).unwrap();
    assert!(ask(&witness, &request(&tree(9), 5)).is_ok());
    drop(witness);
    std::fs::rename(&heads, &away).unwrap();
    assert!(matches!(home.try_open(), Err(OpenError::NoHeads { .. })));
}

#[test]
fn a_damaged_head_is_found_at_the_start() {
    let home = Home::new();
    let witness = home.open();
    ask(&witness, &request(&tree(5), 0)).unwrap();
    drop(witness);
    let path = home.layout().head(&crate::common::log_key());
    let good = std::fs::read_to_string(&path).unwrap();
    let log_only =
        good.lines().filter(|line| !line.contains("witness.example")).map(|l| format!("{l}\n")).collect();
    for bad in
        [String::new(), good.replacen("\n5\n", "\n6\n", 1), log_only, good[..good.len() - 9].to_owned()]
    {
        std::fs::write(&path, bad).unwrap();
        assert!(matches!(home.try_open(), Err(OpenError::Failure(Failure::Damaged { .. }))));
    }
    std::fs::write(&path, good).unwrap();
    home.open();
}

#[test]
fn one_process_has_the_directory() {
    let home = Home::new();
    let witness = home.open();
    assert!(matches!(home.try_open(), Err(OpenError::Held { .. })));
    drop(witness);
    home.open();
}

/// What happens next.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// A request of one of two histories, from one size to another, while the disk does this.
    Ask { fork: bool, from: From, more: u64, disk: Call },
    /// The process ends and another begins.
    Restart,
}

/// From where a request proves.
#[derive(Clone, Copy, Debug)]
enum From {
    Shown,
    Released,
    Nothing,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let disk = prop_oneof![3 => Just(Call::Works), 1 => Just(Call::Fails), 1 => Just(Call::FailsLate)];
    let from = prop_oneof![4 => Just(From::Shown), 1 => Just(From::Released), 1 => Just(From::Nothing)];
    let ask = (any::<bool>(), from, 0u64..4, disk).prop_map(|(fork, from, more, disk)| Step::Ask {
        fork,
        from,
        more,
        disk,
    });
    prop::collection::vec(prop_oneof![6 => ask, 1 => Just(Step::Restart)], 1..40)
}

/// Two histories that part at 3.
fn history(fork: bool, size: u64) -> MerkleTree {
    if fork { forked(size, 3) } else { tree(size) }
}

proptest! {
    #![proptest_config(Config { cases: 16, failure_persistence: None, ..Config::default() })]

    /// Whatever fails: all cosignatures that ever came out are of one history, and sizes and times never fall.
    #[test]
    fn one_history_ever(steps in steps()) {
        let home = Home::new();
        let mut witness = home.open();
        let mut released: Vec<(TreeHead, u64)> = Vec::new();
        for step in steps {
            let Step::Ask { fork, from, more, disk } = step else {
                drop(witness);
                witness = home.open();
                continue;
            };
            let last = released.last().map_or(0, |(head, _)| head.size);
            let old = match from {
                From::Shown => shown(&witness).map_or(0, |head| head.size),
                From::Released => last,
                From::Nothing => 0,
            };
            let grown = history(fork, old + more);
            home.disk.writes.lock().unwrap().clear();
            home.disk.next_write(disk);
            if let Ok(time) = ask(&witness, &request(&grown, old)) {
                prop_assert!(released.last().is_none_or(|(head, before)| head.size <= old + more && *before <= time));
                released.push((grown.head(), time));
            }
            home.disk.writes.lock().unwrap().clear();
            // What is shown is never behind what is out.
            let last = released.last().map_or(0, |(head, _)| head.size);
            prop_assert!(shown(&witness).map_or(0, |head| head.size) >= last);
        }
        let of = |fork| released.iter().all(|(head, _)| history(fork, head.size).head() == *head);
        prop_assert!(of(false) || of(true), "{released:?}");
    }
}
