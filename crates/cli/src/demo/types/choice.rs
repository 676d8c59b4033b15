//! One of the options.

use super::{Counted, Type};
use crate::election::{ContestText, Kind};
use ostrakon_circuits::Selection;

pub(super) static TYPES: [Type; 1] = [Type {
    name: "one",
    what: "mark one, or none of them",
    rankings: "the first preference; of an empty ballot none of them",
    approvals: None,
    decided: "the most marks (plurality)",
    vote: "plurality",
    kind: Kind::Choice,
    settings: |text, _| ContestText { none: true, ..text },
    select: |ballot| ballot.marks.first().map_or(Selection::None, |first| Selection::Options(vec![*first])),
    numbers: |ballot| ballot.by_place(|place| u64::from(place == 0)),
    counted: Counted::Sums,
    methods: &["plurality"],
}];
