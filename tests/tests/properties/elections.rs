//! Seal, verify, tally, decrypt: whatever the electorate and the questions, the totals are the plain count.

use ostrakon_circuits::Selection;
use ostrakon_election::setup::{BallotType, Contest, ContestOption};
use ostrakon_election::tally::too_few;
use ostrakon_tests::forge::{Election, RollSetting, Setting, VoteSetting, approval, choice, id};
use ostrakon_verify::Outcome;
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeMap;

/// One contest: its ballot type and how many options.
fn question() -> impl Strategy<Value = (BallotType, usize)> {
    let motion = Just((BallotType::Motion {}, 3));
    let choice = (2usize..6, any::<bool>()).prop_map(|(k, none)| (choice(none), k));
    let approval = (1usize..6, any::<bool>(), any::<Index>(), any::<Index>()).prop_map(|(k, blank, a, b)| {
        let (a, b) = (a.index(k) as u32 + 1, b.index(k) as u32 + 1);
        (approval(blank, a.min(b), a.max(b)), k)
    });
    prop_oneof![motion, choice, approval]
}

fn contest(number: usize, ballot: BallotType, options: usize) -> Contest {
    let vote = match ballot {
        BallotType::Motion {} => "motion",
        BallotType::Choice { .. } => "election",
        BallotType::Approval { .. } => "approval",
    };
    let option =
        |o| ContestOption { id: id(&format!("option-{o}")), label: format!("Option {o}"), flags: Vec::new() };
    let (title, roll) = (format!("Question {number}"), id("members"));
    let options = (0..options).map(option).collect();
    Contest { ballot, id: id(&format!("question-{number}")), options, roll, title, vote: id(vote) }
}

/// Some answer that the contest takes.
fn answer(ballot: &BallotType, options: usize, draws: &[Index; 8]) -> Selection {
    match *ballot {
        BallotType::Motion {} => Selection::Options(vec![draws[0].index(3)]),
        BallotType::Choice { none, .. } => match draws[0].index(options + usize::from(none)) {
            last if last == options => Selection::None,
            one => Selection::Options(vec![one]),
        },
        BallotType::Approval { blank, .. } if blank && draws[0].index(4) == 0 => Selection::Blank,
        BallotType::Approval { max, min, .. } => {
            let count = min as usize + draws[1].index((max - min + 1) as usize);
            let mut left: Vec<usize> = (0..options).collect();
            for i in 0..options - count {
                left.remove(draws[2 + i].index(left.len()));
            }
            Selection::Options(left)
        }
    }
}

/// What the votes say, counted in the open: of each member the last.
fn plain_count(setting: &Setting, contest: usize) -> (BTreeMap<String, u64>, Vec<u32>) {
    let last: BTreeMap<usize, &VoteSetting> = setting.votes.iter().map(|v| (v.member, v)).collect();
    let asked = &setting.contests[contest];
    let mut totals: BTreeMap<String, u64> = asked.options.iter().map(|o| (o.id.to_string(), 0)).collect();
    let extra = match asked.ballot {
        BallotType::Choice { none: true, .. } => Some("none"),
        BallotType::Approval { blank: true, .. } => Some("blank"),
        _ => None,
    };
    totals.extend(extra.map(|name| (name.to_string(), 0)));
    for (member, vote) in &last {
        let weight = u64::from(setting.rolls[0].weights[*member]);
        let marked: Vec<String> = match &vote.selections[contest] {
            Selection::Options(options) => options.iter().map(|o| asked.options[*o].id.to_string()).collect(),
            Selection::None => vec!["none".into()],
            Selection::Blank => vec!["blank".into()],
        };
        marked.into_iter().for_each(|name| *totals.get_mut(&name).unwrap() += weight);
    }
    (totals, last.keys().map(|m| setting.rolls[0].weights[*m]).collect())
}

fn agrees(setting: &Setting, contest: usize, outcome: &Outcome) -> Result<(), TestCaseError> {
    let (totals, weights) = plain_count(setting, contest);
    prop_assert_eq!(outcome.counted, weights.len() as u64);
    prop_assert_eq!(outcome.weight, weights.iter().map(|w| u64::from(*w)).sum::<u64>());
    let secret = too_few(&weights, setting.min_counted).is_some();
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
    let votes = proptest::collection::vec((any::<Index>(), any::<[Index; 8]>()), 1..16);
    let trustees = prop_oneof![Just((1, 1)), Just((2, 2)), Just((3, 2)), Just((4, 3))];
    (weights, proptest::collection::vec(question(), 1..4), votes, trustees, 1u64..5).prop_map(
        |(weights, questions, votes, (trustees, threshold), min_counted)| {
            let cast = |(who, draws): (Index, [Index; 8])| VoteSetting {
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
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

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
