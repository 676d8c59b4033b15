//! Marks for all that a voter approves of.

use super::{Ballot, Counted, Type};
use crate::election::{ContestText, Kind};
use ostrakon_circuits::Selection;

pub(super) static TYPES: [Type; 1] = [Type {
    name: "approval",
    what: "mark all that you approve of",
    rankings: "all that are ranked",
    approvals: Some("as they are"),
    decided: "the most marks",
    vote: "approval",
    kind: Kind::Approval,
    settings: |text, options| ContestText { blank: true, min: Some(1), max: Some(options), ..text },
    select,
    numbers: |ballot| ballot.by_place(|_| 1),
    counted: Counted::Sums,
    methods: &["approval"],
}];

fn select(ballot: &Ballot<'_>) -> Selection {
    let mut marks = ballot.marks.to_vec();
    marks.sort_unstable();
    ballot.or_blank(Selection::Options(marks))
}
