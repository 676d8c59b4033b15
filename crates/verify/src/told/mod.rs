//! What came out, as people read it: question, totals and verdict of every contest, in words, for all programs alike.

mod tables;

pub use tables::{comparisons, histogram};

use crate::{Outcome, Verification};
use ostrakon_charter::words::{amount, wrap};
use ostrakon_election::setup::{BallotType, Contest, Plan};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The widest line.
pub const WIDTH: usize = 100;
/// Where lines under a contest begin.
const INDENT: usize = 4;

impl Verification {
    /// The report with what came out above the checks, whose last line is the verifier's verdict.
    pub fn told(&self) -> String {
        let mut told = String::new();
        self.outcome().iter().for_each(|line| _ = writeln!(told, "{line}"));
        told + &self.report.to_string()
    }

    /// Title, id and result, and an empty line; nothing where there is no manifest.
    pub fn outcome(&self) -> Vec<String> {
        let Some(plan) = &self.plan else { return Vec::new() };
        let mut lines = heading(plan);
        match self.report.outcomes() {
            [] => lines.push("There is no verified result yet.".into()),
            outcomes => {
                lines.extend((!self.report.passed_through(701)).then(|| {
                    "NOT VERIFIED: not every check passed; this is only what the record claims.".into()
                }));
                lines.extend(self::lines(plan, outcomes));
            }
        }
        lines.push(String::new());
        lines
    }
}

/// Title and id.
pub fn heading(plan: &Plan) -> Vec<String> {
    vec![plan.manifest().title.clone(), format!("Election {}", plan.election())]
}

/// All contests, one after the other.
pub fn lines(plan: &Plan, outcomes: &[Outcome]) -> Vec<String> {
    let mut lines = Vec::new();
    for outcome in outcomes {
        if let Some((_, contest)) = plan.contest(&outcome.contest) {
            lines.push(String::new());
            lines.extend(of_one(&contest.contest, outcome));
        }
    }
    lines
}

fn of_one(contest: &Contest, outcome: &Outcome) -> Vec<String> {
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
pub fn repeats_table(reason: &str) -> bool {
    reason.starts_with("totals: ") || reason.ends_with(" counted in all")
}

fn verdict(contest: &Contest, outcome: &Outcome) -> String {
    let by_lot = outcome.reasoning.first().is_some_and(|reason| reason.contains(", by lot among "));
    let names: Vec<String> = outcome.elected.iter().map(|id| labelled(contest, id)).collect();
    match outcome.status.as_str() {
        "elected" => format!("elected{}: {}", if by_lot { " by lot" } else { "" }, names.join(", ")),
        "too-few" => "too few ballots to count in secret, never decrypted".into(),
        other => other.into(),
    }
}

/// Label and id of an answer.
pub fn labelled(contest: &Contest, id: &str) -> String {
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
