//! What the ballots of a closed vote come to, for whoever states it: only of a record in which every check up to the board's passed.

use crate::Report;
use crate::facts::Facts;
use ostrakon_election::board::Head;
use ostrakon_election::office::tally_documents;
use ostrakon_election::setup::Plan;
use ostrakon_election::tally::{RollTally, TallyDocument};

/// The last check before the tallies.
pub(crate) const CLOSED: u16 = 499;

/// The sums of each roll, and the tree that they are of.
#[derive(Debug)]
pub(crate) struct Sums {
    closing: Head,
    floor: u64,
    rolls: Vec<RollTally>,
}

impl Sums {
    pub(crate) fn from_facts(report: &Report, facts: &Facts<'_>) -> Option<Self> {
        if !report.passed_through(CLOSED) || facts.resumed > 0 {
            return None;
        }
        let (rolls, floor) =
            (0..facts.plan.as_ref()?.manifest().rolls.len(), facts.charter.as_ref()?.min_counted());
        let rolls = rolls.map(|roll| facts.counted.get(&roll).cloned()).collect::<Option<_>>()?;
        Some(Self { closing: facts.closing?, floor: floor.get(), rolls })
    }

    pub(crate) fn documents(&self, plan: &Plan, time: u64) -> Option<Vec<TallyDocument>> {
        let rolls: Vec<&RollTally> = self.rolls.iter().collect();
        tally_documents(plan, &rolls, self.closing, self.floor, time)
    }
}
