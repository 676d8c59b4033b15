//! A file of ballots in the open (PrefLib), as the command line reads it.
#![no_main]
#![allow(dead_code)]

use libfuzzer_sys::fuzz_target;

#[path = "../../../crates/cli/src/ballots/mod.rs"]
mod ballots;

fuzz_target!(|bytes: &[u8]| {
    let Ok(read) = ballots::parse(bytes, "fuzz.toc") else { return };
    let _ = (read.plain_approval_count(), read.plain_first_preference_count(), read.first_preferences());
});
