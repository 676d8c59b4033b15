//! A data directory, or a part of it, that cannot be written: the start says which file, and what to do.

use crate::bed::opened;
use ostrakon_tests::crash::{Child, Vote};
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;

/// Somebody to whom root gives the directory, since nothing is read-only to root.
const NOBODY: u32 = 65_534;

/// What the start says.
fn start(vote: &Vote<'_>) -> Result<(), String> {
    let mut command = vote.command();
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        command.uid(NOBODY).gid(NOBODY);
    }
    Child::start(&mut command).map(drop)
}

/// Does something to a directory and everything in it.
fn each(path: &Path, act: &dyn Fn(&Path)) {
    act(path);
    if path.is_dir() {
        fs::read_dir(path).unwrap().for_each(|entry| each(&entry.unwrap().path(), act));
    }
}

fn allow(path: &Path, writing: bool) {
    let mode = |path: &Path| match (path.is_dir(), writing) {
        (true, true) => 0o700,
        (true, false) => 0o500,
        (false, true) => 0o600,
        (false, false) => 0o400,
    };
    each(path, &|path| fs::set_permissions(path, Permissions::from_mode(mode(path))).unwrap());
}

#[test]
fn what_cannot_be_written_is_named_at_the_start() {
    let vote = opened();
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        each(vote.data(), &|path| chown(path, Some(NOBODY), Some(NOBODY)).unwrap());
    }
    start(&vote).unwrap();
    for (part, named) in [
        ("", "lock"),
        ("board.sqlite", "board.sqlite"),
        ("people.sqlite", "people.sqlite"),
        ("public", "public"),
        ("public/elections/forged", "public/elections/forged"),
    ] {
        let path = vote.data().join(part);
        allow(&path, false);
        let said = start(&vote).unwrap_err();
        assert!(
            said.contains("REFUSED ") && said.contains(&*vote.data().join(named).to_string_lossy()),
            "{part}: {said}"
        );
        assert!(said.contains("give it to the user that the service runs as"), "{part}: {said}");
        allow(&path, true);
        start(&vote).unwrap();
    }
}
