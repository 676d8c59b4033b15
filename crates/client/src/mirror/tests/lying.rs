//! Services that lose or change what they published.

use super::made::{Files, Made, Place, Shelf, collect};
use crate::mirror::MirrorError;
use ostrakon_tlog::checkpoint::LogKey;
use ostrakon_tlog::ed25519::PublicKey;
use ostrakon_tlog::fork::Fork;
use ostrakon_tlog::key::{KeyName, VerifierKey};
use std::path::Path;

fn key(made: &Made) -> LogKey {
    let reference = made.reference();
    let key = PublicKey::from_bytes(&reference.key.0).unwrap();
    LogKey::new(VerifierKey::new(KeyName::new(reference.origin).unwrap(), key))
}

/// The evidence is good for somebody who has nothing but the log's key.
fn is_fork(made: &Made, folder: &Path) -> (u64, u64) {
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    assert!(String::from_utf8(read("about")).unwrap().starts_with("A fork"));
    let fork = Fork::parse(&key(made), &read("smaller"), &read("larger"), &read("proof")).unwrap();
    (fork.smaller().head().size, fork.larger().head().size)
}

#[test]
fn changed_and_missing_files_are_noticed() {
    let made = Made::record(700);
    let cases = [
        "tile/entries/000",
        "tile/entries/001",
        "tile/entries/002.p/188",
        "tile/1/000.p/2",
        "charter.toml",
        "roll/0",
    ];
    for path in cases {
        let (place, shelf) = (Place::new(), Shelf::of(made.files()));
        shelf.change(path, |bytes| *bytes.last_mut().unwrap() ^= 1);
        assert!(matches!(place.mirror(&shelf), Err(MirrorError::Bad(_))), "{path}");
        assert!(!place.path().join("checkpoint").exists());
        shelf.change(path, |bytes| _ = bytes.pop());
        assert!(matches!(place.mirror(&shelf), Err(MirrorError::Bad(_))), "{path}");
        shelf.take(path);
        let missing = place.mirror(&shelf);
        let partial = path.contains(".p/");
        assert!(
            matches!(missing, Err(MirrorError::Missing(_)))
                || partial && matches!(missing, Err(MirrorError::Unsteady(_))),
            "{path}"
        );
        shelf.set(made.files());
        place.mirror(&shelf).unwrap();
        assert_eq!(place.files(), made.files());
    }
}

#[test]
fn hash_tiles_are_computed_and_not_believed() {
    let (made, place, shelf) = (Made::record(700), Place::new(), Shelf::of(Made::record(700).files()));
    shelf.change("tile/0/000", |bytes| bytes[0] ^= 1);
    place.mirror(&shelf).unwrap();
    assert_eq!(place.files(), made.files());
}

#[test]
fn checkpoints_are_the_logs_own() {
    let made = Made::record(3);
    let (place, shelf) = (Place::new(), Shelf::of(made.files()));
    let mut stranger = Made::new("votes.example.org/elections/spring", 2);
    stranger.log = made.log.clone();
    shelf.change("checkpoint", |bytes| *bytes = stranger.checkpoint().encode().into_bytes());
    assert!(matches!(place.mirror(&shelf), Err(MirrorError::Unreadable { .. })));
    shelf.change("checkpoint", |bytes| *bytes = b"nonsense".to_vec());
    assert!(matches!(place.mirror(&shelf), Err(MirrorError::Unreadable { .. })));
    shelf.take("checkpoint");
    assert!(matches!(place.mirror(&shelf), Err(MirrorError::NoLog(_))));
    // Nobody but the log can make a mirror keep evidence against it.
    shelf.set(made.files());
    place.mirror(&shelf).unwrap();
    let held = place.files();
    stranger.grow(9, 0);
    shelf.change("checkpoint", |bytes| *bytes = stranger.checkpoint().encode().into_bytes());
    assert!(matches!(place.mirror(&shelf), Err(MirrorError::Unreadable { .. })));
    assert_eq!((place.files(), place.evidence().exists()), (held, false));
}

#[test]
fn another_history_is_evidence() {
    for (before, common, after) in
        [(300, 200, 300), (300, 299, 700), (513, 3, 70_000), (700, 256, 400), (700, 699, 701)]
    {
        let mut first = Made::record(common);
        let mut other = first.clone();
        first.grow(before, 0);
        other.grow(after, 1);
        let (place, shelf) = (Place::new(), Shelf::of(first.files()));
        let mut mirror = place.open(&shelf).unwrap();
        mirror.update(None, &()).unwrap();
        shelf.set(other.files());
        for again in [false, true] {
            let told = if again { place.mirror(&shelf) } else { mirror.update(None, &()) };
            let Err(MirrorError::Forked { smaller, larger, evidence, .. }) = told else { panic!("{told:?}") };
            assert_eq!((smaller, larger), (before.min(after), before.max(after)));
            assert_eq!(is_fork(&first, &evidence), (smaller, larger));
        }
        assert_eq!(place.files(), first.files(), "the mirror stays as it was");
        let mut kept = Files::new();
        collect(&place.evidence(), "", &mut kept);
        assert_eq!(kept.len(), 4, "kept once");
    }
}

#[test]
fn fewer_entries_are_evidence_of_a_loss() {
    let mut made = Made::record(300);
    let old = made.files();
    made.grow(700, 0);
    let (place, shelf) = (Place::new(), Shelf::of(made.files()));
    place.mirror(&shelf).unwrap();
    shelf.set(old.clone());
    let told = place.mirror(&shelf);
    let Err(MirrorError::Older { shown: 300, kept: 700, evidence, .. }) = told else { panic!("{told:?}") };
    assert_eq!(std::fs::read(evidence.join("shown")).unwrap(), old["checkpoint"]);
    assert_eq!(std::fs::read(evidence.join("kept")).unwrap(), made.files()["checkpoint"]);
    assert_eq!(place.files(), made.files());
    made.grow(701, 0);
    shelf.set(made.files());
    place.mirror(&shelf).unwrap();
    assert_eq!(place.files(), made.files());
}

#[test]
fn the_election_that_is_meant() {
    let (made, place) = (Made::record(3), Place::new());
    let shelf = Shelf::of(made.files());
    let mut mirror = place.open(&shelf).unwrap();
    let other = [0; 32].into();
    assert!(matches!(mirror.update(Some(&other), &()), Err(MirrorError::Other { .. })));
    assert!(place.files().is_empty());
    mirror.update(None, &()).unwrap();
    let election = mirror.held().unwrap().election().unwrap();
    mirror.update(Some(&election), &()).unwrap();
    assert!(matches!(mirror.update(Some(&other), &()), Err(MirrorError::Other { .. })));
}

#[test]
fn first_entries_name_the_log() {
    let mut made = Made::new("votes.example.org/elections/spring", 1);
    made.grow(3, 0);
    let place = Place::new();
    let told = place.mirror(&Shelf::of(made.files()));
    assert!(
        matches!(&told, Err(MirrorError::Unreadable { why, .. }) if why.contains("neither a manifest")),
        "{told:?}"
    );
    assert!(matches!(place.mirror(&Shelf::of(Made::new("a", 1).files())), Err(MirrorError::NoLog(_))));
}
