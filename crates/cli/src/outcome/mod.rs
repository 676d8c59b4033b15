//! What came out: question, totals and verdict of every contest, in words, for all commands alike.

mod archive;

pub(crate) use archive::archive;
pub(crate) use ostrakon_verify::told::{comparisons, heading, histogram, labelled, lines, repeats_table};

use crate::election::{self, Told};
use crate::record_dir::Record;
use ostrakon_election::certify::{contest_count, named_totals};
use ostrakon_election::setup::ContestPlan;
use ostrakon_election::tally::TallyDocument;
use ostrakon_verify::Outcome as ContestOutcome;
use std::collections::BTreeMap;

/// What the board's result says, judged by the charter; empty while there is none.
pub(crate) fn of_record(record: &Record) -> Vec<ContestOutcome> {
    if record.view().results.is_empty() {
        return Vec::new();
    }
    let Ok(told) = election::judge(record) else { return Vec::new() };
    let contests = record.plan().contests().iter().enumerate();
    contests.zip(told).filter_map(|((i, plan), told)| of_contest(record, i, plan, told)).collect()
}

fn of_contest(record: &Record, index: usize, plan: &ContestPlan, told: Told) -> Option<ContestOutcome> {
    let tally = &record.view().tallies.get(index)?.body;
    let totals = record.view().results.first()?.body.contests.get(index)?;
    let count = contest_count(plan, &totals.totals, tally.weight).filter(|_| !totals.too_few);
    let named = count.map(|count| named_totals(plan, &count)).unwrap_or_default();
    let outcome = match &told.verdict {
        Some(verdict) => ContestOutcome::new(verdict, named, tally.weight, tally.counted),
        None => waits_for_lot(plan, named, tally),
    };
    Some(outcome.with(told.particulars))
}

fn waits_for_lot(plan: &ContestPlan, totals: BTreeMap<String, u64>, tally: &TallyDocument) -> ContestOutcome {
    ContestOutcome {
        contest: plan.contest.id.to_string(),
        status: "tied".into(),
        totals,
        weight: tally.weight,
        counted: tally.counted,
        reasoning: vec!["tied, and the charter draws a lot: trustees run `ostrakon trustee lot`".into()],
        ..ContestOutcome::default()
    }
}
