//! What a witness is asked and answers, and evidence of forks: what reads is written as it was.
#![no_main]
#![allow(clippy::expect_used, clippy::panic, reason = "a panic is a finding")]

use libfuzzer_sys::fuzz_target;
use ostrakon_tlog::checkpoint::LogKey;
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::fork::Fork;
use ostrakon_tlog::key::{KeyName, SigningKey};
use ostrakon_tlog::witness::{
    AddCheckpoint, encode_cosignatures, encode_size, judge, parse_cosignatures, parse_size,
};
use std::sync::LazyLock;

static LOG: LazyLock<LogKey> = LazyLock::new(|| {
    let name = KeyName::new("log.example/potsherds").expect("a name");
    LogKey::new(SigningKey::new(name, SecretKey::from_seed(&[7; 32])).verifier_key())
});

fuzz_target!(|bytes: &[u8]| {
    if let Ok(request) = AddCheckpoint::parse(bytes) {
        assert_eq!(request.encode().as_bytes(), bytes);
        assert!(judge(&LOG, None, &request).is_err(), "nobody else has the log's key");
    }
    if let Some(size) = parse_size(bytes) {
        assert_eq!(encode_size(size).as_bytes(), bytes);
    }
    if let Ok(lines) = parse_cosignatures(bytes) {
        assert_eq!(encode_cosignatures(&lines).as_bytes(), bytes);
    }
    let mut parts = bytes.splitn(3, |byte| *byte == 0);
    let mut part = || parts.next().unwrap_or_default();
    assert!(Fork::parse(&LOG, part(), part(), part()).is_err(), "nobody else has the log's key");
});
