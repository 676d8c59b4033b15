//! Faults at call after call.

use super::Trial;
use crate::faults::{Disk, Fault, Kind};
use crate::reference::at_a_time;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

/// At every how many calls a fault is made: `OSTRAKON_EVERY`, or this.
pub fn step(otherwise: usize) -> usize {
    std::env::var("OSTRAKON_EVERY").map_or(otherwise, |text| text.parse().unwrap())
}

/// Faults of these kinds, at every `step`th call each. The kinds begin one after the other, so that with a small step every call meets one.
pub fn every(kinds: &[Kind], calls: usize, step: usize) -> Vec<Fault> {
    let at_some = |(turn, &kind): (usize, &Kind)| {
        let at = (1 + turn * step / kinds.len()..=calls).step_by(step);
        at.map(move |at| fault(at as u64, kind))
    };
    kinds.iter().enumerate().flat_map(at_some).collect()
}

/// A loss of power keeps nothing that was not flushed, or at every other call half of it.
fn fault(at: u64, kind: Kind) -> Fault {
    let keep = (kind == Kind::PowerLoss && at.is_multiple_of(2)).then(|| at * 0x9e37_79b9);
    Fault { keep, ..Fault::once(at, kind) }
}

/// Runs that go on at once: each waits for the service most of the time.
const AT_ONCE: usize = 4;
/// Faults after which it is told how far they have come.
const A_LINE: usize = 200;

/// Runs a trial with every fault; what went wrong.
pub fn sweep(trial: &Trial<'_>, kinds: &[Kind], otherwise: usize) -> Vec<String> {
    let sound = trial.run(Disk::under, None);
    let calls = sound.calls.len();
    assert!(!sound.ended && calls > 20, "{calls} calls");
    sound.fault().unwrap();
    let faults = every(kinds, calls, step(otherwise));
    let tally = Tally::default();
    let wrong = at_a_time(AT_ONCE, &faults, |fault| {
        let done = one(trial, *fault, &tally);
        let so_far = tally.done.fetch_add(1, Ordering::Relaxed) + 1;
        if so_far.is_multiple_of(A_LINE) {
            println!("faults, {}, so far: {so_far} of {} faults, {tally}", trial.name(), faults.len());
        }
        done
    });
    let (name, all) = (trial.name(), faults.len());
    println!("faults, {name}, in all: {all} faults of {calls} calls, {tally}, {} wrong", wrong.len());
    let missed = tally.missed.into_inner();
    assert!(missed * 10 <= all, "{missed} of {all} faults were never reached");
    wrong
}

/// What was counted over all runs.
#[derive(Default)]
struct Tally {
    done: AtomicUsize,
    missed: AtomicUsize,
    acknowledged: AtomicUsize,
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |counted: &AtomicUsize| counted.load(Ordering::Relaxed);
        write!(f, "{} never reached, {} acknowledged", number(&self.missed), number(&self.acknowledged))
    }
}

/// One run with one fault.
fn one(trial: &Trial<'_>, fault: Fault, tally: &Tally) -> Result<(), String> {
    let run = trial.run(Disk::under, Some(fault));
    let call = run.calls.get(fault.at as usize - 1).cloned();
    tally.missed.fetch_add(usize::from(call.is_none()), Ordering::Relaxed);
    tally.acknowledged.fetch_add(run.acknowledged, Ordering::Relaxed);
    let (ended, said) = (run.ended, run.acknowledged);
    run.fault().map_err(|what| format!("{fault:?} at {call:?}, ended {ended} after {said}: {what}"))
}
