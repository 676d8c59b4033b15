//! A selection, in words.

use super::contests;
use crate::outcome::labelled;
use ostrakon_circuits::Selection;
use ostrakon_election::setup::{BallotType, Contest, Plan};

/// What was selected, with labels: one line a contest.
pub(crate) fn told(plan: &Plan, roll: usize, selections: &[Selection]) -> Vec<String> {
    let one = |(contest, selection): (&Contest, &Selection)| {
        format!("  {}: {}", contest.title, answers(contest, selection, |id| labelled(contest, id)).join(", "))
    };
    contests(plan, roll).into_iter().map(|c| &c.contest).zip(selections).map(one).collect()
}

/// What was selected, part by part, each option named by `name`: marks, `option: 5`, places joined by ` = ` where they are shared.
pub(crate) fn answers(
    contest: &Contest,
    selection: &Selection,
    name: impl Fn(&str) -> String,
) -> Vec<String> {
    let option = |o: &usize| contest.options.get(*o).map_or_else(String::new, |o| name(o.id.as_str()));
    let valued = |values: Vec<String>| {
        values.into_iter().enumerate().map(|(o, value)| format!("{}: {value}", option(&o))).collect()
    };
    match selection {
        Selection::None => vec![name("none")],
        Selection::Blank => vec![name("blank")],
        Selection::Options(marks) => marks.iter().map(option).collect(),
        Selection::Order(groups) => {
            groups.iter().map(|group| group.iter().map(option).collect::<Vec<_>>().join(" = ")).collect()
        }
        Selection::Scores(scores) => valued(scores.iter().map(u64::to_string).collect()),
        Selection::Grades(grades) => valued(grades.iter().map(|g| grade_name(contest, *g)).collect()),
    }
}

fn grade_name(contest: &Contest, grade: usize) -> String {
    match &contest.ballot {
        BallotType::Grades { grades, .. } => grades.get(grade).cloned().unwrap_or_default(),
        _ => grade.to_string(),
    }
}
