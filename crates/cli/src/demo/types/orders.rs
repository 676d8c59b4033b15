//! Orders, compared two by two. As numbers: heights, of which only matters which is higher.

use super::{Ballot, Counted, Type};
use crate::election::{ContestText, Kind};
use ostrakon_circuits::Selection;
use ostrakon_election::setup::OrderType;

/// All that judge comparisons.
const METHODS: &[&str] = &[
    "copeland",
    "minimax-margins",
    "minimax-winning-votes",
    "ranked-pairs-margins",
    "ranked-pairs-winning-votes",
    "schulze-margins",
    "schulze-winning-votes",
];

const DECIDED: &str = "the strongest beat-paths (Schulze)";

pub(super) static TYPES: [Type; 3] = [
    Type {
        name: "pairwise",
        what: "rank as many as you like; each is compared with each",
        rankings: "as they are; who is not ranked comes last",
        approvals: None,
        decided: DECIDED,
        vote: "schulze",
        kind: Kind::Pairwise,
        settings: |text, _| order(text, OrderType::Partial),
        select: |ballot| ballot.or_blank(Selection::ranking(ballot.marks.iter().copied())),
        numbers: |ballot| heights(ballot, ballot.marks),
        counted: Counted::Pairs,
        methods: METHODS,
    },
    Type {
        name: "pairwise-complete",
        what: "rank all of them; each is compared with each",
        rankings: "as they are, then those not ranked in the file's order",
        approvals: None,
        decided: DECIDED,
        vote: "schulze",
        kind: Kind::Pairwise,
        settings: |text, _| order(text, OrderType::Complete),
        select: |ballot| ballot.or_blank(Selection::ranking(ballot.completed())),
        numbers: |ballot| heights(ballot, &ballot.completed()).filter(|_| !ballot.marks.is_empty()),
        counted: Counted::Pairs,
        methods: METHODS,
    },
    Type {
        name: "pairwise-ties",
        what: "the same, and some may share a place",
        rankings: "as they are; those not ranked share the last place",
        approvals: Some("approved share the first place, others the last"),
        decided: DECIDED,
        vote: "schulze",
        kind: Kind::Pairwise,
        settings: |text, _| order(text, OrderType::Ties),
        select: groups,
        numbers: levels,
        counted: Counted::Pairs,
        methods: METHODS,
    },
];

fn order(text: ContestText, order: OrderType) -> ContestText {
    ContestText { blank: true, order: Some(order), ..text }
}

/// The first is highest; on the ground is who is not ranked.
fn heights(ballot: &Ballot<'_>, marks: &[usize]) -> Option<Vec<u64>> {
    Ballot { marks, ..*ballot }.by_place(|place| (ballot.options - place) as u64)
}

/// The places from the first on, everybody on one of them.
fn groups(ballot: &Ballot<'_>) -> Selection {
    let mut places: Vec<Vec<usize>> = match ballot.ranked {
        true => ballot.marks.iter().map(|option| vec![*option]).collect(),
        false => vec![ballot.marks.to_vec()],
    };
    places.push(ballot.unmarked());
    places.retain(|place| !place.is_empty());
    if places.len() < 2 { Selection::Blank } else { Selection::Order(places) }
}

fn levels(ballot: &Ballot<'_>) -> Option<Vec<u64>> {
    let levels = if ballot.ranked { heights(ballot, ballot.marks) } else { ballot.by_place(|_| 1) };
    levels.filter(|levels| levels.iter().any(|level| *level != levels[0]))
}
