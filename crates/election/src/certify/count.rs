//! From slot totals to what the charter judges.

use crate::setup::{BallotType, ContestPlan};
use ostrakon_charter::ContestCount;
use std::collections::BTreeMap;

/// Totals by option; `None` if the slots' totals cannot come from ballots of this weight.
pub fn contest_count(plan: &ContestPlan, slots: &[u64], weight: u64) -> Option<ContestCount> {
    let totals = plan.form.totals(slots, weight)?;
    let contest = &plan.contest;
    // Comparisons and grades give an option no total.
    let own = totals.options.into_iter().chain(std::iter::repeat(0));
    let options = contest.options.iter().map(|o| o.id.clone()).zip(own).collect();
    let count = ContestCount::new(contest.id.clone(), weight, options)
        .with_flags(contest.options.iter().map(|o| o.flags.clone()).collect())
        .with_pairs(totals.pairs)
        .with_grades(totals.grades);
    Some(count.with_none(totals.none).with_blank(totals.blank))
}

/// The totals by name, as reports have them (spec 8): options, comparisons `a>b`, grades `a:0`, `none` and `blank`.
pub fn named_totals(plan: &ContestPlan, count: &ContestCount) -> BTreeMap<String, u64> {
    let id = |option: usize| &count.options[option].0;
    let mut totals = BTreeMap::new();
    if !matches!(plan.contest.ballot, BallotType::Pairwise { .. } | BallotType::Grades { .. }) {
        totals.extend(count.options.iter().map(|(id, total)| (id.to_string(), *total)));
    }
    for (i, row) in count.pairs.iter().enumerate() {
        let others = row.iter().enumerate().filter(|(j, _)| *j != i);
        totals.extend(others.map(|(j, total)| (format!("{}>{}", id(i), id(j)), *total)));
    }
    for (i, row) in count.grades.iter().enumerate() {
        totals.extend(row.iter().enumerate().map(|(g, total)| (format!("{}:{g}", id(i)), *total)));
    }
    totals.extend(count.none.map(|total| ("none".into(), total)));
    totals.extend(count.blank.map(|total| ("blank".into(), total)));
    totals
}
