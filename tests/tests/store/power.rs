//! The power fails at every write: what was flushed is there, and so is everything acknowledged. On a disk that says that it flushed and
//! did not, acknowledged batches are lost, so the failure is one.

use crate::faults::{BATCHES, Run, calls, run};
use ostrakon_tests::faults::{Disk, Fault, Kind};
use ostrakon_tests::reference::two_at_a_time;
use std::sync::Mutex;

fn failures(at: u64, keep: Option<u64>) -> Fault {
    Fault { keep, ..Fault::once(at, Kind::PowerLoss) }
}

fn hold(faults: &[Fault]) {
    let wrong = two_at_a_time(faults, |fault| {
        let run = run(Disk::under, Some(*fault), BATCHES);
        run.fault().map_err(|what| format!("{fault:?} at {:?}: {what}", run.calls.last()))
    });
    assert!(wrong.is_empty(), "{} of {}: {}", wrong.len(), faults.len(), wrong.join("\n"));
}

/// Attack 72.
#[test]
fn nothing_acknowledged_is_lost_with_the_power() {
    hold(&(1..=calls().len() as u64).map(|at| failures(at, None)).collect::<Vec<_>>());
}

#[test]
fn nor_if_the_disk_wrote_half_of_the_rest_in_any_order() {
    let seeds = (1..=calls().len() as u64)
        .flat_map(|at| [2 * at, 2 * at + 1].map(|seed| failures(at, Some(seed * 0x9e37_79b9))));
    hold(&seeds.collect::<Vec<_>>());
}

/// Attack 72: the control, without flushing.
#[test]
fn without_flushing_acknowledged_batches_are_lost() {
    let lost = Mutex::new(0);
    let faults: Vec<_> = (1..=calls().len() as u64).map(|at| failures(at, None)).collect();
    two_at_a_time(&faults, |fault| {
        let run: Run = run(|data| Disk::under(data).lying(), Some(*fault), BATCHES);
        if !run.acknowledged.is_empty() && run.fault().is_err() {
            *lost.lock().unwrap() += 1;
        }
        Ok(())
    });
    let lost = lost.into_inner().unwrap();
    println!("{lost} of {} failures lost what was acknowledged", faults.len());
    assert!(lost > 10, "{lost}");
}
