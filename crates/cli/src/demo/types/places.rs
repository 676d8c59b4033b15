//! Places that bring points.

use super::{Ballot, Counted, Type};
use crate::election::{ContestText, Kind, PointsText};
use ostrakon_circuits::Selection;

pub(super) static TYPES: [Type; 2] = [
    Type {
        name: "borda",
        what: "rank as many as you like",
        rankings: "as they are",
        approvals: None,
        decided: "the most points: k − 1 for the first of k places, each next one less (Borda)",
        vote: "borda",
        kind: Kind::Ranking,
        settings: |text, _| places(text, 1),
        select: |ballot| ballot.or_blank(Selection::ranking(ballot.marks.iter().copied())),
        numbers: |ballot| points(ballot, ballot.marks),
        counted: Counted::Sums,
        methods: &["borda"],
    },
    Type {
        name: "borda-complete",
        what: "rank all of them",
        rankings: "as they are, then those not ranked in the file's order",
        approvals: None,
        decided: "the most points (Borda)",
        vote: "borda",
        kind: Kind::Ranking,
        settings: places,
        select: |ballot| ballot.or_blank(Selection::ranking(ballot.completed())),
        numbers: |ballot| points(ballot, &ballot.completed()).filter(|_| !ballot.marks.is_empty()),
        counted: Counted::Sums,
        methods: &["borda"],
    },
];

fn places(text: ContestText, min: u32) -> ContestText {
    ContestText { blank: true, min: Some(min), points: Some(PointsText::Word("borda".into())), ..text }
}

fn points(ballot: &Ballot<'_>, marks: &[usize]) -> Option<Vec<u64>> {
    let below = |place: usize| (ballot.options - 1).saturating_sub(place) as u64;
    Ballot { marks, ..*ballot }.by_place(below)
}
