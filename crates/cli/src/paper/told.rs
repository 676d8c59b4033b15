//! A selection, in words: as the encrypted numbers tell it, so that the voting device and a second device say the same.

use super::contests;
use crate::outcome::labelled;
use ostrakon_circuits::Selection;
use ostrakon_election::setup::{BallotType, Contest, ContestPlan, OrderType, Plan};

/// What was selected, with labels: one line a contest.
pub(crate) fn told(plan: &Plan, roll: usize, selections: &[Selection]) -> Vec<String> {
    let one = |(plan, selection): (&ContestPlan, &Selection)| {
        let (contest, as_read) = (&plan.contest, plan.as_encrypted(selection));
        let told = answers(contest, as_read.as_ref().unwrap_or(selection), |id| labelled(contest, id));
        format!("  {}: {}", contest.title, told.join(", "))
    };
    contests(plan, roll).into_iter().zip(selections).map(one).collect()
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
            let place = |group: &[usize]| group.iter().map(option).collect::<Vec<_>>().join(" = ");
            let after = match rest(contest, groups) {
                Rest::Nobody => None,
                Rest::Place(options) => Some(place(&options)),
                Rest::Others => Some("then all others".into()),
            };
            groups.iter().map(|group| place(group)).chain(after).collect()
        }
        Selection::Scores(scores) => valued(scores.iter().map(u64::to_string).collect()),
        Selection::Grades(grades) => valued(grades.iter().map(|g| grade_name(contest, *g)).collect()),
    }
}

/// What stands after the places that an order names.
enum Rest {
    Nobody,
    /// One option, or those who share the last place.
    Place(Vec<usize>),
    /// Several that are not compared with each other.
    Others,
}

fn rest(contest: &Contest, groups: &[Vec<usize>]) -> Rest {
    let named: Vec<usize> = groups.concat();
    let rest: Vec<usize> = (0..contest.options.len()).filter(|option| !named.contains(option)).collect();
    let shared = matches!(contest.ballot, BallotType::Pairwise { order: OrderType::Ties, .. });
    match rest.len() {
        0 => Rest::Nobody,
        1 => Rest::Place(rest),
        _ if shared => Rest::Place(rest),
        _ => Rest::Others,
    }
}

fn grade_name(contest: &Contest, grade: usize) -> String {
    match &contest.ballot {
        BallotType::Grades { grades, .. } => grades.get(grade).cloned().unwrap_or_default(),
        _ => grade.to_string(),
    }
}
