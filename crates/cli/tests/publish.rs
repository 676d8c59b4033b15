//! Publishing copies a record and nothing else, and removes nothing but what an earlier copy left.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use std::fs;
use support::{Place, begin, snapshot};

const PUBLISH: &str = "election publish --record spring --to www";

fn grow(place: &Place, trustee: u16) {
    place.good(&format!("trustee commit --state t{trustee} --record spring --out c{trustee}"));
    place.good(&format!("election accept --record spring c{trustee}"));
}

/// Relative paths and bytes.
fn contents(place: &Place, folder: &str) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let root = place.path(folder);
    let files = snapshot(&root).into_iter();
    files.map(|(path, bytes)| (path.strip_prefix(&root).unwrap().to_owned(), bytes)).collect()
}

#[test]
fn foreign_files_in_a_record_are_named_and_not_published() {
    let place = Place::new();
    begin(&place);
    place.write("spring/codes.txt", "secret");
    place.bad(PUBLISH, 1, &["spring/codes.txt", "nothing is published"]);
    assert!(!place.path("www").exists());
    fs::rename(place.path("spring/codes.txt"), place.path("spring/tile/codes.txt")).unwrap();
    place.bad(PUBLISH, 1, &["spring/tile/codes.txt"]);
    fs::remove_file(place.path("spring/tile/codes.txt")).unwrap();
    // What an append left that was cut off is no secret, and no part of the record.
    let before = contents(&place, "spring");
    place.write("spring/tile/entries/000.p/9", "cut off");
    place.write("spring/.ostrakon-writing-7", "cut off");
    place.good(PUBLISH);
    assert_eq!(before, contents(&place, "www"));
}

#[test]
fn side_files_are_held_against_their_hashes() {
    let place = Place::new();
    begin(&place);
    (1..=3).for_each(|i| grow(&place, i));
    place.good("trustee deal --state t1 --record spring --out d1");
    place.good("election accept --record spring d1/dealing.json d1/dealing");
    place.write("spring/setup/dealing-1-1", "other bytes");
    place.bad(PUBLISH, 1, &["setup/dealing-1-1", "not the bytes that the board names"]);
    assert!(!place.path("www").exists());
}

#[test]
fn only_what_an_earlier_copy_left_is_removed() {
    let place = Place::new();
    begin(&place);
    place.good(PUBLISH);
    let first = place.path("www/tile/entries/000.p/1");
    assert!(first.exists());
    place.write("www/index.html", "hello");
    place.write("www/tile/0/000.p/77", "somebody's");
    place.write("www/.ostrakon-writing-1", "cut off");
    grow(&place, 1);
    let said = place.good(PUBLISH);
    assert!(said.contains("www/index.html") && said.contains("www/tile/0/000.p/77"), "{said}");
    assert!(!first.exists() && !place.path("www/.ostrakon-writing-1").exists());
    for foreign in ["www/index.html", "www/tile/0/000.p/77"] {
        fs::remove_file(place.path(foreign)).unwrap();
    }
    assert_eq!(contents(&place, "spring"), contents(&place, "www"));
    // Older than the copy that is there.
    place.good("election publish --record www --to old");
    grow(&place, 2);
    place.good(PUBLISH);
    place.bad("election publish --record old --to www", 1, &["another record, or a newer one"]);
}

#[test]
fn an_interrupted_first_copy_is_continued() {
    let place = Place::new();
    begin(&place);
    let charter = place.read("spring/charter.toml");
    place.write("www/charter.toml", &charter);
    place.write("www/tile/.ostrakon-writing-1", "cut off");
    for tile in ["tile/0/000.p/1", "tile/entries/000.p/1"] {
        place.write(&format!("www/{tile}"), fs::read(place.path("spring").join(tile)).unwrap());
    }
    grow(&place, 1);
    place.good(PUBLISH);
    assert_eq!(contents(&place, "spring"), contents(&place, "www"));
    fs::remove_dir_all(place.path("www")).unwrap();
    place.write("www/charter.toml", "another charter");
    place.bad(PUBLISH, 1, &["not empty and no copy of this record: charter.toml"]);
    assert_eq!(place.read("www/charter.toml"), "another charter");
}

#[test]
fn a_record_and_its_copy_lie_apart() {
    let place = Place::new();
    begin(&place);
    let before = snapshot(&place.path("."));
    for to in ["spring", "spring/copy", ".", "spring/../spring/tile"] {
        let words = format!("election publish --record spring --to {to}");
        place.bad(&words, 1, &["must not lie in one another"]);
    }
    assert_eq!(before, snapshot(&place.path(".")));
}
