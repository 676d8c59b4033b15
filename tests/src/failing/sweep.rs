//! Faults at call after call.

use super::Trial;
use crate::faults::{Disk, Fault, Kind};
use crate::reference::two_at_a_time;
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
    let keep = (kind == Kind::PowerLoss && at % 2 == 0).then(|| at * 0x9e37_79b9);
    Fault { keep, ..Fault::once(at, kind) }
}

/// Runs a trial with every fault; what went wrong.
pub fn sweep(trial: &Trial<'_>, kinds: &[Kind], otherwise: usize) -> Vec<String> {
    let sound = trial.run(Disk::under, None);
    let calls = sound.calls.len();
    assert!(!sound.ended && calls > 20, "{calls} calls");
    sound.fault().unwrap();
    let faults = every(kinds, calls, step(otherwise));
    let (missed, acknowledged) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let wrong = two_at_a_time(&faults, |fault| {
        let run = trial.run(Disk::under, Some(*fault));
        let call = run.calls.get(fault.at as usize - 1).cloned();
        missed.fetch_add(usize::from(call.is_none()), Ordering::Relaxed);
        acknowledged.fetch_add(run.acknowledged, Ordering::Relaxed);
        let (ended, said) = (run.ended, run.acknowledged);
        run.fault().map_err(|what| format!("{fault:?} at {call:?}, ended {ended} after {said}: {what}"))
    });
    let (missed, acknowledged) = (missed.into_inner(), acknowledged.into_inner());
    println!(
        "faults, {}, in all: {} faults of {calls} calls, {missed} never reached, {acknowledged} acknowledged, {} wrong",
        trial.name(),
        faults.len(),
        wrong.len()
    );
    assert!(missed * 10 <= faults.len(), "{missed} of {} faults were never reached", faults.len());
    wrong
}
