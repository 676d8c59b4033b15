//! Paths of a log's files, identifiers, times and other short texts: what reads is written as it was.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ostrakon_charter::Id;
use ostrakon_group::{Bytes16, Bytes32};
use ostrakon_tlog::files::LogFile;
use ostrakon_tlog::hash::Hash;
use ostrakon_tlog::key::{KeyName, VerifierKey};

fuzz_target!(|text: &str| {
    if let Some(file) = LogFile::parse(text) {
        assert_eq!(file.path(), text);
        if let LogFile::Hashes(tile) = file {
            let _ = (tile.full().path(), tile.decode(text.as_bytes()));
        }
    }
    if let Ok(id) = Id::new(text) {
        assert_eq!(id.as_str(), text);
    }
    if let Ok(name) = KeyName::new(text) {
        assert_eq!(name.as_str(), text);
    }
    if let Ok(key) = VerifierKey::parse(text) {
        assert_eq!(key.to_string(), text);
    }
    if let Ok(hash) = Hash::from_base64(text) {
        assert_eq!(hash.to_base64(), text);
    }
    if let Ok(bytes) = text.parse::<Bytes32>() {
        assert_eq!(bytes.to_string(), text);
    }
    let _ = text.parse::<Bytes16>();
});
