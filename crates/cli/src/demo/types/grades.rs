//! A grade for each option.

use super::{Ballot, Counted, Type};
use crate::election::{ContestText, Kind};
use ostrakon_circuits::Selection;

/// The lowest first.
const GRADES: [&str; 6] = ["reject", "poor", "acceptable", "good", "very good", "excellent"];
const POOR: usize = 1;
const GOOD: u64 = 3;

pub(super) static TYPES: [Type; 1] = [Type {
    name: "grades",
    what: "grade each, from reject to excellent",
    rankings: "excellent, very good, good, acceptable, then poor; not ranked reject",
    approvals: Some("approved good, others reject"),
    decided: "the highest middle grade (majority judgment)",
    vote: "majority-judgment",
    kind: Kind::Grades,
    settings: |text, _| ContestText { blank: true, grades: GRADES.map(String::from).into(), ..text },
    select,
    numbers,
    counted: Counted::Grades(GRADES.len()),
    methods: &["majority-judgment"],
}];

fn grade(ballot: &Ballot<'_>, place: usize) -> u64 {
    if ballot.ranked { (GRADES.len() - 1).saturating_sub(place).max(POOR) as u64 } else { GOOD }
}

fn numbers(ballot: &Ballot<'_>) -> Option<Vec<u64>> {
    ballot.by_place(|place| grade(ballot, place))
}

fn select(ballot: &Ballot<'_>) -> Selection {
    let grades = numbers(ballot).unwrap_or_default().into_iter();
    ballot.or_blank(Selection::Grades(grades.filter_map(|grade| usize::try_from(grade).ok()).collect()))
}
