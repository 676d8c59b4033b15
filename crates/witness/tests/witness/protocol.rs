//! What is answered, and when.

use crate::common::{Home, ORIGIN, ask, forked, request, shown, signed_by, signing_key, tree};
use ostrakon_tlog::tree::TreeHead;
use ostrakon_tlog::witness::AddCheckpoint;
use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;

#[test]
fn growth_is_cosigned_and_stays() {
    let home = Home::new();
    let witness = home.open();
    assert_eq!(shown(&witness), None);
    assert_eq!(ask(&witness, &request(&tree(0), 0)), Ok(1_800_000_000));
    for (old, new) in [(0, 1), (1, 5), (5, 5), (5, 300), (300, 301)] {
        assert_eq!(ask(&witness, &request(&tree(new), old)), Ok(1_800_000_000));
        assert_eq!(shown(&witness), Some(tree(new).head()));
    }
    drop(witness);
    let witness = home.open();
    assert_eq!(shown(&witness), Some(tree(301).head()));
    assert_eq!(ask(&witness, &request(&tree(302), 300)), Err(409));
    assert_eq!(ask(&witness, &request(&tree(302), 301)), Ok(1_800_000_000));
}

/// Attacks 41 and 42: two roots of one size, a smaller head after a larger one.
#[test]
fn refusals() {
    let home = Home::new();
    let witness = home.open();
    ask(&witness, &request(&tree(5), 0)).unwrap();
    let good = request(&tree(9), 5);
    let status = |asked: &AddCheckpoint| ask(&witness, asked);
    assert_eq!(status(&AddCheckpoint { old: 10, ..good.clone() }), Err(400));
    assert_eq!(status(&AddCheckpoint { old: 4, ..good.clone() }), Err(409));
    assert_eq!(status(&request(&forked(5, 3), 5)), Err(409));
    assert_eq!(status(&request(&forked(9, 3), 5)), Err(422));
    let by = |key| AddCheckpoint { checkpoint: signed_by(&tree(9), &key), ..good.clone() };
    assert_eq!(status(&by(signing_key(ORIGIN, 8))), Err(403));
    assert_eq!(status(&by(signing_key("other.example", 7))), Err(404));
    for malformed in [&b""[..], b"old 5\n\n", b"\xff", b"GET / HTTP/1.1\r\n\r\n"] {
        assert_eq!(witness.add_checkpoint(malformed).unwrap_err().status(), 400);
    }
    assert_eq!(witness.add_checkpoint(&[b'a'; 70_000]).unwrap_err().status(), 413);
    assert_eq!(shown(&witness), Some(tree(5).head()));
    assert_eq!(status(&good), Ok(1_800_000_000));
}

/// A cosignature says that this was the largest tree "as of the specified time": a later one is never earlier.
#[test]
fn the_clock_may_go_back() {
    let home = Home::new();
    let witness = home.open();
    assert_eq!(ask(&witness, &request(&tree(5), 0)), Ok(1_800_000_000));
    home.clock.store(1_700_000_000, SeqCst);
    assert_eq!(ask(&witness, &request(&tree(9), 5)), Ok(1_800_000_000));
    drop(witness);
    let witness = home.open();
    assert_eq!(ask(&witness, &request(&tree(9), 9)), Ok(1_800_000_000));
    home.clock.store(1_800_000_009, SeqCst);
    assert_eq!(ask(&witness, &request(&tree(9), 9)), Ok(1_800_000_009));
}

/// The race of which c2sp.org/tlog-witness warns, many times: nothing is rolled back.
#[test]
fn requests_of_one_log_come_one_after_another() {
    let home = Home::new();
    let witness = Arc::new(home.open());
    ask(&witness, &request(&tree(1), 0)).unwrap();
    for round in 0..20 {
        let old = shown(&witness).unwrap().size;
        let threads = (1..=6).map(|more| {
            let witness = Arc::clone(&witness);
            std::thread::spawn(move || (old + more, ask(&witness, &request(&tree(old + more), old))))
        });
        let threads: Vec<_> = threads.collect();
        let answers: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
        let cosigned: Vec<u64> = answers.iter().filter(|a| a.1.is_ok()).map(|a| a.0).collect();
        assert_eq!(cosigned.len(), 1, "round {round}: {answers:?}");
        assert_eq!(shown(&witness), Some(tree(cosigned[0]).head()));
    }
}

#[test]
fn logs_know_nothing_of_each_other() {
    let home = Home::new();
    let other = signing_key("board.example/register", 8);
    let entries = [crate::common::log(), signing_key("board.example/register", 8)];
    home.list(&entries.map(|key| ostrakon_witness::logs::LogEntry {
        key: ostrakon_tlog::checkpoint::LogKey::new(key.verifier_key()),
        url: None,
    }));
    let witness = home.open();
    ask(&witness, &request(&tree(5), 0)).unwrap();
    let first = AddCheckpoint { checkpoint: signed_by(&forked(3, 0), &other), ..request(&tree(3), 0) };
    assert_eq!(ask(&witness, &first), Ok(1_800_000_000));
    assert_eq!(shown(&witness), Some(tree(5).head()));
    let heads: Vec<TreeHead> =
        witness.seen().iter().map(|s| *s.held.as_ref().unwrap().as_ref().unwrap().head()).collect();
    assert_eq!(heads, [tree(5).head(), forked(3, 0).head()]);
}
