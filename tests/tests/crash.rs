//! kill −9 under load (attack 70): in continuous integration a few hundred times, by `cargo xtask crash` as often as one likes.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use ostrakon_postgres::Server;
use ostrakon_tests::crash::{Plan, run};
use std::path::Path;

const PROGRAM: &str = env!("CARGO_BIN_EXE_carry");

/// Kills of each engine: `OSTRAKON_KILLS`, for `OSTRAKON_SECONDS` at most.
fn plan() -> Plan {
    let number = |name| std::env::var(name).ok().map(|text| text.parse().unwrap());
    let kills = number("OSTRAKON_KILLS").unwrap_or(150);
    Plan { kills: kills as usize, seconds: number("OSTRAKON_SECONDS"), voters: 12 }
}

fn kill(name: &str, database: impl Fn() -> Option<String>) {
    let told = run(Path::new(PROGRAM), name, database, plan());
    assert!(told.counts.good() && told.kills > 0, "{told:?}");
    assert!(told.counts.acknowledged > told.kills, "{told:?}: hardly anybody voted");
}

#[test]
fn nothing_acknowledged_is_lost_on_sqlite() {
    kill("sqlite", || None);
}

#[test]
fn nothing_acknowledged_is_lost_on_postgres() {
    kill("postgres", || Some(Server::shared().database()));
}
