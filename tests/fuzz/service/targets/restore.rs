//! Putting backups back whose files were damaged, or whose mirrors were: what comes of it is refused, or it is the log that was signed.
#![no_main]
#![allow(clippy::expect_used, clippy::panic, reason = "a panic is a finding")]

use libfuzzer_sys::fuzz_target;
use ostrakon_fuzz::Choices;
use ostrakon_fuzz_service::folder;
use ostrakon_fuzz_service::world::{World, copy};
use ostrakon_service::{Clock, Place, Restore, SETTINGS_FILE, Service, Settings, backup};
use ostrakon_tests::carried::SLUG;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

/// A backup, made in the midst of voting, and the mirror of a later time.
struct Saved {
    folder: TempDir,
    settings: Settings,
    files: Vec<PathBuf>,
    checkpoint: Vec<u8>,
}

static SAVED: LazyLock<Saved> = LazyLock::new(Saved::new);

fuzz_target!(
    init: {
        LazyLock::force(&SAVED);
    },
    |input: &[u8]| {
        let (mut choices, home) = (Choices::new(input), folder());
        copy(SAVED.folder.path(), home.path());
        for _ in 0..choices.below(4) {
            damage(home.path(), &mut choices);
        }
        restore(home.path());
    }
);

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().expect("a runtime")
}

fn place(data: &Path) -> Place {
    Place { data: data.to_owned(), database: None, clock: Clock::File(data.join("clock")) }
}

impl Saved {
    fn new() -> Self {
        let (world, folder) = (World::new(), folder());
        let (early, late) = (world.scenes[4].data.path(), world.scenes[5].data.path());
        let settings = toml::to_string(&world.settings).expect("settings");
        fs::write(early.join(SETTINGS_FILE), settings).expect("a file");
        let (place, out) = (place(early), folder.path().join("backup"));
        runtime().block_on(backup(&place, &out, true, &|_, _| {})).expect("a backup");
        let mirror = folder.path().join("mirror");
        fs::create_dir(&mirror).expect("a folder");
        copy(&late.join("public"), &mirror);
        let mut files = Vec::new();
        list(folder.path(), folder.path(), &mut files);
        files.sort();
        let checkpoint = fs::read(checkpoint(&mirror)).expect("a checkpoint");
        Self { folder, settings: world.settings, files, checkpoint }
    }
}

fn checkpoint(public: &Path) -> PathBuf {
    public.join("elections").join(SLUG).join("checkpoint")
}

fn list(root: &Path, folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => list(root, &path, files),
            false => files.push(path.strip_prefix(root).expect("a path below").to_owned()),
        }
    }
}

fn damage(home: &Path, choices: &mut Choices<'_>) {
    let file = home.join(choices.one(&SAVED.files));
    if choices.byte() == 255 {
        let _ = fs::remove_file(file);
        return;
    }
    let Ok(mut bytes) = fs::read(&file) else { return };
    // Databases are long: somewhere in one of their pieces.
    let start = choices.below(bytes.len().div_ceil(4_096)) * 4_096;
    let mut rest = bytes.split_off(start.min(bytes.len()));
    choices.change(&mut rest);
    bytes.extend(rest);
    fs::write(file, bytes).expect("a file");
}

/// Restores, and starts the service on what came of it.
fn restore(home: &Path) {
    let (data, runtime) = (home.join("data"), runtime());
    let restore =
        Restore { backup: home.join("backup"), mirrors: vec![home.join("mirror")], nobody_has_newer: false };
    if runtime.block_on(restore.run(&place(&data), &|_, _| {})).is_err() {
        return;
    }
    let service = runtime.block_on(Service::open(SAVED.settings.clone(), place(&data)));
    if service.is_ok() {
        let there = fs::read(checkpoint(&data.join("public"))).expect("what was published");
        let head =
            |note: &[u8]| note.split(|byte| *byte == b'\n').take(3).map(<[u8]>::to_vec).collect::<Vec<_>>();
        assert_eq!(head(&there), head(&SAVED.checkpoint), "another history");
    }
    drop(service);
    runtime.shutdown_background();
}
