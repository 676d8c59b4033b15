//! A fault at every write of the SQLite files: what was acknowledged is there, nothing twice, nothing by halves.

use crate::bed::block_on;
use ostrakon_store::{Location, LogKind, Store};
use ostrakon_tests::batches::whole;
use ostrakon_tests::faults::{Disk, Fault, Kind};
use ostrakon_tests::reference::two_at_a_time;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

/// Batches of a run.
pub(crate) const BATCHES: u64 = 4;

/// What became of one run of the program that appends.
pub(crate) struct Run {
    pub(crate) place: TempDir,
    /// Everything that it said.
    pub(crate) said: String,
    pub(crate) acknowledged: Vec<u64>,
    pub(crate) refused: Vec<u64>,
    pub(crate) calls: Vec<String>,
}

/// A place for data. What is lost with the power is decided by the disk that fails, so memory will do, and is quick.
pub(crate) fn place() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

/// Opens a store on a failing disk and appends batches.
pub(crate) fn run(make: impl Fn(&Path) -> Disk, fault: Option<Fault>, batches: u64) -> Run {
    let place = place();
    let data = place.path().join("data");
    let disk = make(&data);
    let mut command = Command::new(env!("CARGO_BIN_EXE_appender"));
    command.arg(&data).args(["-", &batches.to_string()]).stderr(Stdio::null());
    disk.put(&mut command, fault);
    let said = String::from_utf8(command.output().unwrap().stdout).unwrap();
    let numbers = |word: &str| {
        let lines = said.lines().filter_map(|line| line.strip_prefix(word)?.split(' ').next()?.parse().ok());
        lines.collect()
    };
    Run { acknowledged: numbers("ok "), refused: numbers("err "), calls: disk.calls(), said, place }
}

impl Run {
    /// The batches that are there once the disk is sound again; the store is opened and can be written to.
    pub(crate) fn left(&self) -> Vec<u64> {
        block_on(async {
            let location = Location { data: self.place.path().join("data"), database: None };
            let store = Store::open(&location).await.unwrap();
            let log = store
                .board()
                .begin_log(LogKind::Election, "spring", "vote.example.org/elections/spring")
                .await;
            let (board, log) = (store.board(), log.unwrap().id);
            let left = whole(board, log).await;
            let size = board.size(log).await.unwrap();
            board.append(log, &ostrakon_tests::batches::batch(99, size)).await.unwrap();
            assert_eq!(whole(board, log).await, [&left[..], &[99]].concat());
            left
        })
    }

    /// What is wrong, if anything: everything acknowledged must be there, and nothing that was never tried.
    pub(crate) fn fault(&self) -> Result<(), String> {
        let left =
            std::panic::catch_unwind(|| self.left()).map_err(|_| format!("not whole\n{}", self.said))?;
        let tried = |number: &u64| self.acknowledged.contains(number) || self.refused.contains(number);
        let unheard = left.iter().filter(|number| !tried(number)).count();
        let lost: BTreeSet<_> = self.acknowledged.iter().filter(|number| !left.contains(number)).collect();
        // A killed program may have had no time to say what became of the last one.
        let well = lost.is_empty() && unheard <= 1 && left.is_sorted();
        if well { Ok(()) } else { Err(format!("left {left:?} of\n{}", self.said)) }
    }
}

/// Every fault of a run that has so many calls.
fn every(kinds: &[Kind], calls: usize) -> Vec<Fault> {
    let at_each = |&kind: &Kind| (1..=calls as u64).map(move |at| Fault::once(at, kind));
    kinds.iter().flat_map(at_each).collect()
}

/// What a run calls on a sound disk.
pub(crate) fn calls() -> Vec<String> {
    let sound = run(Disk::under, None, BATCHES);
    assert_eq!(sound.acknowledged, Vec::from_iter(1..=BATCHES), "{}", sound.said);
    sound.fault().unwrap();
    assert!(sound.calls.len() > 100, "{:?}", sound.calls);
    sound.calls
}

/// What is wrong with runs under these faults. In the end, when connections close side by side, there may be a call more or less.
fn wrong(faults: &[Fault], also: impl Fn(&Run) -> bool + Sync) -> Vec<String> {
    let missed = AtomicUsize::new(0);
    let wrong = two_at_a_time(faults, |fault| {
        let run = run(Disk::under, Some(*fault), BATCHES);
        let Some(call) = run.calls.get(fault.at as usize - 1) else {
            missed.fetch_add(1, Ordering::Relaxed);
            return Ok(());
        };
        let well = if also(&run) { run.fault() } else { Err(run.said.clone()) };
        well.map_err(|what| format!("{fault:?} at {call:?}: {what}"))
    });
    let missed = missed.into_inner();
    println!("{} faults, {missed} of them never reached", faults.len());
    assert!(missed * 20 < faults.len(), "{missed} never reached");
    wrong
}

/// One failure is one refusal: what comes after it is acknowledged again.
/// Attack 71.
#[test]
fn failing_at_every_call() {
    let faults = every(&[Kind::FailBefore, Kind::FailAfter, Kind::NoSpace], calls().len());
    let goes_on = |run: &Run| {
        let answered = run.acknowledged.len() + run.refused.len();
        run.said.starts_with("stopped") || (run.refused.len() <= 1 && answered == BATCHES as usize)
    };
    assert_eq!(wrong(&faults, goes_on), [""; 0]);
}

/// Attack 71.
#[test]
fn killed_at_every_call() {
    let faults = every(&[Kind::Kill, Kind::Torn], calls().len());
    assert_eq!(wrong(&faults, |run| run.refused.is_empty()), [""; 0]);
}

#[test]
fn a_disk_that_stays_broken_acknowledges_nothing_more() {
    let kinds = [Kind::FailBefore, Kind::FailAfter, Kind::NoSpace].into_iter().cycle();
    let each = (1..=calls().len() as u64).step_by(2).zip(kinds);
    let faults: Vec<_> = each.map(|(at, kind)| Fault { lasting: true, ..Fault::once(at, kind) }).collect();
    let ends = |run: &Run| run.acknowledged.iter().all(|last| run.refused.iter().all(|first| last < first));
    assert_eq!(wrong(&faults, ends), [""; 0]);
}

/// Attack 73.
#[test]
fn a_full_disk_is_told_as_such() {
    let calls = calls();
    let last = calls
        .iter()
        .rposition(|call| call.contains(" pwrite ") && call.contains("board.sqlite-wal "))
        .unwrap();
    let full = Fault { lasting: true, ..Fault::once(last as u64, Kind::NoSpace) };
    // Connections make a call more or less from run to run: what failed first has to be a write.
    let written = |run: &Run| run.calls.get(last - 1).is_some_and(|call| call.contains(" pwrite "));
    let run = (0..10).map(|_| run(Disk::under, Some(full), BATCHES)).find(written);
    let said = run.expect("a write that fails").said;
    assert!(said.contains(&format!("err {BATCHES} full ")), "{said}");
}
