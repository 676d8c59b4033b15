//! kill −9 under load (attack 70): in continuous integration a few hundred times, by `cargo xtask crash` as often as one likes.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use ostrakon_tests::crash::{Plan, run};
use ostrakon_tests::postgres::Server;
use std::path::Path;

const PROGRAM: &str = env!("CARGO_BIN_EXE_carry");

/// Kills of each engine.
fn plan() -> Plan {
    let kills = std::env::var("OSTRAKON_KILLS").map_or(150, |kills| kills.parse().unwrap());
    Plan { kills, voters: 12 }
}

#[test]
fn nothing_acknowledged_is_lost_on_sqlite() {
    let told = run(Path::new(PROGRAM), None, plan());
    println!("{told:?}");
    assert!(told.acknowledged > told.kills, "{told:?}: hardly anybody voted");
}

#[test]
fn nothing_acknowledged_is_lost_on_postgres() {
    let told = run(Path::new(PROGRAM), Some(&Server::shared().database()), plan());
    println!("{told:?}");
    assert!(told.acknowledged > told.kills, "{told:?}: hardly anybody voted");
}
