//! Outcomes, compared with the open count.

use super::questions::{Electorate, Question};
use super::stage::Stage;
use super::types::{self, Winners};
use crate::error::Outcome;
use crate::outcome::{comparisons, histogram, repeats_table};
use crate::words::grouped;
use crate::words::{amount, shorten, wrap};
use ostrakon_election::setup::{Contest, Plan};
use ostrakon_verify::{Outcome as ContestOutcome, Report};
use serde::Serialize;
use std::collections::BTreeMap;

/// The widest line.
const WIDTH: usize = 100;
/// The most differences shown one by one.
const MOST: usize = 20;

/// One contest as it ended.
#[derive(Serialize)]
pub(super) struct Compared {
    #[serde(flatten)]
    outcome: ContestOutcome,
    /// Identifiers, in the manifest's order.
    options: Vec<String>,
    open_count: BTreeMap<String, u64>,
    /// Secret and open count are the same; a contest with too few ballots has no secret count to compare.
    equal: bool,
    /// Who wins by each method that can judge these totals.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    methods: Winners,
}

/// Holds every contest's totals against the open count.
pub(super) fn compare(report: &Report, electorates: &[Electorate]) -> Outcome<Vec<Compared>> {
    let questions = electorates.iter().flat_map(|e| &e.questions);
    let one = |question: &Question| {
        let outcome = report.outcomes().iter().find(|o| o.contest == question.text.id.as_str())?.clone();
        Some(Compared::new(outcome, question))
    };
    questions.filter_map(one).collect()
}

impl Compared {
    fn new(outcome: ContestOutcome, question: &Question) -> Outcome<Self> {
        let open_count = question.open_count.clone();
        let equal = outcome.status == "too-few" || outcome.totals == open_count;
        let methods = types::winners(question.methods, &question.text, &outcome)?;
        let options = options(question).into_iter().map(|(id, _)| id).collect();
        Ok(Self { outcome, options, open_count, equal, methods })
    }
}

impl Compared {
    /// How it ended.
    pub(super) fn outcome(&self) -> &ContestOutcome {
        &self.outcome
    }

    /// Was there a secret count at all?
    pub(super) fn is_decrypted(&self) -> bool {
        self.outcome.status != "too-few"
    }
}

/// Did every contest come out, and equal?
pub(super) fn all_equal(compared: &[Compared], electorates: &[Electorate]) -> bool {
    let contests: usize = electorates.iter().map(|e| e.questions.len()).sum();
    compared.len() == contests && compared.iter().all(|c| c.equal)
}

/// Shows the outcome by contest.
pub(super) fn show(stage: Stage, compared: &[Compared], electorates: &[Electorate], plan: &Plan) -> Outcome {
    stage.title("Outcome");
    let questions = electorates.iter().flat_map(|e| &e.questions);
    for (compared, question) in compared.iter().zip(questions) {
        show_contest(stage, compared, question);
        if compared.is_decrypted() {
            if let Some((_, contest)) = plan.contest(&compared.outcome.contest) {
                show_tables(stage, compared, &contest.contest);
            }
            show_methods(stage, compared, question)?;
        }
    }
    Ok(())
}

fn show_contest(stage: Stage, compared: &Compared, question: &Question) {
    let outcome = &compared.outcome;
    stage.line(&format!("\n  {} ({}): {}", question.text.title, outcome.contest, outcome.status));
    wrap(&question.source, 4, WIDTH).iter().for_each(|line| stage.line(line));
    for reason in outcome.reasoning.iter().filter(|reason| !repeats_table(reason)) {
        wrap(reason, 4, WIDTH).iter().for_each(|line| stage.line(line));
    }
    if outcome.status == "too-few" {
        stage.line("    Never decrypted, so there is nothing to compare.");
        return;
    }
    stage.line(&format!("    {:<44} {:>10} {:>10}", "", "in secret", "in the open"));
    for (name, label) in ranked(question, &compared.open_count) {
        stage.line(&row(compared, &name, &label));
    }
}

/// One figure, counted twice.
fn row(compared: &Compared, name: &str, label: &str) -> String {
    let [secret, open] = [&compared.outcome.totals, &compared.open_count].map(|c| c.get(name).copied());
    let number = |n: Option<u64>| n.map_or("–".into(), grouped);
    let mark = if secret == open { "" } else { "   DIFFERENT" };
    format!("    {:<44} {:>10} {:>10}{mark}", shorten(label, 40), number(secret), number(open))
}

/// Comparisons and grades, which are more figures than a line each could show.
fn show_tables(stage: Stage, compared: &Compared, contest: &Contest) {
    let totals = &compared.outcome.totals;
    let tables: Vec<String> =
        comparisons(contest, totals).into_iter().chain(histogram(contest, totals)).collect();
    tables.iter().for_each(|line| stage.line(&format!("    {line}")));
    let figures: Vec<&String> = compared.open_count.keys().filter(|key| key.contains(['>', ':'])).collect();
    if figures.is_empty() {
        return;
    }
    let differ = |key: &&&String| totals.get(**key) != compared.open_count.get(**key);
    let different: Vec<&&String> = figures.iter().filter(differ).collect();
    let count = amount(figures.len() as u64, "figure");
    match different.len() {
        0 => stage.line(&format!("    All {count} of this table are the same in secret and in the open.")),
        n => stage.line(&format!("    Of {count} of this table {n} DIFFER between secret and open count:")),
    }
    different.iter().take(MOST).for_each(|key| stage.line(&row(compared, key, key)));
}

/// What other methods say, where there are several.
fn show_methods(stage: Stage, compared: &Compared, question: &Question) -> Outcome {
    if compared.methods.len() < 2 {
        return Ok(());
    }
    let labels = options(question);
    let label = |id: &str| labels.iter().find(|(i, _)| i == id).map_or(id.to_owned(), |(_, l)| l.clone());
    stage.line("    By the same totals, every method's winner:");
    for line in types::told(&compared.methods, label)? {
        wrap(&line, 6, WIDTH).iter().for_each(|line| stage.line(line));
    }
    Ok(())
}

/// Answers with totals, most votes first; a motion's answers, and `none` and `blank`, stay where they are.
fn ranked(question: &Question, counts: &BTreeMap<String, u64>) -> Vec<(String, String)> {
    let mut answers = options(question);
    if !question.text.options.is_empty() {
        answers.sort_by_key(|(id, _)| std::cmp::Reverse(counts.get(id).copied().unwrap_or(0)));
    }
    answers.extend(question.text.none.then(|| ("none".into(), "None of them".into())));
    answers.extend(question.text.blank.then(|| ("blank".into(), "Blank".into())));
    answers.retain(|(id, _)| counts.contains_key(id));
    answers
}

/// Identifier and label of every option, in the ballot's order.
fn options(question: &Question) -> Vec<(String, String)> {
    let options = &question.text.options;
    if options.is_empty() {
        let motion = [("for", "For"), ("against", "Against"), ("abstain", "Abstain")];
        return motion.map(|(id, label)| (id.into(), label.into())).into();
    }
    options.iter().map(|o| (o.id.to_string(), o.label.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballots::parse;

    fn question(name: &str) -> Question {
        let file = b"# Box\n# 1 Tea 2 Coffee\n3,1\n2,2\n1\n";
        let real = parse(file, "box.csv").unwrap();
        types::electorate(&real, types::find(name).unwrap()).unwrap().questions.remove(0)
    }

    fn outcome(totals: BTreeMap<String, u64>) -> ContestOutcome {
        let (contest, status, reasoning) = ("box".into(), "elected".into(), Vec::new());
        ContestOutcome {
            contest,
            status,
            totals,
            weight: 6,
            counted: 6,
            reasoning,
            ..ContestOutcome::default()
        }
    }

    #[test]
    fn any_figure_that_differs_makes_counts_unequal() {
        for name in ["approval", "star", "pairwise-ties", "grades"] {
            let question = question(name);
            let equal = |totals| Compared::new(outcome(totals), &question).unwrap().equal;
            assert!(equal(question.open_count.clone()), "{name}");
            for key in question.open_count.keys() {
                let mut totals = question.open_count.clone();
                let total = totals[key];
                totals.insert(key.clone(), if total > 0 { total - 1 } else { 1 });
                let changed = Compared::new(outcome(totals.clone()), &question);
                assert!(changed.is_err() || !changed.unwrap().equal, "{name}: {key}");
                totals.remove(key);
                let lost = Compared::new(outcome(totals), &question);
                assert!(lost.is_err() || !lost.unwrap().equal, "{name}: {key}");
            }
        }
    }
}
