//! Why nothing is signed, named for the page.

use crate::Fault;
use ostrakon_election::office::{ClosingRefusal, OpeningRefusal, RollRefusal, ScheduleRefusal, TallyRefusal};
use std::fmt::Display;

fn early(time: u64, why: impl Display) -> Fault {
    Fault::new("step-early", why).about("time", time)
}

pub(super) fn opening(refusal: OpeningRefusal) -> Fault {
    match refusal {
        OpeningRefusal::Opened => Fault::new("step-done", refusal),
        OpeningRefusal::Early { earliest } => early(earliest, refusal),
        OpeningRefusal::Late { closes } => Fault::new("opening-late", refusal).about("time", closes),
        OpeningRefusal::Rolls { .. } | OpeningRefusal::Ceremony(_) => Fault::new("step-waits", refusal),
    }
}

pub(super) fn closing(refusal: ClosingRefusal) -> Fault {
    match refusal {
        ClosingRefusal::Closed => Fault::new("step-done", refusal),
        ClosingRefusal::Early { earliest } => early(earliest, refusal),
        ClosingRefusal::Late { closes } => Fault::new("closing-late", refusal).about("time", closes),
        ClosingRefusal::NotOpened => Fault::new("step-waits", refusal),
    }
}

pub(super) fn schedule(refusal: ScheduleRefusal) -> Fault {
    match refusal {
        ScheduleRefusal::Other => Fault::new("schedule-other", refusal),
        ScheduleRefusal::Early { .. } | ScheduleRefusal::Backwards { .. } => {
            Fault::new("schedule-time", refusal)
        }
        ScheduleRefusal::NotOpened | ScheduleRefusal::Closed => Fault::new("schedule-not-now", refusal),
    }
}

pub(super) fn roll(refusal: RollRefusal) -> Fault {
    let detail = refusal.to_string();
    match refusal {
        RollRefusal::Ceremony { .. } => Fault::new("step-waits", detail),
        RollRefusal::All => Fault::new("step-done", detail),
        RollRefusal::Limits { size, max_size, weight, max_weight, .. } => Fault::new("roll-limits", detail)
            .about("size", size)
            .about("most", max_size)
            .about("weight", weight)
            .about("heaviest", max_weight),
        RollRefusal::Shared { roll, keys } => {
            Fault::new("roll-shared", detail).about("roll", roll).about("n", keys)
        }
    }
}

pub(super) fn tally(refusal: TallyRefusal) -> Fault {
    match refusal {
        TallyRefusal::Tallied => Fault::new("step-done", refusal),
        TallyRefusal::Early { earliest } => early(earliest, refusal),
        TallyRefusal::NotClosed => Fault::new("step-waits", refusal),
    }
}
