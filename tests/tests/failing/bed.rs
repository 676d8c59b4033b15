//! What all of it needs.

use ostrakon_tests::carried::{Answer, Caller, SLUG};
use ostrakon_tests::crash::{Evidence, Moment, Vote};
use ostrakon_tests::failing::{first_ballot, forged, published};
use ostrakon_tests::forge::Election;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_carry");
/// The board that all are given.
pub(crate) static ELECTION: LazyLock<Election> = LazyLock::new(forged);

/// The forged ballots, in their order.
pub(crate) fn ballots() -> Vec<&'static [u8]> {
    ELECTION.log.entries().iter().filter(|entry| entry.starts_with(b"OB")).map(Vec::as_slice).collect()
}

/// A vote that was opened and has no ballots.
pub(crate) fn opened() -> Vote<'static> {
    Vote::carried(Path::new(PROGRAM), &ELECTION, None, first_ballot(&ELECTION))
}

/// Casts a ballot that must be taken.
pub(crate) fn cast(caller: &Caller, evidence: &mut Evidence, ballot: &[u8]) {
    evidence.acknowledged(ballot, caller.cast(ballot).granted());
}

/// A refusal of this status, as a problem that says what to do; its detail.
pub(crate) fn refused(answer: &Answer, status: u16) -> String {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    answer.json()["detail"].as_str().unwrap().to_owned()
}

/// The stage that the election is said to have reached.
pub(crate) fn stage(caller: &Caller) -> String {
    caller.get(&format!("/api/elections/{SLUG}")).json()["stage"].as_str().unwrap().to_owned()
}

/// Waits until so many entries are published, and holds the evidence against them.
pub(crate) fn judge(vote: &Vote<'_>, evidence: &Evidence, entries: usize) {
    let start = Instant::now();
    while published(vote) != Some(entries as u64) {
        assert!(start.elapsed() < Duration::from_secs(20), "{:?} entries, not {entries}", published(vote));
        std::thread::sleep(Duration::from_millis(20));
    }
    let moment = Moment::of(&vote.record()).unwrap();
    assert_eq!(moment.board().unwrap().entries(), &ELECTION.log.entries()[..entries]);
    evidence.judge(&moment).unwrap();
}
