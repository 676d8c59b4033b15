//! The restore drill: saved in the middle of a vote, voted on, lost, put back with a mirror's help.

use crate::house::{Engine, House, restore};
use ostrakon_service::RestoreError;
use ostrakon_tests::carried::SLUG;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_verify::{Directory, Options, verify};
use std::fs;
use std::time::{Duration, Instant};

#[test]
fn a_vote_goes_on_from_a_backup_and_a_mirror_on_sqlite() {
    drill(Engine::Sqlite, Engine::Sqlite);
}

#[test]
fn a_vote_goes_on_from_a_backup_and_a_mirror_on_postgres() {
    drill(Engine::Postgres, Engine::Postgres);
}

#[test]
fn a_vote_moves_from_one_engine_to_the_other() {
    drill(Engine::Sqlite, Engine::Postgres);
    drill(Engine::Postgres, Engine::Sqlite);
}

fn drill(from: Engine, to: Engine) {
    let mut house = House::new(from);
    let carried = house.start(&house.place).unwrap();
    house.vote_until(&carried, 4);
    let backup = house.save("backup", false);
    assert!(!backup.join("keys").exists());
    house.vote_until(&carried, 7);
    let published = house.election.log.entries().iter().position(|e| *e == house.receipts[6].0).unwrap() + 1;
    let mirror = house.mirror("mirror", published as u64);
    drop(carried);
    fs::remove_dir_all(&house.place.data).unwrap();

    house.engine = to;
    let place = house.another("restored");
    let refused = restore(&backup, &[], false, &place).unwrap_err();
    assert!(matches!(refused, RestoreError::Unasked { .. }), "{refused}");
    let restored = restore(&backup, &[&mirror], false, &place).unwrap();
    let board = restored.iter().find(|log| log.log.ends_with(SLUG)).unwrap();
    assert_eq!((board.entries, board.from_mirror), (published as u64, 3));

    let carried = house.start(&place).unwrap();
    house.check_receipts(&carried);
    house.vote_until(&carried, house.election.setting.votes.len());
    house.check_receipts(&carried);
    carried.replay(&house.election, 0).unwrap_or_else(|answer| panic!("{}", answer.text()));
    // Another election can be begun: the database goes on counting where the old one did.
    assert_eq!(carried.draft_as("another", &house.election).status, 200);
    let record = place.public().join("elections").join(SLUG);
    finished(&record, &house);
    // A ballot that was acknowledged before is answered with its receipt, not entered again.
    let (ballot, _) = &house.receipts[5];
    let again = String::from_utf8(carried.cast(ballot).granted()).unwrap();
    assert!(again.contains(&format!("index {}", house.entry(ballot))), "{again}");
}

fn finished(record: &std::path::Path, house: &House) {
    let receipts = house.receipts.iter().enumerate();
    let receipts =
        receipts.map(|(n, (_, text))| (format!("receipt {n}"), text.clone().into_bytes())).collect();
    let options = Options { receipts, ..Options::default() };
    let start = Instant::now();
    loop {
        let report = verify(&Directory::new(record), &options, &()).report;
        if report.passed() {
            return;
        }
        assert!(start.elapsed() < Duration::from_secs(60), "{report}");
        std::thread::sleep(Duration::from_millis(200));
    }
}

impl House {
    fn entry(&self, ballot: &[u8]) -> usize {
        let leaf = leaf_hash(ballot);
        self.election.log.tree().leaves().iter().position(|own| *own == leaf).unwrap()
    }
}
