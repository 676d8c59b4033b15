//! `ostrakon mirror` against a web server that shows what it is told to show.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use std::path::{Path, PathBuf};
use support::served::Site;
use support::{Place, begin, snapshot};

/// A record with the first two commitments, and what it was before them.
fn record(place: &Place) {
    begin(place);
    copy(&place.path("spring"), &place.path("early"));
    for i in 1..=2 {
        place.good(&format!("trustee commit --state t{i} --record spring --out c{i}"));
    }
    copy(&place.path("spring"), &place.path("twin"));
    copy(&place.path("spring-private"), &place.path("twin-private"));
    place.good("election accept --record spring c1 c2");
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in snapshot(from) {
        let path = to.join(path.strip_prefix(from).unwrap());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

fn files(place: &Place, folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let root = place.path(folder);
    snapshot(&root).into_iter().map(|(p, b)| (p.strip_prefix(&root).unwrap().to_owned(), b)).collect()
}

#[test]
fn a_static_server_is_mirrored_and_followed() {
    let place = Place::new();
    record(&place);
    let site = Site::new(place.path("early"));
    let mirror = format!("mirror {} copy", site.url);
    assert_eq!(place.good(&mirror), "copy: 1 entry\n");
    site.show(place.path("spring"));
    assert_eq!(place.good(&mirror), "copy: 3 entries, 2 new\n");
    assert_eq!(files(&place, "copy"), files(&place, "spring"));
    place.good("election status --record copy");
    place.write("copy/notes.txt", "mine");
    place.bad(&mirror, 1, &["copy/notes.txt", "is not a file of what is mirrored here"]);
    std::fs::remove_file(place.path("copy/notes.txt")).unwrap();
    std::fs::write(place.path("copy/tile/0/000.p/3"), [0; 96]).unwrap();
    place.good(&mirror);
    assert_eq!(files(&place, "copy"), files(&place, "spring"), "a damaged tile is written again");
    std::fs::write(place.path("copy/tile/entries/000.p/3"), b"damaged").unwrap();
    place.bad(&mirror, 1, &["is not as it was written", "remove the directory"]);
}

#[test]
fn a_server_that_takes_back_what_it_showed_is_caught() {
    let place = Place::new();
    record(&place);
    let site = Site::new(place.path("spring"));
    let mirror = format!("mirror {} copy", site.url);
    place.good(&mirror);
    site.show(place.path("early"));
    place.bad(&mirror, 1, &["shows only 1 of the 3 entries", "copy-evidence/older-3-1-"]);
    // The log signs another history, for somebody else.
    place.good("election accept --record twin c2 c1");
    site.show(place.path("twin"));
    let told = place.run(&mirror);
    assert!(told.status == 1 && told.err.contains("signed two histories"), "{}", told.err);
    let folder = std::fs::read_dir(place.path("copy-evidence")).unwrap();
    let names = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let fork = names.into_iter().find(|name| name.starts_with("fork-3-3-")).unwrap();
    assert!(told.err.contains(&fork), "{}", told.err);
    let checked = place.good(&format!("witness check copy-evidence/{fork} --log spring"));
    assert!(checked.contains("two histories"), "{checked}");
    assert_eq!(files(&place, "copy"), files(&place, "spring"), "the copy stays as it was");
    // What was shown first is followed again.
    site.show(place.path("spring"));
    assert!(place.good(&mirror).contains("3 entries, 0 new"));
}

#[test]
fn files_that_do_not_fit_are_not_taken() {
    let place = Place::new();
    record(&place);
    copy(&place.path("spring"), &place.path("bad"));
    std::fs::write(place.path("bad/charter.toml"), b"other").unwrap();
    let site = Site::new(place.path("bad"));
    let mirror = format!("mirror {} copy", site.url);
    place.bad(&mirror, 1, &["charter.toml: is not what the log's checkpoint commits to"]);
    assert!(!place.path("copy/checkpoint").exists());
    site.show(place.path("spring"));
    place.good(&mirror);
    site.show(place.path("early/setup"));
    place.bad(&mirror, 1, &["no log is published there"]);
}
