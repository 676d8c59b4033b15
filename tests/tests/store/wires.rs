//! The connection to the server breaks at every message: what was acknowledged is there, nothing twice, nothing by halves.

use crate::bed::{Bed, block_on, spring};
use ostrakon_postgres::Server;
use ostrakon_postgres::wire::{When, Wire};
use ostrakon_store::Engine;
use ostrakon_tests::batches::whole;
use std::process::{Command, Stdio};

const BATCHES: u64 = 3;

/// Appends over a wire; what was said, and messages sent.
fn appended(bed: &Bed, at: u64, when: When) -> (String, u64) {
    let wire = Wire::to(Server::shared(), at, when, || ());
    let mut command = Command::new(env!("CARGO_BIN_EXE_appender"));
    command.arg(&bed.location.data).arg(wire.address(bed.location.database.as_deref().unwrap()));
    let output = command.arg(BATCHES.to_string()).stderr(Stdio::null()).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), wire.sent())
}

fn numbers(said: &str, word: &str) -> Vec<u64> {
    let lines = said.lines().filter_map(|line| line.strip_prefix(word)?.split(' ').next()?.parse().ok());
    lines.collect()
}

/// Batches that are there.
fn left(bed: &Bed) -> Vec<u64> {
    block_on(async {
        let store = bed.open().await;
        whole(store.board(), spring(&store).await).await
    })
}

#[test]
fn a_broken_connection_loses_nothing_acknowledged() {
    let (said, messages) = appended(&Bed::new(Engine::Postgres), 0, When::Before);
    assert_eq!(numbers(&said, "ok "), [1, 2, 3], "{said}");
    let mut kept = 0;
    for (at, when) in (1..=messages).flat_map(|at| [(at, When::Before), (at, When::After)]) {
        let bed = Bed::new(Engine::Postgres);
        let (said, _) = appended(&bed, at, when);
        let (left, acknowledged) = (left(&bed), numbers(&said, "ok "));
        assert!(left.starts_with(&acknowledged), "{when:?} {at}: left {left:?} of {said}");
        assert!(left.len() <= acknowledged.len() + 1, "{when:?} {at}: left {left:?} of {said}");
        kept += left.len() - acknowledged.len();
    }
    assert!(kept > 0, "a commit whose answer was lost is kept");
}
