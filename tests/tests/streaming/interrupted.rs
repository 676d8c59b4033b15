//! A verification that was interrupted ends with the report that it would have had; what was kept is used only if it is whole and its own.

use crate::{CROWD, NATION, json, on_cores};
use ostrakon_tests::forge::Record;
use ostrakon_verify::{Options, Progress, ResumeError, ResumeFolder, Tuning, Verification, verify};
use sha2::Digest;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// What stands for a hash of the program.
const PROGRAM: [u8; 32] = [1; 32];

/// Stops, as if the machine did, once so many units are done.
struct Stop {
    left: AtomicU64,
    told: Mutex<Vec<String>>,
}

impl Stop {
    fn after(units: u64) -> Self {
        Self { left: AtomicU64::new(units), told: Mutex::default() }
    }
}

impl Progress for Stop {
    fn stage(&self, _: &str, _: u64) {}

    fn advance(&self, count: u64) {
        let left = self.left.load(Ordering::Relaxed);
        assert!(left >= count, "the machine stops");
        self.left.store(left - count, Ordering::Relaxed);
    }

    fn tell(&self, message: &str) {
        self.told.lock().unwrap().push(message.into());
    }
}

/// Verifies on one core, with small chunks, saving as often as it can.
fn resumed(record: &Record, folder: &Path, memory: usize, watcher: &Stop) -> Verification {
    let tuning = Tuning { chunk: Some(16), memory: Some(memory), save_every: Some(Duration::ZERO) };
    let resume = Some(ResumeFolder::open(folder, PROGRAM).unwrap());
    on_cores(1, || verify(record, &Options { tuning, resume, ..record.options(None) }, watcher))
}

/// Interrupts a verification after so many units. A panic drops what a killed process would drop, and saves nothing.
fn interrupt(record: &Record, folder: &Path, memory: usize, units: u64) {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let stopped = catch_unwind(AssertUnwindSafe(|| resumed(record, folder, memory, &Stop::after(units))));
    std::panic::set_hook(hook);
    assert!(stopped.is_err(), "the work was over before {units} units");
}

/// Entries and voters: what is done before ballots are verified.
fn before_ballots(record: &Record) -> u64 {
    let rolls = record.files.iter().filter(|(path, _)| path.starts_with("roll/"));
    rolls.map(|(_, bytes)| bytes.len() as u64 / 36).sum::<u64>() + entries(record)
}

fn entries(record: &Record) -> u64 {
    let text = String::from_utf8(record.files["checkpoint"].clone()).unwrap();
    text.lines().nth(1).unwrap().parse().unwrap()
}

fn ballots(record: &Record) -> u64 {
    let starts = |path: &str| path.starts_with("tile/entries/");
    let bundles = record.files.iter().filter(|(path, _)| starts(path));
    let count = |bytes: &Vec<u8>| {
        let (mut rest, mut count) = (bytes.as_slice(), 0);
        while let Some((length, behind)) = rest.split_first_chunk() {
            let (entry, behind) = behind.split_at(u16::from_be_bytes(*length).into());
            count += u64::from(entry.starts_with(b"OB"));
            rest = behind;
        }
        count
    };
    bundles.map(|(_, bytes)| count(bytes)).sum()
}

fn assert_empty(folder: &Path) {
    let left: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| name == "lock"), "{left:?}");
}

#[test]
fn whenever_it_is_interrupted_the_report_is_the_same() {
    for record in [&*CROWD, &*NATION] {
        let (whole, before, all) = (json(&record.verify(None)), before_ballots(record), ballots(record));
        for (memory, parts) in [(64, 3), (20_000, 5), (1 << 20, 2)] {
            let place = tempfile::tempdir().unwrap();
            let folder = place.path().join("verifying");
            for part in 1..parts {
                interrupt(record, &folder, memory, before + all / parts);
                assert!(folder.join("state").exists(), "nothing was saved in part {part}");
            }
            let watcher = Stop::after(u64::MAX);
            let verification = resumed(record, &folder, memory, &watcher);
            assert_eq!(json(&verification), whole, "{memory} bytes, {parts} parts");
            assert!(verification.resumed > 0 && verification.evidence.is_none());
            assert!(verification.resumed <= all && watcher.told.lock().unwrap().is_empty());
            assert_empty(&folder);
        }
    }
}

#[test]
fn after_the_last_ballot_nothing_is_verified_again() {
    let place = tempfile::tempdir().unwrap();
    let all = ballots(&CROWD);
    // Superseded ballots are weighed after all are verified.
    interrupt(&CROWD, place.path(), 64, before_ballots(&CROWD) + all + 1);
    let verification = resumed(&CROWD, place.path(), 64, &Stop::after(u64::MAX));
    assert_eq!((verification.resumed, json(&verification)), (all, json(&CROWD.verify(None))));
}

#[test]
fn an_uninterrupted_one_keeps_nothing() {
    let place = tempfile::tempdir().unwrap();
    let verification = resumed(&NATION, place.path(), 5_000, &Stop::after(u64::MAX));
    assert_eq!((verification.resumed, json(&verification)), (0, json(&NATION.verify(None))));
    assert!(verification.evidence.is_some());
    assert_empty(place.path());
}

/// Goes on with what `damage` left, and must begin afresh.
fn assert_fresh(record: &Record, damage: impl Fn(&Path), why: &str) {
    let place = tempfile::tempdir().unwrap();
    interrupt(&CROWD, place.path(), 600, before_ballots(&CROWD) + ballots(&CROWD) / 2);
    damage(place.path());
    let watcher = Stop::after(u64::MAX);
    let verification = resumed(record, place.path(), 600, &watcher);
    assert_eq!((verification.resumed, json(&verification)), (0, json(&record.verify(None))), "{why}");
    let told = watcher.told.lock().unwrap();
    assert!(
        matches!(&told[..], [one] if one.contains(why) && one.contains("from the first on")),
        "{why}: {told:?}"
    );
}

fn change(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(path).unwrap();
    change(&mut bytes);
    fs::write(path, bytes).unwrap();
}

#[test]
fn what_is_damaged_or_not_its_own_is_not_used() {
    for place in [0, 40, 100, 500] {
        let flip = |folder: &Path| change(&folder.join("state"), |bytes| bytes[place] ^= 1);
        assert_fresh(&CROWD, flip, "state is damaged");
    }
    for length in [0, 31, 32, 200] {
        assert_fresh(
            &CROWD,
            |f| change(&f.join("state"), |bytes| bytes.truncate(length)),
            "state is damaged",
        );
    }
    for notes in ["ballots", "randomness"] {
        assert_fresh(&CROWD, |f| change(&f.join(notes), |bytes| bytes[77] ^= 4), "notes are damaged");
        assert_fresh(&CROWD, |f| change(&f.join(notes), |bytes| bytes.truncate(50)), "notes are damaged");
        assert_fresh(&CROWD, |f| fs::remove_file(f.join(notes)).unwrap(), "notes cannot be read");
    }
    assert_fresh(&NATION, |_| {}, "another record");
    let mut longer = CROWD.clone();
    let last = longer.path("tile/entries/003");
    longer.file(&last)[40] ^= 1;
    assert_fresh(&longer, |_| {}, "another record");
}

#[test]
fn bytes_behind_what_was_saved_are_cut_off() {
    let place = tempfile::tempdir().unwrap();
    interrupt(&CROWD, place.path(), 600, before_ballots(&CROWD) + ballots(&CROWD) / 2);
    for notes in ["ballots", "randomness"] {
        change(&place.path().join(notes), |bytes| bytes.extend([9; 1000]));
    }
    let verification = resumed(&CROWD, place.path(), 600, &Stop::after(u64::MAX));
    assert_eq!(json(&verification), json(&CROWD.verify(None)));
    assert!(verification.resumed > 0);
}

#[test]
fn only_a_folder_of_ones_own_is_used() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("verifying");
    let held = ResumeFolder::open(&folder, PROGRAM).unwrap();
    assert!(matches!(ResumeFolder::open(&folder, PROGRAM), Err(ResumeError::Held)));
    drop(held);
    ResumeFolder::open(&folder, PROGRAM).unwrap();
    fs::write(folder.join("letter.txt"), "mine").unwrap();
    assert!(
        matches!(ResumeFolder::open(&folder, PROGRAM), Err(ResumeError::OtherThings(name)) if name == "letter.txt")
    );
    assert!(matches!(ResumeFolder::open(&folder.join("letter.txt"), PROGRAM), Err(ResumeError::NoFolder)));
    assert!(matches!(ResumeFolder::open(&place.path().join("no/such"), PROGRAM), Err(ResumeError::NoParent)));
}

#[cfg(unix)]
#[test]
fn a_folder_that_others_can_write_to_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("verifying");
    ResumeFolder::open(&folder, PROGRAM).unwrap();
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    fs::set_permissions(&folder, PermissionsExt::from_mode(0o770)).unwrap();
    assert!(matches!(ResumeFolder::open(&folder, PROGRAM), Err(ResumeError::NotPrivate)));
    let link = place.path().join("link");
    std::os::unix::fs::symlink(&folder, &link).unwrap();
    assert!(matches!(ResumeFolder::open(&link, PROGRAM), Err(ResumeError::NoFolder)));
}

/// What others laid down while the folder was open to them does not become good when it is closed.
#[cfg(unix)]
#[test]
fn what_was_planted_is_refused() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("verifying");
    ResumeFolder::open(&folder, PROGRAM).unwrap();
    let (state, elsewhere) = (folder.join("state"), place.path().join("elsewhere"));
    fs::write(&elsewhere, "anything").unwrap();
    let refused =
        || matches!(ResumeFolder::open(&folder, PROGRAM), Err(ResumeError::Planted(name)) if name == "state");
    let mode = |path: &Path, mode| fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    fs::write(&state, "anything").unwrap();
    mode(&state, 0o666);
    assert!(refused(), "others can write it");
    mode(&state, 0o600);
    ResumeFolder::open(&folder, PROGRAM).unwrap();
    fs::remove_file(&state).unwrap();
    symlink(&elsewhere, &state).unwrap();
    assert!(refused(), "a link");
    fs::remove_file(&state).unwrap();
    fs::hard_link(&elsewhere, &state).unwrap();
    assert!(refused(), "known by another name too");
    fs::remove_file(&state).unwrap();
    fs::create_dir(&state).unwrap();
    assert!(refused(), "a folder");
}

#[test]
fn what_another_program_kept_is_not_used() {
    let place = tempfile::tempdir().unwrap();
    interrupt(&CROWD, place.path(), 600, before_ballots(&CROWD) + ballots(&CROWD) / 2);
    let tuning = Tuning { chunk: Some(16), memory: Some(600), save_every: Some(Duration::ZERO) };
    let resume = Some(ResumeFolder::open(place.path(), [2; 32]).unwrap());
    let watcher = Stop::after(u64::MAX);
    let verification =
        on_cores(1, || verify(&*CROWD, &Options { tuning, resume, ..CROWD.options(None) }, &watcher));
    assert_eq!((verification.resumed, json(&verification)), (0, json(&CROWD.verify(None))));
    assert!(watcher.told.lock().unwrap()[0].contains("another version of this program"));
}

/// Whole by its own hash, and not true: so many ballots do not stand before that entry.
#[test]
fn a_state_that_counts_other_ballots_is_not_used() {
    for (from, to) in [("\"count\":", "\"count\":1"), ("\"next\":", "\"next\":9")] {
        let lie = |bytes: &mut Vec<u8>| {
            let json = String::from_utf8(bytes.split_off(32)).unwrap().replacen(from, to, 1);
            *bytes = [sha2::Sha256::digest(&json).as_slice(), json.as_bytes()].concat();
        };
        assert_fresh(&CROWD, |folder| change(&folder.join("state"), lie), "other ballots");
    }
}
