//! Places that bring points.

use super::{Ballot, Counted, Type};
use crate::election::{ContestText, Kind, PointsText};
use ostrakon_circuits::Selection;

pub(super) static TYPES: [Type; 2] = [
    Type {
        name: "borda",
        what: "rank as many as you like",
        cast: "ranking: as it is; not ranked: nothing; empty: blank",
        decided: "the most points: of k options the first place brings k − 1, each next one less (Borda)",
        vote: "borda",
        kind: Kind::Ranking,
        settings: |text, _| places(text, 1),
        select: |ballot| ballot.or_blank(Selection::ranking(ballot.marks.iter().copied())),
        numbers: |ballot| points(ballot, ballot.marks),
        counted: Counted::Sums,
        methods: &["borda"],
        ranked_only: true,
    },
    Type {
        name: "borda-complete",
        what: "rank all of them",
        cast: "ranking: as it is, then those not ranked in the file's order; empty: blank",
        decided: "the most points (Borda)",
        vote: "borda",
        kind: Kind::Ranking,
        settings: places,
        select: |ballot| ballot.or_blank(Selection::ranking(ballot.completed())),
        numbers: |ballot| points(ballot, &ballot.completed()).filter(|_| !ballot.marks.is_empty()),
        counted: Counted::Sums,
        methods: &["borda"],
        ranked_only: true,
    },
];

fn places(text: ContestText, min: u32) -> ContestText {
    ContestText { blank: true, min: Some(min), points: Some(PointsText::Word("borda".into())), ..text }
}

fn points(ballot: &Ballot<'_>, marks: &[usize]) -> Option<Vec<u64>> {
    let below = |place: usize| (ballot.options - 1).saturating_sub(place) as u64;
    Ballot { marks, ..*ballot }.by_place(below)
}
