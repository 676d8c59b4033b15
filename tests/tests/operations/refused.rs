//! Restores that are refused: each would let a log sign two histories, or lose what was acknowledged.

use crate::house::{Engine, House, block_on, restore};
use ostrakon_service::{RestoreError, backup};
use ostrakon_tests::carried::SLUG;
use std::fs;
use std::path::Path;

/// A house with a backup after four ballots and a mirror after six.
fn two_copies() -> (House, std::path::PathBuf, std::path::PathBuf) {
    let mut house = House::new(Engine::Sqlite);
    let carried = house.start(&house.place).unwrap();
    house.vote_until(&carried, 4);
    let backup = house.save("backup", true);
    house.vote_until(&carried, 6);
    let entries = house.election.log.entries().iter().position(|e| *e == house.receipts[5].0).unwrap() + 1;
    let mirror = house.mirror("mirror", entries as u64);
    (house, backup, mirror)
}

/// With one character changed in the middle of the first signature, behind its key's name.
fn another_signature(checkpoint: &str) -> String {
    let (text, signatures) = checkpoint.split_once("\n\n").unwrap();
    let at = signatures.find('\n').unwrap() - 40;
    let other = if &signatures[at..=at] == "A" { "B" } else { "A" };
    format!("{text}\n\n{}{other}{}", &signatures[..at], &signatures[at + 1..])
}

#[test]
fn what_does_not_fit_is_not_restored() {
    let (house, backup, mirror) = two_copies();
    let record = mirror.join("elections").join(SLUG);

    // A mirror of the register alone says nothing of the election.
    let place = house.another("without");
    let refused = restore(&backup, &[], false, &place).unwrap_err();
    assert!(matches!(refused, RestoreError::Unasked { .. }), "{refused}");

    // A flipped bit in the mirror's entries.
    let bundle = record.join("tile/entries/000.p");
    // Narrower ones of earlier sizes may still lie there.
    let widths = fs::read_dir(&bundle).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let width: u16 = widths.map(|width| width.parse().unwrap()).max().unwrap();
    let bundle = bundle.join(width.to_string());
    let sound = fs::read(&bundle).unwrap();
    let mut damaged = sound.clone();
    *damaged.last_mut().unwrap() ^= 1;
    fs::write(&bundle, damaged).unwrap();
    let refused = restore(&backup, &[&mirror], false, &place).unwrap_err();
    assert!(matches!(refused, RestoreError::Damaged { .. }), "{refused}");
    // Saying that nobody has anything newer does not help against evidence.
    let refused = restore(&backup, &[&mirror], true, &place).unwrap_err();
    assert!(matches!(refused, RestoreError::Damaged { .. }), "{refused}");
    fs::write(&bundle, sound).unwrap();

    // A checkpoint that the log has not signed.
    let checkpoint = fs::read_to_string(record.join("checkpoint")).unwrap();
    fs::write(record.join("checkpoint"), another_signature(&checkpoint)).unwrap();
    let refused = restore(&backup, &[&mirror], false, &place).unwrap_err();
    assert!(matches!(refused, RestoreError::Mirror { .. }), "{refused}");
    fs::write(record.join("checkpoint"), checkpoint).unwrap();

    // Another log's keys.
    let key = place.data.join("keys/log.key");
    fs::write(&key, "00".repeat(32)).unwrap();
    let refused = restore(&backup, &[&mirror], false, &place).unwrap_err();
    assert!(matches!(refused, RestoreError::TwoKeys(_)), "{refused}");
    house.put_keys(&place);

    // Nothing was written by any of this.
    let restored = restore(&backup, &[&mirror], false, &place).unwrap();
    assert!(restored.iter().any(|log| log.from_mirror == 2));
    // A second time there is something there.
    let refused = restore(&backup, &[&mirror], false, &place).unwrap_err();
    assert!(refused.to_string().contains("there is something in the database"), "{refused}");
    assert!(house.start(&place).is_err_and(|why| why.contains("a restore did not end")));
}

#[test]
fn a_forked_log_is_not_restored() {
    let (mut house, backup, mirror) = two_copies();
    // The service goes on from the old backup, as no operator may let it, and signs a second history.
    let fork = house.another("fork");
    restore(&backup, &[], true, &fork).unwrap();
    house.receipts.truncate(4);
    let carried = house.start(&fork).unwrap();
    let (ballots, entries): (Vec<_>, Vec<_>) = {
        let all = house.election.log.entries();
        let ballots: Vec<_> = all.iter().filter(|e| e.starts_with(b"OB")).cloned().collect();
        (ballots, all.to_vec())
    };
    // The seventh ballot in the place of the fifth, then the fifth.
    for ballot in [&ballots[6], &ballots[4], &ballots[5]] {
        assert_eq!(carried.cast(ballot).status, 200);
    }
    let first = entries.iter().position(|e| *e == ballots[3]).unwrap() as u64 + 1;
    crate::house::settle(&fork.public().join("elections").join(SLUG), first + 3);
    let copy = house.folder.path().join("fork-mirror");
    crate::house::copy(&fork.public(), &copy);
    drop(carried);

    let place = house.another("restored");
    let both: [&Path; 2] = [&mirror, &copy];
    let refused = restore(&backup, &both, false, &place).unwrap_err();
    assert!(matches!(refused, RestoreError::Forked { .. }), "{refused}");
    // A backup that lies on the other branch.
    let later = house.folder.path().join("later");
    block_on(backup_of(&fork, &later));
    let refused = restore(&later, &[&mirror], false, &place).unwrap_err();
    assert!(refused.to_string().contains("two histories"), "{refused}");
    // And a shorter one of which the longer mirror is no continuation.
    let refused = restore(&house.save("original", false), &[&copy], false, &place).unwrap_err();
    assert!(matches!(refused, RestoreError::Forked { .. }), "{refused}");
}

async fn backup_of(place: &ostrakon_service::Place, out: &Path) {
    backup(place, out, false, &|_, _| ()).await.unwrap();
}

#[test]
fn half_a_backup_is_none_and_nothing_is_overwritten() {
    let (house, saved, mirror) = two_copies();
    let used = block_on(backup(&house.place, &saved, false, &|_, _| ())).unwrap_err();
    assert!(used.to_string().contains("not empty"), "{used}");
    fs::remove_file(saved.join("service.toml")).unwrap();
    let place = house.another("restored");
    let refused = restore(&saved, &[&mirror], false, &place).unwrap_err();
    assert!(matches!(refused, RestoreError::Settings(_)), "{refused}");
}

#[test]
fn a_backup_that_was_changed_is_refused() {
    let (house, saved, mirror) = two_copies();
    let place = house.another("restored");
    let change = "DROP TRIGGER entries_no_UPDATE; UPDATE entries SET bytes = CAST(bytes || X'00' AS BLOB) WHERE place = 0";
    crate::damaged::on_sqlite(&saved.join("board.sqlite"), change);
    let refused = restore(&saved, &[&mirror], false, &place).unwrap_err();
    assert!(matches!(refused, RestoreError::Log(_)), "{refused}");
}
