//! Looking at a log's files, as the log publishes them.

use crate::common::{Call, Home, ask, forked, log_key, request, shown, signed, tree};
use ostrakon_tlog::fork::Fork;
use ostrakon_tlog::tiles::HashTile;
use ostrakon_tlog::tree::MerkleTree;
use ostrakon_witness::behind::LONG;
use ostrakon_witness::evidence::Kind;
use ostrakon_witness::logs::LogEntry;
use ostrakon_witness::watch::{Fetch, FetchError, LookError, Sight, look};
use ostrakon_witness::witness::Witness;
use std::collections::BTreeMap;
use std::sync::atomic::Ordering::SeqCst;

/// The files of a log, by their addresses.
struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    /// What a log of this tree publishes.
    fn of(tree: &MerkleTree) -> Self {
        let tiles = HashTile::all(tree.size()).map(|tile| (tile.path(), tile.encode(tree).unwrap()));
        let checkpoint = ("checkpoint".to_owned(), signed(tree).encode().into_bytes());
        let files = tiles
            .chain([checkpoint])
            .map(|(path, bytes)| (format!("https://b.example/spring/{path}"), bytes));
        Self(files.collect())
    }

    /// Another checkpoint in the place of its own.
    fn with_checkpoint(mut self, tree: &MerkleTree) -> Self {
        self.0.insert("https://b.example/spring/checkpoint".into(), signed(tree).encode().into());
        self
    }
}

impl Fetch for Files {
    fn get(&self, url: &str, limit: u64) -> Result<Option<Vec<u8>>, FetchError> {
        let file = self.0.get(url).cloned();
        assert!(file.as_ref().is_none_or(|bytes| bytes.len() as u64 <= limit));
        Ok(file)
    }
}

fn entry() -> LogEntry {
    LogEntry { key: log_key(), url: Some("https://b.example/spring".into()) }
}

fn see(witness: &Witness, files: &Files) -> Result<Sight, LookError> {
    look(witness, files, &entry())
}

fn kinds(witness: &Witness) -> Vec<Kind> {
    witness.evidence().unwrap().iter().map(|kept| kept.kind()).collect()
}

#[test]
fn growth_is_seen_and_cosigned() {
    let home = Home::new();
    let witness = home.open();
    for size in [5, 8, 255, 256, 600, 70_000] {
        let files = Files::of(&tree(size));
        assert_eq!(see(&witness, &files).unwrap(), Sight::Grown { size });
        assert_eq!(see(&witness, &files).unwrap(), Sight::Same);
        assert_eq!(shown(&witness), Some(tree(size).head()));
    }
    assert_eq!(kinds(&witness), []);
}

/// A log may drop a partial tile when there is a full one, which begins alike.
#[test]
fn a_partial_tile_that_is_gone() {
    let home = Home::new();
    let witness = home.open();
    ask(&witness, &request(&tree(300), 0)).unwrap();
    // The checkpoint is of 301 leaves, the tiles are of 512 already: of level 1 there is only a partial one, of 2.
    let mut files = Files::of(&tree(512)).with_checkpoint(&tree(301));
    assert!(matches!(see(&witness, &files), Err(LookError::TileProof(_))));
    let narrow = HashTile::holding(1, 0, 301).unwrap();
    files.0.insert(format!("https://b.example/spring/{}", narrow.path()), narrow.encode(&tree(301)).unwrap());
    assert_eq!(see(&witness, &files).unwrap(), Sight::Grown { size: 301 });
}

#[test]
fn a_fork_is_seen_and_kept_whatever_its_size() {
    for size in [3, 4, 5, 6, 8, 9, 300] {
        let home = Home::new();
        let witness = home.open();
        ask(&witness, &request(&tree(5), 0)).unwrap();
        let files = Files::of(&forked(size, 1));
        // A smaller head shows a fork only by tiles of the larger tree, which a liar need not have.
        if size < 5 {
            assert!(see(&witness, &files).is_err());
            let both = Files::of(&tree(5)).with_checkpoint(&forked(size, 1));
            assert_eq!(see(&witness, &both).unwrap(), Sight::Fork);
        }
        for _ in 0..2 {
            let files = if size < 5 {
                Files::of(&tree(5)).with_checkpoint(&forked(size, 1))
            } else {
                Files::of(&forked(size, 1))
            };
            assert_eq!(see(&witness, &files).unwrap(), Sight::Fork, "{size}");
        }
        assert_eq!((kinds(&witness), shown(&witness)), (vec![Kind::Fork], Some(tree(5).head())));
        let name = &witness.evidence().unwrap()[0].name;
        let part = |file| witness.evidence_file(name, file).unwrap().unwrap();
        let fork = Fork::parse(&log_key(), &part("smaller"), &part("larger"), &part("proof")).unwrap();
        assert_eq!(fork.smaller().head().size, size.min(5));
    }
}

#[test]
fn an_old_copy_is_no_fork() {
    let home = Home::new();
    let witness = home.open();
    ask(&witness, &request(&tree(9), 0)).unwrap();
    let files = Files::of(&tree(9)).with_checkpoint(&tree(4));
    assert_eq!(see(&witness, &files).unwrap(), Sight::Behind);
    assert_eq!((kinds(&witness), shown(&witness)), (vec![], Some(tree(9).head())));
}

/// Since when, what it shows, what it had signed by then, and whether that lasts.
fn behind(home: &Home, witness: &Witness) -> Option<(u64, u64, u64, bool)> {
    let seen = witness.seen().remove(0).behind.unwrap()?;
    Some((seen.since(), seen.size(), seen.cosigned(), seen.is_long(home.clock.load(SeqCst))))
}

/// Attack 43, seen from outside: a board that was put back, and shows less for long.
#[test]
fn a_log_that_went_back_is_told_of() {
    let home = Home::new();
    let mut witness = home.open();
    ask(&witness, &request(&tree(9), 0)).unwrap();
    let began = home.clock.load(SeqCst);
    let put_back = Files::of(&tree(9)).with_checkpoint(&tree(4));
    let shows = |size: u64| Files::of(&tree(12)).with_checkpoint(&tree(size));
    assert_eq!(behind(&home, &witness), None);
    see(&witness, &put_back).unwrap();
    assert_eq!(behind(&home, &witness), Some((began, 4, 9, false)));
    home.clock.fetch_add(LONG, SeqCst);
    // It goes on from where it was put back to, without the tiles that it had; and the witness remembers, also when it begins anew.
    drop(witness);
    witness = home.open();
    assert!(matches!(see(&witness, &shows(6)), Err(LookError::TileProof(_))));
    assert_eq!(behind(&home, &witness), Some((began, 6, 9, true)));
    see(&witness, &shows(9)).unwrap();
    assert_eq!(behind(&home, &witness), None);
}

/// What is cosigned is published a moment later: a busy log is behind at every look, and never for long.
#[test]
fn a_busy_log_is_not_told_of() {
    let home = Home::new();
    let witness = home.open();
    for size in 2..12 {
        ask(&witness, &request(&tree(size), if size == 2 { 0 } else { size - 1 })).unwrap();
        see(&witness, &Files::of(&tree(size)).with_checkpoint(&tree(size - 1))).unwrap();
        let now = home.clock.load(SeqCst);
        assert_eq!(behind(&home, &witness), Some((now, size - 1, size, false)));
        home.clock.fetch_add(LONG, SeqCst);
    }
}

#[test]
fn what_cannot_be_kept_of_it_is_seen_again() {
    let home = Home::new();
    let witness = home.open();
    ask(&witness, &request(&tree(9), 0)).unwrap();
    let put_back = Files::of(&tree(9)).with_checkpoint(&tree(4));
    for call in [Call::Fails, Call::FailsLate] {
        home.disk.next_write(call);
        assert!(see(&witness, &put_back).is_err());
    }
    see(&witness, &put_back).unwrap();
    assert_eq!(behind(&home, &witness).map(|behind| behind.1), Some(4));
}

#[test]
fn tiles_that_lie_show_nothing() {
    let home = Home::new();
    let witness = home.open();
    ask(&witness, &request(&tree(5), 0)).unwrap();
    let files = Files::of(&forked(9, 2)).with_checkpoint(&tree(9));
    assert!(matches!(see(&witness, &files), Err(LookError::Tiles)));
    let mut files = Files::of(&tree(9));
    files.0.remove("https://b.example/spring/checkpoint");
    assert!(matches!(see(&witness, &files), Err(LookError::NoCheckpoint)));
    files.0.insert("https://b.example/spring/checkpoint".into(), b"<html>".to_vec());
    assert!(matches!(see(&witness, &files), Err(LookError::Parse(_))));
    let stranger = crate::common::signing_key(crate::common::ORIGIN, 8);
    let other = crate::common::signed_by(&tree(9), &stranger).encode();
    files.0.insert("https://b.example/spring/checkpoint".into(), other.into());
    assert!(matches!(see(&witness, &files), Err(LookError::Checkpoint(_))));
    assert_eq!((kinds(&witness), shown(&witness)), (vec![], Some(tree(5).head())));
}
