//! Check 801: files, tiles, root, checkpoint (spec 9.1).

use crate::common::{Society, failed, secret};
use ostrakon_election::board::Log;
use ostrakon_register::{Files, Status, examine};
use ostrakon_tlog::checkpoint::Checkpoint;
use ostrakon_tlog::key::{KeyName, SigningKey};

fn files() -> Files {
    let mut society = Society::new();
    society.form(&["leeds", "york"], "branch");
    society.keeper.files().clone()
}

#[test]
fn the_files_are_these() {
    let files = files();
    let mut names: Vec<_> =
        files.keys().map(String::as_str).filter(|path| !path.starts_with("charter/")).collect();
    names.sort_unstable();
    assert_eq!(names, ["checkpoint", "tile/0/000.p/3", "tile/entries/000.p/3"]);
    assert_eq!(files.len(), 4);
    assert!(examine(&files).passed());
}

#[test]
fn a_missing_file_is_missed() {
    for path in files().keys() {
        let mut files = files();
        files.remove(path);
        let examined = examine(&files);
        assert_eq!(failed(&examined), [801], "{path}");
        assert!(!examined.passed());
    }
}

/// Without the charter nobody can say what stands.
#[test]
fn what_depends_on_a_missing_charter_is_not_run() {
    let mut files = files();
    files.retain(|path, _| !path.starts_with("charter/"));
    let examined = examine(&files);
    assert!(examined.checks[2..].iter().all(|check| check.status == Status::NotRun));
    assert_eq!(examined.checks[1].status, Status::Passed);
}

#[test]
fn a_superfluous_file_is_named() {
    for path in
        ["notes", "tile/0/000.p/2", "tile/entries/000.p/2", "tile/1/000.p/1", "charter/ab.toml", "tile/0/001"]
    {
        let mut files = files();
        files.insert(path.into(), vec![1]);
        assert_eq!(failed(&examine(&files)), [801], "{path}");
    }
}

#[test]
fn a_false_tile_is_found() {
    let mut files = files();
    files.get_mut("tile/0/000.p/3").unwrap()[40] ^= 1;
    assert_eq!(failed(&examine(&files)), [801]);
}

#[test]
fn a_damaged_bundle_is_found() {
    let mut files = files();
    files.get_mut("tile/entries/000.p/3").unwrap().push(0);
    let examined = examine(&files);
    assert_eq!(failed(&examined), [801]);
    assert!(examined.checks[1..].iter().all(|check| check.status == Status::NotRun));
}

/// Signs a head by a key, under a name.
fn signed(files: &Files, seed: u8, name: &str, size: u64) -> Files {
    let mut log = Log::new();
    examine(files).acts.iter().for_each(|posted| _ = log.append(posted.act.encode()).unwrap());
    let name = KeyName::new(name).unwrap();
    let checkpoint = Checkpoint::new(name.clone(), log.head_at(size).unwrap().into()).unwrap();
    let checkpoint = checkpoint.sign(&SigningKey::new(name, secret(seed))).unwrap();
    let mut files = files.clone();
    files.insert("checkpoint".into(), checkpoint.encode().into_bytes());
    files
}

#[test]
fn the_checkpoint_is_that_of_the_foundings_log() {
    assert!(examine(&signed(&files(), 2, "register.example/isn", 3)).passed());
    for (seed, name, size) in
        [(1, "register.example/isn", 3), (2, "register.example/other", 3), (2, "register.example/isn", 2)]
    {
        assert_eq!(failed(&examine(&signed(&files(), seed, name, size))), [801], "{seed} {name} {size}");
    }
    let mut unreadable = files();
    unreadable.insert("checkpoint".into(), b"register".to_vec());
    let examined = examine(&unreadable);
    assert_eq!(failed(&examined), [801]);
    assert!(examined.checks[1..].iter().all(|check| check.status == Status::Passed));
}

#[test]
fn cosignatures_are_ignored() {
    let mut files = files();
    let checkpoint = String::from_utf8(files["checkpoint"].clone()).unwrap();
    let name = KeyName::new("witness.example").unwrap();
    let witness = SigningKey::new(name, secret(99));
    let line = ostrakon_tlog::note::NoteSignature::sign("something else", &witness);
    let note = ostrakon_tlog::checkpoint::SignedCheckpoint::parse(checkpoint.as_bytes()).unwrap();
    let note = note.with_signature(line).unwrap();
    files.insert("checkpoint".into(), note.encode().into_bytes());
    assert!(examine(&files).passed());
}

#[test]
fn nothing_is_no_register() {
    let examined = examine(&Files::new());
    assert_eq!(failed(&examined), [801]);
    assert!(examined.state.is_none() && examined.acts.is_empty() && examined.origin.is_none());
}

/// More acts than one bundle holds.
#[test]
fn a_long_register_is_read_whole() {
    let mut society = Society::new();
    (0..300).for_each(|number| _ = society.act(society.body_formed(&format!("b{number}"), "branch", 1)));
    assert!(society.examine().passed());
    assert_eq!(society.state().bodies().filter(|(_, kind)| kind.is_many()).count(), 300);
    let mut files = society.keeper.files().clone();
    files.remove("tile/entries/000");
    assert_eq!(failed(&examine(&files)), [801]);
}
