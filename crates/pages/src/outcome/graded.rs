//! How often each option got each grade.

use crate::ContestView;
use crate::parts::Bar;
use ostrakon_election::setup::BallotType;
use ostrakon_verify::Outcome;

/// The grades of a contest, the best first.
pub(crate) struct Graded {
    pub(crate) grades: Vec<String>,
    /// Options with how often they got each grade.
    pub(crate) rows: Vec<(String, Vec<(u64, Bar)>)>,
}

impl Graded {
    /// None if nothing was graded.
    pub(crate) fn of(contest: &ContestView, outcome: &Outcome) -> Option<Self> {
        let BallotType::Grades { grades, .. } = &contest.asked.ballot else { return None };
        if outcome.totals.is_empty() {
            return None;
        }
        let row = |id: &str, chosen: bool| {
            let count = |grade: usize| outcome.totals.get(&format!("{id}:{grade}")).copied().unwrap_or(0);
            let all: u64 = (0..grades.len()).map(count).sum();
            let best_first = (0..grades.len()).rev();
            best_first.map(|grade| (count(grade), Bar::new(count(grade), all, chosen))).collect()
        };
        let rows = contest.asked.options.iter().map(|option| {
            let chosen = outcome.elected.iter().any(|elected| elected == option.id.as_str());
            (option.label.clone(), row(option.id.as_str(), chosen))
        });
        Some(Self { grades: grades.iter().rev().cloned().collect(), rows: rows.collect() })
    }
}
