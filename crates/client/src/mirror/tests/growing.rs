//! Logs that grow as they should.

use super::made::{Made, Place, Shelf};
use crate::mirror::{MirrorError, Stored, Update, beginning};
use std::sync::atomic::Ordering;

const SIZES: [u64; 9] = [2, 3, 255, 256, 257, 511, 513, 700, 1025];

#[test]
fn a_mirror_is_the_same_files() {
    for size in SIZES {
        let (made, place) = (Made::record(size), Place::new());
        let shelf = Shelf::of(made.files());
        assert_eq!(place.mirror(&shelf), Ok(Update { entries: size, new: size }));
        assert_eq!(place.files(), made.files(), "{size}");
        assert_eq!(place.mirror(&shelf), Ok(Update { entries: size, new: 0 }));
        assert!(!place.evidence().exists());
    }
}

#[test]
fn a_mirror_of_a_large_log_has_tiles_above_tiles() {
    let (made, place) = (Made::record(65_536 + 300), Place::new());
    let shelf = Shelf::of(made.files());
    place.mirror(&shelf).unwrap();
    assert_eq!(place.files(), made.files());
}

#[test]
fn a_mirror_follows_its_log() {
    let mut made = Made::record(2);
    let (place, shelf) = (Place::new(), Shelf::of(made.files()));
    let mut mirror = place.open(&shelf).unwrap();
    for size in SIZES {
        made.grow(size, 0);
        shelf.set(made.files());
        assert_eq!(mirror.update(None, &()).unwrap().entries, size);
        assert_eq!(place.files(), made.files(), "{size}");
    }
}

#[test]
fn what_is_there_is_not_fetched_again() {
    let mut made = Made::record(700);
    let (place, shelf) = (Place::new(), Shelf::of(made.files()));
    let mut mirror = place.open(&shelf).unwrap();
    mirror.update(None, &()).unwrap();
    made.grow(1025, 0);
    shelf.set(made.files());
    shelf.asked();
    mirror.update(None, &()).unwrap();
    let mut asked = shelf.asked();
    asked.sort();
    let last = "tile/entries/004.p/1";
    assert_eq!(
        asked,
        ["checkpoint", "tile/0/002", "tile/1/000.p/4", "tile/entries/002", "tile/entries/003", last, last]
    );
    mirror.update(None, &()).unwrap();
    assert_eq!(shelf.asked(), ["checkpoint"]);
}

#[test]
fn what_was_interrupted_goes_on() {
    let (made, place) = (Made::record(3000), Place::new());
    let shelf = Shelf::of(made.files());
    for _ in 0..40 {
        shelf.left.store(5, Ordering::Relaxed);
        match place.mirror(&shelf) {
            Ok(_) => break,
            Err(error) => assert!(matches!(error, MirrorError::Client(_)), "{error}"),
        }
        assert!(!place.path().join("checkpoint").exists());
    }
    assert_eq!(place.files(), made.files());
}

#[test]
fn what_was_interrupted_and_changed_is_fetched_again() {
    let (made, place) = (Made::record(700), Place::new());
    let shelf = Shelf::of(made.files());
    place.mirror(&shelf).unwrap();
    let path = |name: &str| place.path().join(name);
    // As a mirror leaves it that is stopped before its checkpoint, on a disk that does not keep what it is given.
    std::fs::remove_file(path("checkpoint")).unwrap();
    std::fs::write(path("tile/entries/001"), b"half").unwrap();
    std::fs::write(path("tile/1/000.p/2"), b"half").unwrap();
    std::fs::write(path("roll/0"), b"half").unwrap();
    std::fs::write(path("tile/.ostrakon-writing-00"), b"half").unwrap();
    std::fs::write(path("tile/0/002.p/7"), b"half").unwrap();
    place.mirror(&shelf).unwrap();
    assert_eq!(place.files(), made.files());
}

#[test]
fn what_is_missing_under_the_checkpoint_is_fetched() {
    let (made, place) = (Made::record(700), Place::new());
    let shelf = Shelf::of(made.files());
    place.mirror(&shelf).unwrap();
    for name in ["tile/entries/001", "tile/0/000"] {
        std::fs::remove_file(place.path().join(name)).unwrap();
    }
    place.mirror(&shelf).unwrap();
    assert_eq!(place.files(), made.files());
}

#[test]
fn partial_files_that_are_gone_are_the_beginning_of_full_ones() {
    let (mut made, place) = (Made::record(700), Place::new());
    let shelf = Shelf::of(made.files());
    made.grow(70_000, 0);
    let small = shelf.files.lock().unwrap().clone();
    let mut now = made.files();
    now.insert("checkpoint".into(), small["checkpoint"].clone());
    shelf.set(now);
    place.mirror(&shelf).unwrap();
    assert_eq!(place.files(), small);
}

#[test]
fn a_log_that_grows_meanwhile_is_begun_anew() {
    let (mut made, place) = (Made::record(700), Place::new());
    let shelf = Shelf::of(made.files());
    made.grow(720, 0);
    *shelf.then.lock().unwrap() = Some(made.files());
    assert_eq!(place.mirror(&shelf).unwrap().entries, 720);
    assert_eq!(place.files(), made.files());
    let mut moving = made.files();
    moving.remove("tile/entries/002.p/208");
    shelf.set(moving);
    std::fs::remove_dir_all(place.path()).unwrap();
    assert!(matches!(place.mirror(&shelf), Err(MirrorError::Unsteady(_))));
}

#[test]
fn other_peoples_files_are_neither_touched_nor_mixed_in() {
    let (made, place) = (Made::record(3), Place::new());
    let shelf = Shelf::of(made.files());
    for (name, foreign) in [("notes.txt", true), ("setup/keys", true), ("setup/.ostrakon-writing-1", false)] {
        std::fs::create_dir_all(place.path().join("setup")).unwrap();
        std::fs::write(place.path().join(name), b"mine").unwrap();
        let mirrored = place.mirror(&shelf);
        assert_eq!(
            matches!(&mirrored, Err(MirrorError::Foreign { path }) if path.ends_with(name)),
            foreign,
            "{name}"
        );
        assert_eq!(place.path().join(name).exists(), foreign);
        std::fs::remove_dir_all(place.path()).unwrap();
    }
    #[cfg(unix)]
    {
        std::fs::create_dir_all(place.path()).unwrap();
        std::os::unix::fs::symlink("/etc/hostname", place.path().join("charter.toml")).unwrap();
        assert!(matches!(place.mirror(&shelf), Err(MirrorError::Foreign { .. })));
    }
}

#[test]
fn a_mirror_gives_its_entries_back() {
    let (made, place) = (Made::record(700), Place::new());
    assert!(Stored::open(&place.path()).unwrap().is_none());
    place.mirror(&Shelf::of(made.files())).unwrap();
    let stored = Stored::open(&place.path()).unwrap().unwrap();
    assert_eq!(stored.checkpoint().signed(), &made.checkpoint());
    let entries: Vec<Vec<u8>> = stored.entries().flat_map(Result::unwrap).collect();
    assert_eq!(entries, made.log.entries());
    std::fs::write(place.path().join("tile/entries/001"), b"changed").unwrap();
    let damaged = stored.entries().nth(1).unwrap();
    assert!(matches!(damaged, Err(MirrorError::Damaged { path }) if path.ends_with("tile/entries/001")));
    std::fs::write(place.path().join("tile/1/000.p/2"), [0; 64]).unwrap();
    assert!(matches!(Stored::open(&place.path()), Err(MirrorError::Damaged { .. })));
}

#[test]
fn a_log_shows_its_beginning_without_a_copy() {
    let made = Made::record(700);
    let shelf = Shelf::of(made.files());
    let begun = beginning(&&shelf).unwrap();
    assert_eq!((&begun.entry, begun.checkpoint.signed()), (&made.log.entries()[0], &made.checkpoint()));
    assert_eq!(shelf.asked().len(), 4, "checkpoint, tile, two bundles");
    shelf.change("tile/entries/000", |bytes| bytes[9] ^= 1);
    assert!(matches!(beginning(&&shelf), Err(MirrorError::Bad(_))));
}
