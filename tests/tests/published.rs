//! Records read by the names of their files, as from a web server; and their setup judged alone, as on a telephone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in a test, a panic is the verdict"
)]

#[path = "published/browser.rs"]
mod browser;
#[path = "published/desk.rs"]
mod desk;
#[path = "published/growing.rs"]
mod growing;
#[path = "published/making.rs"]
mod making;
#[path = "published/named.rs"]
mod named;
#[path = "published/organiser.rs"]
mod organiser;
#[path = "published/setup.rs"]
mod setup;
#[path = "published/single.rs"]
mod single;
#[path = "published/tampered.rs"]
mod tampered;
#[path = "published/vote_file.rs"]
mod vote_file;

use ostrakon_tests::corpus::clean::CLEAN;
use ostrakon_tests::corpus::{clean_types, governance, tokens};
use ostrakon_tests::forge::Record;

/// Every record that nothing is wrong with, by its name.
fn clean() -> impl Iterator<Item = (&'static str, Record)> {
    let all = [CLEAN, clean_types::CLEAN, governance::CLEAN, tokens::CLEAN].concat();
    all.into_iter().map(|clean| (clean.name, (clean.build)()))
}

/// A record of several bundles and rolls.
fn nation(voters: u64) -> Record {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("record");
    ostrakon_national::make(&path, voters, 5, &()).unwrap();
    Record::read_from(&path)
}
