//! A fault at every write of the SQLite files: what was acknowledged is there, nothing twice, nothing by halves.

use crate::bed::block_on;
use ostrakon_store::{Location, LogKind, Store};
use ostrakon_tests::batches::whole;
use ostrakon_tests::faults::{Disk, Fault, Kind};
use ostrakon_tests::reference::two_at_a_time;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};
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
fn every(kinds: &[Kind], calls: u64) -> Vec<Fault> {
    let at_each = |&kind: &Kind| (1..=calls).map(move |at| Fault::once(at, kind));
    kinds.iter().flat_map(at_each).collect()
}

pub(crate) fn calls() -> u64 {
    let sound = run(Disk::under, None, BATCHES);
    assert_eq!(sound.acknowledged, Vec::from_iter(1..=BATCHES), "{}", sound.said);
    sound.fault().unwrap();
    assert!(sound.calls.len() > 100, "{:?}", sound.calls);
    sound.calls.len() as u64
}

fn hold(faults: &[Fault], also: impl Fn(&Run) -> bool + Sync) {
    let wrong = two_at_a_time(faults, |fault| {
        let run = run(Disk::under, Some(*fault), BATCHES);
        let struck = run.calls.len() as u64 >= fault.at;
        if !struck {
            return Err(format!("{fault:?} was never reached"));
        }
        if !also(&run) {
            return Err(format!("{fault:?}: {}", run.said));
        }
        run.fault().map_err(|what| format!("{fault:?} at {:?}: {what}", run.calls.get(fault.at as usize - 1)))
    });
    assert!(wrong.is_empty(), "{} of {} faults: {}", wrong.len(), faults.len(), wrong.join("\n"));
    println!("{} faults", faults.len());
}

/// One failure is one refusal: what comes after it is acknowledged again.
#[test]
fn failing_at_every_call() {
    let faults = every(&[Kind::FailBefore, Kind::FailAfter, Kind::NoSpace], calls());
    hold(&faults, |run| {
        let answered = run.acknowledged.len() + run.refused.len();
        run.said.starts_with("stopped") || (run.refused.len() <= 1 && answered == BATCHES as usize)
    });
}

#[test]
fn killed_at_every_call() {
    hold(&every(&[Kind::Kill, Kind::Torn], calls()), |run| !run.said.contains("err"));
}

#[test]
fn a_disk_that_stays_broken_acknowledges_nothing_more() {
    let calls = calls();
    let lasting = |(at, kind)| Fault { lasting: true, ..Fault::once(at, kind) };
    let kinds = [Kind::FailBefore, Kind::FailAfter, Kind::NoSpace];
    let each = (1..=calls).step_by(2).zip(kinds.into_iter().cycle());
    let faults: Vec<_> = each.map(lasting).collect();
    hold(&faults, |run| run.refused.last().or(run.acknowledged.last()).is_none_or(|&last| last == BATCHES));
}

#[test]
fn a_full_disk_is_told_as_such() {
    let calls = calls();
    let late = Fault { lasting: true, ..Fault::once(calls - 20, Kind::NoSpace) };
    let run = run(Disk::under, Some(late), BATCHES);
    assert!(run.said.contains(" full "), "{}", run.said);
}
