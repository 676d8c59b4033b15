//! Seal, verify, tally, decrypt: whatever the electorate and the questions, the totals are the plain count.

use crate::count::plain_count;
use crate::questions::{answer, question};
use ostrakon_election::setup::{BallotType, Contest, ContestOption};
use ostrakon_election::tally::{Weights, too_few};
use ostrakon_tests::forge::{Election, RollSetting, Setting, VoteSetting, id};
use ostrakon_verify::Outcome;
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeMap;

/// By which of the charter's votes.
fn vote(ballot: &BallotType) -> &'static str {
    match ballot {
        BallotType::Motion {} => "motion",
        BallotType::Choice { .. } => "election",
        BallotType::Approval { .. } => "approval",
        BallotType::Score { pairs: false, .. } => "score",
        BallotType::Score { pairs: true, .. } => "star",
        BallotType::Cumulative { .. } => "cumulative",
        BallotType::Ranking { .. } => "places",
        BallotType::Pairwise { .. } => "schulze",
        BallotType::Grades { .. } => "judgment",
    }
}

fn contest(number: usize, ballot: BallotType, options: usize) -> Contest {
    let option =
        |o| ContestOption { id: id(&format!("option-{o}")), label: format!("Option {o}"), flags: Vec::new() };
    let (title, roll, vote) = (format!("Question {number}"), id("members"), id(vote(&ballot)));
    let options = (0..options).map(option).collect();
    Contest { about: None, ballot, id: id(&format!("question-{number}")), options, roll, title, vote }
}

fn agrees(setting: &Setting, contest: usize, outcome: &Outcome) -> Result<(), TestCaseError> {
    let (totals, weights) = plain_count(setting, contest);
    prop_assert_eq!(outcome.counted, weights.len() as u64);
    prop_assert_eq!(outcome.weight, weights.iter().map(|w| u64::from(*w)).sum::<u64>());
    let mut counts = Weights::new();
    weights.iter().for_each(|w| *counts.entry(*w).or_default() += 1);
    let secret = too_few(&counts, setting.min_counted).is_some();
    prop_assert_eq!(outcome.status == "too-few", secret);
    prop_assert_eq!(&outcome.totals, &if secret { BTreeMap::new() } else { totals });
    Ok(())
}

/// Members with their weights, questions, and who votes what, some more than once.
fn electorate() -> impl Strategy<Value = Setting> {
    let weights = prop_oneof![
        proptest::collection::vec(Just(1u32), 1..10),
        proptest::collection::vec(1u32..4, 4..12),
        proptest::collection::vec(1u32..1000, 4..12),
    ];
    let votes = proptest::collection::vec((any::<Index>(), any::<[Index; 16]>()), 1..16);
    let trustees = prop_oneof![Just((1, 1)), Just((2, 2)), Just((3, 2)), Just((4, 3))];
    (weights, proptest::collection::vec(question(), 1..5), votes, trustees, 1u64..5).prop_map(
        |(weights, questions, votes, (trustees, threshold), min_counted)| {
            let cast = |(who, draws): (Index, [Index; 16])| VoteSetting {
                roll: 0,
                member: who.index(weights.len()),
                selections: questions.iter().map(|(ballot, k)| answer(ballot, *k, &draws)).collect(),
            };
            let votes = votes.into_iter().map(cast).collect();
            let contests =
                (1..).zip(&questions).map(|(n, (ballot, k))| contest(n, ballot.clone(), *k)).collect();
            let rolls = vec![RollSetting { id: id("members"), body: id("membership"), weights }];
            Setting { trustees, threshold, min_counted, rolls, contests, votes, ..Setting::default() }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn totals_are_the_plain_count(setting in electorate()) {
        let record = Election::new(setting.clone()).finish();
        let report = record.verify(None).report;
        prop_assert!(report.passed(), "{}", report);
        prop_assert_eq!(report.outcomes().len(), setting.contests.len());
        for (contest, outcome) in report.outcomes().iter().enumerate() {
            agrees(&setting, contest, outcome)?;
        }
    }
}
