//! What came out: question, totals and verdict of every contest, in words, for all commands alike.

mod archive;
mod tables;

pub(crate) use archive::archive;
pub(crate) use tables::{comparisons, histogram};

use crate::election::{self, Told};
use crate::record_dir::Record;
use crate::words::{amount, wrap};
use ostrakon_election::certify::{contest_count, named_totals};
use ostrakon_election::setup::{BallotType, Contest, ContestPlan, Plan};
use ostrakon_election::tally::TallyDocument;
use ostrakon_verify::Outcome as ContestOutcome;
use std::collections::BTreeMap;

/// The widest line.
const WIDTH: usize = 100;
/// Where lines under a contest begin.
const INDENT: usize = 4;

/// Title and id.
pub(crate) fn heading(plan: &Plan) -> Vec<String> {
    vec![plan.manifest().title.clone(), format!("Election {}", plan.election())]
}

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

/// All contests, one after the other.
pub(crate) fn lines(plan: &Plan, outcomes: &[ContestOutcome]) -> Vec<String> {
    let mut lines = Vec::new();
    for outcome in outcomes {
        if let Some((_, contest)) = plan.contest(&outcome.contest) {
            lines.push(String::new());
            lines.extend(of_one(&contest.contest, outcome));
        }
    }
    lines
}

fn of_one(contest: &Contest, outcome: &ContestOutcome) -> Vec<String> {
    let verdict = verdict(contest, outcome);
    let mut lines = wrap(&format!("{} ({}): {verdict}", contest.title, contest.id), 2, WIDTH);
    for (label, total) in ranked(contest, &outcome.totals) {
        lines.push(format!("{:INDENT$}{label:<52} {total:>10}", ""));
    }
    let tables = comparisons(contest, &outcome.totals).into_iter().chain(histogram(contest, &outcome.totals));
    lines.extend(tables.map(|line| format!("{:INDENT$}{line}", "")));
    let weight = match outcome.weight == outcome.counted {
        true => String::new(),
        false => format!(", total weight {}", outcome.weight),
    };
    lines.push(format!("{:INDENT$}{} counted{weight}", "", amount(outcome.counted, "ballot")));
    let told = outcome.reasoning.iter().filter(|reason| !repeats_table(reason));
    lines.extend(told.flat_map(|reason| wrap(reason, INDENT, WIDTH)));
    for id in &outcome.choose {
        let who = labelled(contest, id);
        let told = format!(
            "{who} sits, or is elected, in a body that does not go with this office, and must choose"
        );
        lines.extend(wrap(&told, INDENT, WIDTH));
    }
    lines
}

/// The charter's sentences repeat the figures, which the table shows.
pub(crate) fn repeats_table(reason: &str) -> bool {
    reason.starts_with("totals: ") || reason.ends_with(" counted in all")
}

fn verdict(contest: &Contest, outcome: &ContestOutcome) -> String {
    let by_lot = outcome.reasoning.first().is_some_and(|reason| reason.contains(", by lot among "));
    let names: Vec<String> = outcome.elected.iter().map(|id| labelled(contest, id)).collect();
    match outcome.status.as_str() {
        "elected" => format!("elected{}: {}", if by_lot { " by lot" } else { "" }, names.join(", ")),
        "too-few" => "too few ballots to count in secret, never decrypted".into(),
        other => other.into(),
    }
}

/// Label and id of an answer.
pub(crate) fn labelled(contest: &Contest, id: &str) -> String {
    match (id, contest.options.iter().find(|o| o.id.as_str() == id)) {
        (_, Some(option)) => format!("{} ({id})", option.label),
        ("none", None) => "None of them (none)".into(),
        ("blank", None) => "Blank (blank)".into(),
        _ => id.into(),
    }
}

/// Answers with totals: a motion's in their order, otherwise most votes first; `none` and `blank` last.
fn ranked(contest: &Contest, totals: &BTreeMap<String, u64>) -> Vec<(String, u64)> {
    let options = contest.options.iter().map(|o| o.id.as_str());
    let mut found: Vec<(&str, u64)> = options.filter_map(|id| Some((id, *totals.get(id)?))).collect();
    if !matches!(contest.ballot, BallotType::Motion {}) {
        found.sort_by_key(|(_, total)| std::cmp::Reverse(*total));
    }
    found.extend(["none", "blank"].iter().filter_map(|id| Some((*id, *totals.get(*id)?))));
    found.into_iter().map(|(id, total)| (labelled(contest, id), total)).collect()
}
