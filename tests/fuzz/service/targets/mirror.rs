//! What clients read of services that lie: mirrors of a record of which some files were changed, receipts, witnesses' looks. A mirror that
//! succeeds has every byte of the record, and no other.
#![no_main]
#![allow(clippy::expect_used, clippy::panic, reason = "a panic is a finding")]

use libfuzzer_sys::fuzz_target;
use ostrakon_client::mirror::{Mirror, Source, Stored, beginning};
use ostrakon_client::{ClientError, Receipted};
use ostrakon_fuzz::Choices;
use ostrakon_fuzz_service::histories::log_key;
use ostrakon_fuzz_service::{folder, record::RECORD};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A record that may have been changed.
struct Lying(BTreeMap<String, Vec<u8>>);

fuzz_target!(|input: &[u8]| {
    let mut choices = Choices::new(input);
    assert!(Receipted::verify(input, &log_key(), input).is_err(), "nobody else has the log's key");
    let (home, mut lying) = (folder(), Lying(RECORD.clone()));
    if choices.yes() {
        mirror(home.path(), Lying(RECORD.clone())).expect("the record as it is");
        // What is there already is read again; damage is told.
        let path = lying.change(&mut choices);
        let file = home.path().join("copy").join(&path);
        if file.is_file() {
            fs::write(file, lying.0.get(&path).cloned().unwrap_or_default()).expect("a file");
        }
        let _ = Stored::open(&home.path().join("copy")).map(|held| held.map(|held| held.entries().count()));
        lying = Lying(RECORD.clone());
    }
    for _ in 0..=choices.below(3) {
        lying.change(&mut choices);
    }
    let began = beginning(&lying).is_ok();
    if mirror(folder().path(), lying).is_ok() {
        assert!(began, "a mirror of what has no beginning");
    }
});

impl Lying {
    /// Changes a file, or takes it away; which.
    fn change(&mut self, choices: &mut Choices<'_>) -> String {
        let paths: Vec<String> = self.0.keys().cloned().collect();
        let path = choices.one(&paths).clone();
        match choices.byte() {
            0 => _ = self.0.remove(&path),
            _ => choices.change(self.0.get_mut(&path).expect("a file")),
        }
        path
    }
}

/// Mirrors, and holds what came of it against the record.
fn mirror(home: &Path, source: Lying) -> Result<(), ostrakon_client::mirror::MirrorError> {
    let copy = home.join("copy");
    let mut mirror = Mirror::open(source, &copy, &home.join("evidence"))?;
    let update = mirror.update(None, &())?;
    assert_eq!(mirror.held().map(Stored::size), Some(update.entries));
    for (path, bytes) in RECORD.iter().filter(|(path, _)| *path != "checkpoint") {
        let there = fs::read(copy.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert!(there == *bytes, "{path} is another");
    }
    Ok(())
}

impl Source for Lying {
    fn get(&self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, ClientError> {
        let bytes = self.0.get(path).cloned();
        match bytes.filter(|bytes| bytes.len() as u64 > limit) {
            Some(_) => Err(ClientError::TooLarge { url: path.to_owned(), limit }),
            None => Ok(self.0.get(path).cloned()),
        }
    }

    fn name(&self) -> String {
        "https://board.example/elections/spring".to_owned()
    }
}
