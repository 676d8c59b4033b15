//! Totals that no contest has are refused, whatever their shape; nothing panics on any (spec 3.2).

#![allow(clippy::unwrap_used)]

mod common;

use common::{count, id, motion_count, orders, vote};
use ostrakon_charter::{Charter, ContestCount, CountError, Judgement, Vote, judge};
use proptest::prelude::*;

fn every_method() -> Charter {
    Charter::parse(include_bytes!("../../../charters/every-method.toml")).unwrap()
}

fn named(name: &str) -> Vote {
    every_method().vote(&id(name)).unwrap().clone()
}

fn refusal(vote: &Vote, count: &ContestCount) -> CountError {
    judge(vote, count).unwrap_err()
}

fn two() -> ContestCount {
    ContestCount { total_weight: 9, ..count(&[("a", 0), ("b", 0)], None) }
}

#[test]
fn flags_are_of_every_option_or_of_none() {
    let vote = named("quota-group");
    for flags in [vec![vec![]], vec![vec![id("woman")], vec![], vec![]]] {
        let found = flags.len();
        assert_eq!(refusal(&vote, &two().with_flags(flags)), CountError::Flags { found, options: 2 });
    }
    assert!(judge(&vote, &two().with_flags(vec![vec![], vec![id("woman")]])).is_ok());
    assert_eq!(
        CountError::Flags { found: 1, options: 2 }.to_string(),
        "flags are given for 1 of 2 options; give a list for each, or no list at all"
    );
}

#[test]
fn the_extra_answers_are_no_more_than_all() {
    for (none, blank) in [(Some(10), None), (None, Some(10)), (Some(5), Some(5)), (Some(u64::MAX), Some(1))] {
        let count = two().with_none(none).with_blank(blank);
        for vote in every_method().votes().iter().filter(|vote| vote.rule().tie().is_some()) {
            assert_eq!(refusal(vote, &count), CountError::ExtraAnswers { weight: 9 });
        }
    }
    assert_eq!(two().with_none(Some(4)).with_blank(Some(5)).marked(), Some(0));
}

#[test]
fn comparisons_are_a_square() {
    let vote = named("schulze");
    let shapes = [vec![], vec![vec![0, 1]], vec![vec![0, 1], vec![1]], vec![vec![0, 1, 1], vec![1, 0, 1]]];
    for pairs in shapes {
        for vote in [&vote, &named("star")] {
            let error = refusal(vote, &two().with_pairs(pairs.clone()));
            assert_eq!(error, CountError::PairsShape { options: 2 });
        }
    }
}

#[test]
fn comparisons_are_of_two_and_by_those_who_marked() {
    let vote = orders("rule = \"copeland\"", "lot");
    let with = |pairs| two().with_none(Some(1)).with_pairs(pairs);
    assert_eq!(
        refusal(&vote, &with(vec![vec![0, 1], vec![1, 1]])),
        CountError::WithItself { option: id("b") }
    );
    for (d_ab, d_ba) in [(4, 5), (9, 0), (0, 9), (u64::MAX, 1), (u64::MAX, u64::MAX)] {
        assert_eq!(
            refusal(&vote, &with(vec![vec![0, d_ab], vec![d_ba, 0]])),
            CountError::TooManyCompare { first: id("a"), second: id("b"), marked: 8 }
        );
    }
    assert!(judge(&vote, &with(vec![vec![0, 4], vec![4, 0]])).is_ok());
}

#[test]
fn nobody_compares_on_other_ballots() {
    let pairs = vec![vec![0, 1], vec![1, 0]];
    for name in ["plurality", "approval", "cumulative", "borda", "majority-judgment"] {
        let vote = named(name);
        let error = refusal(&vote, &two().with_pairs(pairs.clone()));
        assert_eq!(error, CountError::UnaskedPairs { ballot: vote.ballot() });
    }
    // A score may be compared, whatever rule decides it.
    assert!(judge(&named("score"), &two().with_pairs(pairs)).is_ok());
    assert!(judge(&named("score"), &two()).is_ok());
}

#[test]
fn grades_are_as_many_as_those_who_marked() {
    let vote = named("majority-judgment");
    let with = |grades| two().with_blank(Some(2)).with_grades(grades);
    let shapes = [
        vec![],
        vec![vec![3, 4]],
        vec![vec![3, 4], vec![3, 4, 0]],
        vec![vec![7], vec![7]],
        vec![vec![], vec![]],
        vec![vec![3, 4], vec![3, 4], vec![3, 4]],
        vec![[vec![7], vec![0; 16]].concat(), [vec![7], vec![0; 16]].concat()],
    ];
    for grades in shapes {
        assert_eq!(refusal(&vote, &with(grades)), CountError::GradesShape { options: 2 });
    }
    for second in [vec![3, 3], vec![4, 4], vec![u64::MAX, 8]] {
        let error = refusal(&vote, &with(vec![vec![3, 4], second]));
        assert_eq!(error, CountError::GradesSum { option: id("b"), marked: 7 });
    }
    assert!(judge(&vote, &with(vec![vec![3, 4], vec![0, 7]])).is_ok());
    for name in ["plurality", "score", "schulze"] {
        let vote = named(name);
        let count = two().with_pairs(if name == "schulze" { vec![vec![0; 2]; 2] } else { vec![] });
        let error = refusal(&vote, &count.with_grades(vec![vec![3, 6], vec![9, 0]]));
        assert_eq!(error, CountError::UnaskedGrades { ballot: vote.ballot() });
    }
}

#[test]
fn a_motion_is_as_before() {
    assert!(matches!(judge(&named("motion"), &motion_count(3, 2, 1)), Ok(Judgement::Final(_))));
    let approval = vote("ballot = \"approval\"\nrule = \"most-votes\"\ntie = \"lot\"");
    assert_eq!(refusal(&approval, &count(&[], None)), CountError::NoOptions);
}

fn numbers() -> impl Strategy<Value = u64> {
    prop_oneof![0..4u64, Just(u64::MAX), Just(1 << 40)]
}

fn rows() -> impl Strategy<Value = Vec<Vec<u64>>> {
    prop_oneof![
        Just(Vec::new()),
        (1..4usize).prop_flat_map(|k| prop::collection::vec(prop::collection::vec(numbers(), k), k)),
        prop::collection::vec(prop::collection::vec(numbers(), 0..4), 0..4),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn nothing_panics_on_any_totals(
        totals in prop::collection::vec(numbers(), 0..4),
        weight in prop_oneof![0..9u64, Just(u64::MAX)],
        (pairs, grades) in (rows(), rows()),
        flagged in prop::collection::vec(any::<bool>(), 0..4),
        (none, blank) in (prop::option::of(numbers()), prop::option::of(numbers())),
    ) {
        let options = totals.into_iter().enumerate().map(|(i, total)| (id(&format!("o{i}")), total)).collect();
        let flags = flagged.into_iter().map(|flag| if flag { vec![id("woman")] } else { vec![] }).collect();
        let count = ContestCount::new(id("contest"), weight, options)
            .with_flags(flags).with_pairs(pairs).with_grades(grades).with_none(none).with_blank(blank);
        for vote in every_method().votes() {
            if let Ok(Judgement::Lot(lot)) = judge(vote, &count) {
                let (order, certain) = (lot.tied().to_vec(), lot.certain().to_vec());
                let verdict = lot.settle(&order).unwrap();
                prop_assert!(certain.iter().all(|id| verdict.elected.contains(id)));
                prop_assert!(verdict.elected.len() > certain.len() && verdict.elected.is_sorted());
            }
        }
    }
}
