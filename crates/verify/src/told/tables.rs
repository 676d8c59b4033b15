//! Totals that are no single number an option: who was put before whom, and histograms of grades.

use ostrakon_charter::words::shorten;
use ostrakon_election::setup::{BallotType, Contest};
use std::collections::BTreeMap;

/// Room for an option's name.
const NAME: usize = 24;
/// The most options whose comparisons fit on a line.
const MATRIX: usize = 9;
/// The longest bar.
const BAR: usize = 40;

/// How many put the option of a line before that of a column; of many options, whom each is put before by more. Empty if nothing was compared.
pub fn comparisons(contest: &Contest, totals: &BTreeMap<String, u64>) -> Vec<String> {
    let ids: Vec<&str> = contest.options.iter().map(|o| o.id.as_str()).collect();
    let before = |i: usize, j: usize| totals.get(&format!("{}>{}", ids[i], ids[j])).copied();
    if ids.len() < 2 || before(0, 1).is_none() {
        return Vec::new();
    }
    let name = |i: usize| format!("{:>2} {:<NAME$}", i + 1, shorten(&contest.options[i].label, NAME - 2));
    if ids.len() > MATRIX {
        return duels(ids.len(), name, |i, j| before(i, j).unwrap_or(0));
    }
    let cell = |i: usize, j: usize| before(i, j).map_or("–".into(), |n| n.to_string());
    let row = |i: usize| (0..ids.len()).map(|j| format!(" {:>6}", cell(i, j))).collect::<String>();
    let head = (1..=ids.len()).map(|j| format!(" {j:>6}")).collect::<String>();
    let mut lines =
        vec!["how many put the line's before the column's:".into(), format!("{:<1$}{head}", "", NAME + 3)];
    lines.extend((0..ids.len()).map(|i| format!("{}{}", name(i), row(i))));
    lines
}

fn duels(
    options: usize,
    name: impl Fn(usize) -> String,
    before: impl Fn(usize, usize) -> u64,
) -> Vec<String> {
    let wins = |i: usize| -> Vec<usize> {
        (0..options).filter(|j| *j != i && before(i, *j) > before(*j, i)).collect()
    };
    let mut order: Vec<usize> = (0..options).collect();
    order.sort_by_key(|i| std::cmp::Reverse(wins(*i).len()));
    let line = |i: usize| {
        let numbers = wins(i).iter().map(|j| (j + 1).to_string()).collect::<Vec<_>>().join(" ");
        let told = format!("{} beats {:>2}: {numbers}", name(i), wins(i).len());
        told.trim_end_matches([':', ' ']).to_owned()
    };
    order.into_iter().map(line).collect()
}

/// How often each option got each grade. Empty if nothing was graded.
pub fn histogram(contest: &Contest, totals: &BTreeMap<String, u64>) -> Vec<String> {
    let BallotType::Grades { grades, .. } = &contest.ballot else { return Vec::new() };
    let mut lines = Vec::new();
    for option in &contest.options {
        let count = |grade: usize| totals.get(&format!("{}:{grade}", option.id)).copied().unwrap_or(0);
        let all: u64 = (0..grades.len()).map(count).sum();
        lines.push(shorten(&option.label, 80));
        for (grade, name) in grades.iter().enumerate().rev().filter(|(grade, _)| count(*grade) > 0) {
            let length = usize::try_from(count(grade) * BAR as u64 / all.max(1)).unwrap_or(BAR);
            lines.push(format!(
                "  {:<NAME$} {:>8} {}",
                shorten(name, NAME - 2),
                count(grade),
                "█".repeat(length)
            ));
        }
    }
    lines
}
