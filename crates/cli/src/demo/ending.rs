//! How it ended: outcomes, compared with the open count; the verifiers' reports; what to try next.

use super::questions::{Electorate, Question};
use super::stage::{Stage, grouped};
use crate::error::Outcome;
use crate::files;
use crate::outcome::repeats_table;
use crate::verify;
use crate::words::{program, quoted, shorten, wrap};
use ostrakon_election::board::Log;
use ostrakon_verify::{Options, Outcome as ContestOutcome, Report};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The widest line.
const WIDTH: usize = 100;

/// One contest as it ended.
#[derive(Serialize)]
pub(super) struct Compared {
    #[serde(flatten)]
    outcome: ContestOutcome,
    open_count: BTreeMap<String, u64>,
    /// Secret and open count are the same; a contest with too few ballots has no secret count to compare.
    equal: bool,
}

/// The verifier's report with the sample of receipts.
pub(super) fn verified(out: &Path, receipts: &[PathBuf]) -> Outcome<Report> {
    let read = |path: &PathBuf| Ok((path.display().to_string(), files::read(path, 128 << 10)?));
    let receipts = receipts.iter().map(read).collect::<Outcome<Vec<_>>>()?;
    Ok(verify::quietly(out, &Options { receipts, ..Options::default() }).report)
}

/// Holds every contest's totals against the open count.
pub(super) fn compare(report: &Report, electorates: &[Electorate]) -> Vec<Compared> {
    let questions = electorates.iter().flat_map(|e| &e.questions);
    let one = |question: &Question| {
        let outcome = report.outcomes().iter().find(|o| o.contest == question.text.id.as_str())?.clone();
        let equal = outcome.status == "too-few" || outcome.totals == question.open_count;
        Some(Compared { outcome, open_count: question.open_count.clone(), equal })
    };
    questions.filter_map(one).collect()
}

/// Did every contest come out, and equal?
pub(super) fn all_equal(compared: &[Compared], electorates: &[Electorate]) -> bool {
    let contests: usize = electorates.iter().map(|e| e.questions.len()).sum();
    compared.len() == contests && compared.iter().all(|c| c.equal)
}

/// Shows the outcome by contest.
pub(super) fn show(stage: Stage, compared: &[Compared], electorates: &[Electorate]) {
    stage.title("Outcome");
    let questions: Vec<&Question> = electorates.iter().flat_map(|e| &e.questions).collect();
    for (compared, question) in compared.iter().zip(questions) {
        show_contest(stage, compared, question);
    }
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
        let [secret, open] = [&outcome.totals, &compared.open_count].map(|c| c.get(&name).copied());
        let number = |n: Option<u64>| n.map_or("–".into(), grouped);
        let mark = if secret == open { "" } else { "   DIFFERENT" };
        let label = shorten(&label, 40);
        stage.line(&format!("    {label:<44} {:>10} {:>10}{mark}", number(secret), number(open)));
    }
}

/// Most votes first; a motion's answers, and `none` and `blank`, stay where they are.
fn ranked(question: &Question, counts: &BTreeMap<String, u64>) -> Vec<(String, String)> {
    let mut answers = answers(question);
    let options = question.text.options.len();
    answers[..options].sort_by_key(|(id, _)| std::cmp::Reverse(counts.get(id).copied().unwrap_or(0)));
    answers
}

/// Identifier and label of every answer, in the ballot's order.
fn answers(question: &Question) -> Vec<(String, String)> {
    let text = &question.text;
    let mut answers: Vec<(String, String)> =
        text.options.iter().map(|o| (o.id.to_string(), o.label.clone())).collect();
    if answers.is_empty() {
        answers = [("for", "For"), ("against", "Against"), ("abstain", "Abstain")]
            .map(|(i, l)| (i.into(), l.into()))
            .into();
    }
    answers.extend(text.none.then(|| ("none".into(), "None of them".into())));
    answers.extend(text.blank.then(|| ("blank".into(), "Blank".into())));
    answers
}

/// What the reference said: nothing if it was not run.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Reference {
    Passed,
    Failed,
    NotRun,
}

/// Runs the second verifier, which shares no code with this one, if it is there.
pub(super) fn reference(stage: Stage, out: &Path, wanted: bool) -> Reference {
    stage.title("The reference verifier (Python, from the specification alone)");
    let script = find_reference().filter(|_| wanted);
    let Some(script) = script else {
        let why = if wanted {
            "spec/reference/verify.py is not here or above; run this inside the project's folder"
        } else {
            "--no-reference"
        };
        stage.line(&format!("  NOT RUN: {why}. That is no pass."));
        return Reference::NotRun;
    };
    stage.line(&format!("  python3 {} {}", script.display(), out.display()));
    let output = if stage.quiet() { Stdio::null() } else { Stdio::inherit() };
    match Command::new("python3").arg(&script).arg(out).stdin(Stdio::null()).stdout(output).status() {
        Ok(status) if status.success() => Reference::Passed,
        Ok(_) => Reference::Failed,
        Err(error) => {
            stage.line(&format!("  NOT RUN: python3 does not start ({error}). That is no pass."));
            Reference::NotRun
        }
    }
}

fn find_reference() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().map(|folder| folder.join("spec/reference/verify.py")).find(|path| path.is_file())
}

/// Where everything is, and what to try: commands that work as typed.
pub(super) fn farewell(stage: Stage, out: &Path, entries: u64, receipts: &[PathBuf]) {
    let bundle = Log::paths(entries).into_iter().find(|p| p.starts_with("tile/entries/")).unwrap_or_default();
    let (ostrakon, out) = (program(), quoted(out));
    stage.title("What to try next");
    stage.line(&format!(
        "  The record is {out}/: plain files, for any web server. Verify it again, anywhere:"
    ));
    stage.line(&format!("      {ostrakon} verify {out}"));
    if let Some(receipt) = receipts.first() {
        stage.line("  Hold a voter's receipt against it:");
        stage.line(&format!("      {ostrakon} verify {out} --receipt {}", quoted(receipt)));
    }
    stage.line("  Change one byte of one ballot, and see which checks notice:");
    stage.line(&format!("      printf X | dd of={out}/{bundle} bs=1 seek=30000 conv=notrunc status=none"));
    stage.line(&format!("      {ostrakon} verify {out}"));
    stage.line("  Play another ward, or ballots of your own (data/README.md says in which form):");
    stage.line(&format!("      {ostrakon} demo --ward orkney_2017_ward5"));
    stage.line(&format!("      {ostrakon} demo --ballots FILE --as approval --out mine"));
    stage.line("  Hold an election of your own: every step is a command that explains itself, from");
    stage.line(&format!("      {ostrakon} election new --help\n"));
}
