//! Chapter 8: the strict variant of Ed25519, and a whole record.

use crate::support::{Json, hex, read};
use data_encoding::BASE64;
use ostrakon_group::sha256;
use ostrakon_tests::reference::without_reasons;
use ostrakon_tlog::ed25519::{self, PublicKey};
use ostrakon_verify::{Directory, Options, Report, verify};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// By the rules of 0.6, lengths included.
fn holds(key: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let key = key.try_into().ok().and_then(|key| PublicKey::from_bytes(key).ok());
    let signature = <&[u8; 64]>::try_from(signature).ok();
    key.zip(signature).is_some_and(|(key, signature)| ed25519::verify(&key, message, signature).is_ok())
}

#[test]
fn strict_ed25519() {
    for case in read("8-verify/ed25519-strict.json")["cases"].list() {
        let found = holds(&case["key"].bytes(), &case["message"].bytes(), &case["signature"].bytes());
        assert_eq!(found, case["valid"].flag(), "{} ({})", case["what"], case["why"]);
    }
}

/// Writes a record's files and verifies the directory.
fn verified(files: &[(String, Vec<u8>)]) -> Report {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).unwrap();
        fs::write(path, bytes).unwrap();
    }
    verify(&Directory::new(folder.path()), &Options::default(), &()).report
}

fn files(vectors: &Value) -> Vec<(String, Vec<u8>)> {
    let files = vectors["files"].as_object().unwrap();
    files.iter().map(|(path, text)| (path.clone(), BASE64.decode(text.text().as_bytes()).unwrap())).collect()
}

/// The reference's whole election passes every check, with the same outcomes; without any one of its files it does not pass.
#[test]
fn record() {
    let vectors = read("8-verify/record.json");
    let files = files(&vectors);
    assert_eq!(files.len(), vectors["sha256"].as_object().unwrap().len());
    for (path, bytes) in &files {
        assert_eq!(hex(sha256(bytes)), vectors["sha256"][path].text(), "{path}");
    }
    let report = verified(&files);
    assert_eq!(report.passed(), vectors["passed"].flag(), "{report}");
    let outcomes = serde_json::to_value(report.outcomes()).unwrap();
    assert_eq!(without_reasons(outcomes), vectors["outcomes"]);
    for left_out in 0..files.len() {
        let mut fewer = files.clone();
        let (path, _) = fewer.remove(left_out);
        assert!(!verified(&fewer).passed(), "without {path}");
    }
}
