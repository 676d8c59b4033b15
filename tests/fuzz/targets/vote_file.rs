//! A vote file: what reads gives its files, and damage anywhere is refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ostrakon_verify::{RecordFiles, SetupOptions, VoteFile, judge_setup};

fuzz_target!(|bytes: &[u8]| {
    let Ok(file) = VoteFile::read(bytes.to_vec()) else { return };
    let _ = judge_setup(&file, &SetupOptions::default(), &());
    assert!(!file.is_listed());
    for at in [0, bytes.len() / 2, bytes.len() - 1] {
        let mut damaged = bytes.to_vec();
        damaged[at] ^= 1;
        assert!(VoteFile::read(damaged).is_err(), "byte {at}");
    }
});
