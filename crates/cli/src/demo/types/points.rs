//! Numbers: scores for each option, and points to share out.

use super::{Ballot, Counted, Type};
use crate::election::{ContestText, Kind};
use ostrakon_circuits::Selection;

const SCORE: u32 = 10;
const STAR: u32 = 5;
const BUDGET: u32 = 12;
const WIDE_BUDGET: u32 = 10_000;
/// Of the budget of 12, by place.
const SHARES: [u64; 4] = [6, 3, 2, 1];

pub(super) static TYPES: [Type; 4] = [
    Type {
        name: "score",
        what: "score each from 0 to 10",
        rankings: "10 to the first, one less to each next, never below 1; not ranked 0",
        approvals: Some("approved 10, others 0"),
        decided: "the most points",
        vote: "score",
        kind: Kind::Score,
        settings: |text, _| ContestText { blank: true, max: Some(SCORE), ..text },
        select: |ballot| scores(ballot, score(ballot, SCORE)),
        numbers: |ballot| score(ballot, SCORE),
        counted: Counted::Sums,
        methods: &["score"],
    },
    Type {
        name: "star",
        what: "score each from 0 to 5; all are compared",
        rankings: "5 to the first, one less to each next, never below 1; not ranked 0",
        approvals: Some("approved 5, others 0"),
        decided: "of the two with the most points, who more prefer (STAR)",
        vote: "star",
        kind: Kind::Score,
        settings: |text, _| ContestText { blank: true, max: Some(STAR), pairs: true, ..text },
        select: |ballot| scores(ballot, score(ballot, STAR)),
        numbers: |ballot| score(ballot, STAR),
        counted: Counted::SumsAndPairs,
        methods: &["star"],
    },
    Type {
        name: "cumulative",
        what: "share out 12 points",
        rankings: "6, 3, 2, 1 to the first four",
        approvals: Some("12 points in equal whole parts; of more than 12 the first 12 get 1"),
        decided: "the most points",
        vote: "cumulative",
        kind: Kind::Cumulative,
        settings: |text, _| budget(text, BUDGET),
        select: |ballot| scores(ballot, twelve(ballot)),
        numbers: twelve,
        counted: Counted::Sums,
        methods: &["most-votes"],
    },
    Type {
        name: "budget",
        what: "share out 10,000 points",
        rankings: "half of what is left to each in turn: 5000, 2500, 1250 …",
        approvals: Some("10,000 points in equal whole parts"),
        decided: "the most points",
        vote: "cumulative",
        kind: Kind::Cumulative,
        settings: |text, _| budget(text, WIDE_BUDGET),
        select: |ballot| scores(ballot, halves(ballot)),
        numbers: halves,
        counted: Counted::Sums,
        methods: &["most-votes"],
    },
];

fn budget(text: ContestText, budget: u32) -> ContestText {
    ContestText { blank: true, budget: Some(budget), each: Some(budget), min: Some(1), ..text }
}

fn scores(ballot: &Ballot<'_>, numbers: Option<Vec<u64>>) -> Selection {
    ballot.or_blank(Selection::Scores(numbers.unwrap_or_default()))
}

fn score(ballot: &Ballot<'_>, top: u32) -> Option<Vec<u64>> {
    let top = u64::from(top);
    ballot.by_place(|place| if ballot.ranked { top.saturating_sub(place as u64).max(1) } else { top })
}

fn twelve(ballot: &Ballot<'_>) -> Option<Vec<u64>> {
    if ballot.ranked {
        return ballot.by_place(|place| SHARES.get(place).copied().unwrap_or(0));
    }
    let mut marks = ballot.marks.to_vec();
    marks.sort_unstable();
    marks.truncate(BUDGET as usize);
    equal_parts(&Ballot { marks: &marks, ..*ballot }, BUDGET)
}

fn halves(ballot: &Ballot<'_>) -> Option<Vec<u64>> {
    if !ballot.ranked {
        return equal_parts(ballot, WIDE_BUDGET);
    }
    let mut left = u64::from(WIDE_BUDGET);
    let mut parts = Vec::new();
    for _ in ballot.marks {
        let part = (left / 2).max(1).min(left);
        left -= part;
        parts.push(part);
    }
    ballot.by_place(|place| parts[place])
}

fn equal_parts(ballot: &Ballot<'_>, budget: u32) -> Option<Vec<u64>> {
    ballot.by_place(|_| u64::from(budget) / ballot.marks.len() as u64)
}
