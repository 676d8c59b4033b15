//! The numbered checks of a register (spec 9.8), one a file, and what they share.
//!
//! The rules of 803 to 813, and some of 802, are asked while the acts are gone through ([`crate::walk`]).

pub(crate) mod c801_files;
pub(crate) mod c802_acts;
pub(crate) mod c803_signatures;
pub(crate) mod c804_charters;
pub(crate) mod c805_bodies;
pub(crate) mod c806_meetings;
pub(crate) mod c807_elections;
pub(crate) mod c808_outcomes;
pub(crate) mod c809_offices;
pub(crate) mod c810_open_votes;
pub(crate) mod c811_dissolution;
pub(crate) mod c813_site;
mod verdict_form;

use crate::reading::Reading;
use crate::report::Findings;
use crate::walk::Walk;
use crate::{Check, Files};

/// What the checks look at.
pub(crate) struct Facts<'a> {
    pub(crate) files: &'a Files,
    pub(crate) reading: &'a Reading,
    pub(crate) walk: &'a Walk,
}

/// Ran to its end, or could not: with the reason.
type Ran = Result<(), String>;

struct CheckInfo {
    id: u16,
    name: &'static str,
    run: fn(&Facts<'_>, &mut Findings) -> Ran,
}

macro_rules! checks {
    ($($number:literal $name:literal $run:path,)*) => {
        const CHECKS: &[CheckInfo] = &[$(CheckInfo { id: $number, name: $name, run: $run }),*];
    };
}

checks! {
    801 "register files" c801_files::run,
    802 "acts" c802_acts::run,
    803 "signatures" walked::<803>,
    804 "charters" c804_charters::run,
    805 "bodies" walked::<805>,
    806 "meetings" c806_meetings::run,
    807 "elections" walked::<807>,
    808 "outcomes" walked::<808>,
    809 "offices" walked::<809>,
    810 "open votes" walked::<810>,
    811 "dissolution" walked::<811>,
    813 "site" walked::<813>,
}

/// All checks, in order.
pub(crate) fn run(facts: &Facts<'_>) -> Vec<Check> {
    let run = |check: &CheckInfo| {
        let mut findings = Findings::default();
        let ran = (check.run)(facts, &mut findings);
        let (status, findings) = findings.conclude("register", ran);
        Check { id: check.id, name: check.name, status, findings }
    };
    CHECKS.iter().map(run).collect()
}

/// What was found of this check's rule while the acts were gone through.
fn walked<const ID: u16>(facts: &Facts<'_>, out: &mut Findings) -> Ran {
    let own = facts.walk.faults.iter().filter(|fault| fault.check == ID);
    own.for_each(|fault| out.fail(place(fault.index), &fault.what));
    facts.reading.known()?;
    facts.walk.known()
}

/// An act, by its index.
pub(crate) fn place(index: u64) -> String {
    format!("act {index}")
}
