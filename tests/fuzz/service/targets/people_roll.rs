//! A body's roll of people (spec 10.7): what is taken can be given back and uploaded again, and changes nothing then.
#![no_main]
#![allow(clippy::expect_used, clippy::panic, reason = "a panic is a finding")]
#![allow(dead_code, unused_imports)]

use libfuzzer_sys::fuzz_target;
use roll::{Known, compare, read, write};

#[path = "../../../../crates/service/src/people/address.rs"]
mod address;
#[path = "../../../../crates/service/src/people/roll/mod.rs"]
mod roll;

/// As these files name each other.
mod people {
    pub(crate) use crate::address;
}

fuzz_target!(|bytes: &[u8]| {
    let sheet = read(bytes, "board");
    let lines = sheet.lines.iter().map(|line| line.number).chain(sheet.refused.iter().map(|line| line.line));
    assert!(lines.max().unwrap_or(1) <= 1 + bytes.len() as u64, "a line that is not there");
    assert!(sheet.refused.iter().all(|line| !line.reason.is_empty()));
    let members: Vec<_> = sheet.lines.into_iter().map(|line| line.member).collect();
    let written = write("board", &members).expect("what was read");
    let again = read(&written, "board");
    assert!(again.refused.is_empty(), "{:?}", again.refused);
    let (change, _, taken) = compare(&again.lines, &Known { before: members.clone(), ..Known::default() });
    assert!(taken.is_empty() && change == ostrakon_store::RollChange::default());
    assert_eq!(again.lines.into_iter().map(|line| line.member).collect::<Vec<_>>(), members);
});
