//! Files that no document names: whatever they are called, nothing of them is kept.

use ostrakon_election::document::SignedDocument;
use ostrakon_tests::carried::{Carried, SLUG, election, files, room};
use ostrakon_tests::forge::Setting;
use tempfile::TempDir;

/// Where files of the log itself stand, and elsewhere.
const STRAYS: [&str; 5] =
    ["checkpoint", "tile/0/000.p/1", "tile/entries/000.p/9", "register/checkpoint", "x"];

#[test]
fn they_are_refused_with_every_document_and_the_log_is_read_again() {
    let data = TempDir::new().unwrap();
    let mut forged = election(Setting::default());
    forged.finish();
    Carried::place_key(data.path(), &forged.people);
    let settings = Carried::settings(&forged.people);
    let carried = Carried::start(data.path(), settings.clone(), None).unwrap();
    carried.set_clock(forged.manifest.opens);
    assert_eq!(carried.draft(&forged).status, 200);
    for (number, entry) in forged.log.entries().iter().enumerate() {
        if !entry.starts_with(b"OB") {
            let document = SignedDocument::decode(entry).unwrap();
            let mut sent = files(&forged, &document.body);
            sent.insert(STRAYS[number % STRAYS.len()].to_owned(), b"stray".to_vec());
            let answer = carried.send(room(&document.body), &[entry], &sent);
            assert!(
                answer.status != 200 && answer.text().contains("101"),
                "{}: {}",
                document.body.name(),
                answer.text()
            );
        }
        let answer = carried.give(&forged, entry);
        assert_eq!(answer.status, 200, "{}", answer.text());
    }
    drop(carried);
    let carried = Carried::start(data.path(), settings, None).unwrap();
    let entries = carried.get(&format!("/api/elections/{SLUG}")).json()["entries"].as_u64();
    assert_eq!(entries, Some(forged.log.entries().len() as u64));
}
