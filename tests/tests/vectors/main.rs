//! Every vector of `spec/vectors`, which the Python reference made from the specification alone, reproduced by the Rust crates.
//!
//! One module a chapter. Values are computed again from the vector's inputs and compared byte for byte; what is to be refused
//! must be refused, by the check that the vector names.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod board;
mod cast;
mod certify;
mod charter;
mod contests;
mod decrypt;
mod documents;
mod log;
mod methods;
mod mutated;
mod notation;
mod prover;
mod register;
mod roll;
mod setup;
mod support;
mod tally;
mod token;
mod totals;
mod verify;

use std::collections::BTreeSet;
use std::fs::read_dir;
use std::path::Path;

/// Which source reads which chapter's files.
const SOURCES: [(&str, &[&str]); 10] = [
    (
        "0-notation",
        &[
            include_str!("notation.rs"),
            include_str!("documents.rs"),
            include_str!("log.rs"),
            include_str!("token.rs"),
        ],
    ),
    ("1-setup", &[include_str!("setup.rs")]),
    ("2-roll", &[include_str!("roll.rs"), include_str!("token.rs")]),
    ("3-cast", &[include_str!("cast.rs"), include_str!("mutated.rs")]),
    ("4-board", &[include_str!("board.rs")]),
    ("5-tally", &[include_str!("tally.rs")]),
    ("6-decrypt", &[include_str!("decrypt.rs"), include_str!("totals.rs")]),
    (
        "7-certify",
        &[
            include_str!("certify.rs"),
            include_str!("charter.rs"),
            include_str!("methods.rs"),
            include_str!("../../../crates/register/tests/register/verdict_vectors.rs"),
        ],
    ),
    ("8-verify", &[include_str!("verify.rs")]),
    (
        "9-register",
        &[include_str!("register.rs"), include_str!("../../../crates/register/tests/register/vectors.rs")],
    ),
];

/// All files below a folder, as paths relative to `spec/vectors`.
fn files(folder: &Path, prefix: &str, found: &mut BTreeSet<String>) {
    for entry in read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        match entry.file_type().unwrap().is_dir() {
            true => files(&entry.path(), &format!("{path}/"), found),
            false => assert!(found.insert(path)),
        }
    }
}

/// No vector can be added without a test that reads it.
#[test]
fn every_file_is_read_by_its_chapter() {
    let mut found = BTreeSet::new();
    files(&support::folder(), "", &mut found);
    for path in &found {
        let chapter = path.split('/').next().unwrap();
        let sources = SOURCES.iter().find(|(name, _)| *name == chapter).expect(path).1;
        let names = [format!("\"{path}\""), format!("/spec/vectors/{path}\"")];
        let reads = |source: &&str| names.iter().any(|name| source.contains(name));
        assert!(sources.iter().any(reads), "{path} is read by no test");
    }
}
