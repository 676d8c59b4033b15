//! A checkpoint and keys in text: what reads is written as it was.
#![no_main]
#![allow(clippy::expect_used, clippy::panic, reason = "a panic is a finding")]

use libfuzzer_sys::fuzz_target;
use ostrakon_tlog::checkpoint::{Checkpoint, LogKey, SignedCheckpoint};
use ostrakon_tlog::cosignature::WitnessKey;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(checkpoint) = SignedCheckpoint::parse(bytes) {
        assert_eq!(checkpoint.encode().as_bytes(), bytes);
        let text = checkpoint.unverified().text();
        assert_eq!(Checkpoint::parse_text(&text).expect("its own text"), *checkpoint.unverified());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = (LogKey::parse(text), WitnessKey::parse(text));
    }
});
