//! A witness that takes connections and says nothing keeps nobody waiting, and is heard again when it speaks.

use super::witnessed::Watched;
use ostrakon_tests::carried::{Carried, SLUG};
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use std::net::TcpListener;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Less than the service waits for a witness.
const PATIENCE: Duration = Duration::from_millis(2_500);

/// How many witnesses' lines are under the published checkpoint.
fn lines(watched: &Watched, carried: &Carried) -> usize {
    let answer = carried.get(&format!("/elections/{SLUG}/checkpoint"));
    let shown = SignedCheckpoint::parse(&answer.granted()).unwrap().verify(&watched.log_key()).unwrap();
    assert_eq!(shown.head().size, watched.forged.log.size());
    shown.judge(&[watched.witness_key(0), watched.witness_key(1)]).unwrap().cosignatures.len()
}

#[test]
fn a_silent_witness_keeps_nobody_waiting() {
    let watched = Watched::new(false, 2);
    let silent = TcpListener::bind(watched.urls[0].trim_start_matches("http://")).unwrap();
    let _other = watched.witness(1);
    let carried = watched.start(&watched.place).unwrap();
    assert_eq!(carried.draft(&watched.forged).status, 200);
    for entry in watched.forged.log.entries() {
        let begun = Instant::now();
        let answer = carried.give(&watched.forged, entry);
        assert_eq!(answer.status, 200, "{}", answer.text());
        assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
    }
    let begun = Instant::now();
    watched.published(&carried);
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
    assert_eq!(lines(&watched, &carried), 1);

    // Its line comes under the checkpoint that is published already.
    drop(silent);
    let _spoken = watched.witness(0);
    let begun = Instant::now();
    while lines(&watched, &carried) < 2 {
        assert!(begun.elapsed() < Duration::from_secs(60));
        sleep(Duration::from_millis(100));
    }
}
