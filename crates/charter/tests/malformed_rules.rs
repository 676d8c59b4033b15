//! Votes whose rule, ballot and settings do not go together, one fault each (spec 7.1).

#![allow(clippy::unwrap_used)]

mod common;

use common::SMALL;
use ostrakon_charter::{BallotKind, Charter, Points, Quota, Rule, Strength, TieRule, Vote};

/// A charter whose second vote has these lines, from line 23 on.
fn charter(lines: &str) -> String {
    let (before, _) = SMALL.split_once("ballot = \"choice\"").unwrap();
    format!("{before}{lines}\n")
}

fn refusal(lines: &str) -> String {
    Charter::parse(charter(lines).as_bytes()).unwrap_err().to_string()
}

fn vote(lines: &str) -> Vote {
    Charter::parse(charter(lines).as_bytes()).unwrap().votes()[1].clone()
}

const BALLOTS: [&str; 8] =
    ["motion", "choice", "approval", "score", "cumulative", "ranking", "pairwise", "grades"];

/// The rules, each with the settings it needs.
const RULES: [(&str, &str); 8] = [
    ("majority", "threshold = \"1/2\"\nstrict = true"),
    ("most-votes", "tie = \"lot\""),
    ("star", "tie = \"lot\""),
    ("copeland", "tie = \"lot\""),
    ("minimax", "strength = \"margins\"\ntie = \"lot\""),
    ("schulze", "strength = \"margins\"\ntie = \"lot\""),
    ("ranked-pairs", "strength = \"margins\"\ntie = \"lot\""),
    ("majority-judgment", "tie = \"lot\""),
];

/// Spec 7.1, as a table of what goes together.
fn goes_with(ballot: &str) -> &'static [&'static str] {
    match ballot {
        "motion" => &["majority"],
        "score" => &["most-votes", "star"],
        "pairwise" => &["copeland", "minimax", "schulze", "ranked-pairs"],
        "grades" => &["majority-judgment"],
        _ => &["most-votes"],
    }
}

#[test]
fn every_rule_on_every_ballot() {
    for ballot in BALLOTS {
        for (rule, settings) in RULES {
            let lines = format!("ballot = {ballot:?}\nrule = {rule:?}\n{settings}");
            let allowed = goes_with(ballot);
            if allowed.contains(&rule) {
                let vote = vote(&lines);
                assert_eq!((vote.ballot().as_str(), vote.rule().as_str()), (ballot, rule));
                continue;
            }
            let instead: Vec<String> = allowed.iter().map(|rule| format!("{rule:?}")).collect();
            assert_eq!(
                refusal(&lines),
                format!(
                    "line 24: `vote.rule` is {rule:?}, which does not go with ballot {ballot:?}; write {}",
                    instead.join(" or ")
                )
            );
        }
    }
}

#[test]
fn every_setting_belongs_to_some_rules() {
    let all: [(&str, &str, &[&str]); 11] = [
        ("threshold", "\"1/2\"", &["majority"]),
        ("strict", "true", &["majority"]),
        ("base", "\"roll\"", &["majority"]),
        ("effect", "\"amendment\"", &["majority"]),
        ("joint", "[\"motion\"]", &["most-votes"]),
        ("quota_with", "[\"treasurer\"]", &["most-votes"]),
        (
            "tie",
            "\"lot\"",
            &["most-votes", "star", "copeland", "minimax", "schulze", "ranked-pairs", "majority-judgment"],
        ),
        ("strength", "\"margins\"", &["minimax", "schulze", "ranked-pairs"]),
        ("seats", "2", &["most-votes"]),
        ("quota_flag", "\"woman\"", &["most-votes"]),
        ("quota_seats", "1", &["most-votes"]),
    ];
    for (rule, settings) in RULES {
        let ballot = BALLOTS.into_iter().find(|ballot| goes_with(ballot).contains(&rule)).unwrap();
        for (key, value, rules) in all {
            if rules.contains(&rule) {
                continue;
            }
            let lines = format!("ballot = {ballot:?}\nrule = {rule:?}\n{key} = {value}\n{settings}");
            assert_eq!(
                refusal(&lines),
                format!("line 25: `vote.{key}` does not go with rule {rule:?}; remove it")
            );
        }
    }
}

#[test]
fn missing_settings() {
    for (rule, settings) in RULES {
        let ballot = BALLOTS.into_iter().find(|ballot| goes_with(ballot).contains(&rule)).unwrap();
        for left_out in settings.lines() {
            let kept: Vec<&str> = settings.lines().filter(|line| *line != left_out).collect();
            let lines = format!("ballot = {ballot:?}\nrule = {rule:?}\n{}", kept.join("\n"));
            let key = left_out.split(' ').next().unwrap();
            let start = format!("line 19: `vote.{key}` is missing; add for example {key} = ");
            assert!(refusal(&lines).starts_with(&start), "{}", refusal(&lines));
        }
    }
}

fn approval(lines: &str) -> String {
    format!("ballot = \"approval\"\nrule = \"most-votes\"\ntie = \"lot\"\n{lines}")
}

#[test]
fn numbers_of_seats() {
    for found in ["0", "-1", "257", "65537", "9223372036854775807"] {
        assert_eq!(
            refusal(&approval(&format!("seats = {found}"))),
            format!("line 26: `vote.seats` is {found}; write a whole number from 1 to 256")
        );
    }
    assert_eq!(
        refusal(&approval("seats = \"5\"")),
        "line 26: `vote.seats` is a string; write for example seats = 5"
    );
    for seats in [1, 256] {
        let rule = Rule::MostVotes { seats, quota: None, tie: TieRule::Lot };
        assert_eq!(*vote(&approval(&format!("seats = {seats}"))).rule(), rule);
    }
}

#[test]
fn quotas() {
    let quota = |lines: &str| format!("{}\nquota_flag = \"woman\"", approval(lines));
    for (found, most) in [("0", 256), ("-2", 256), ("257", 256), ("6", 5)] {
        assert_eq!(
            refusal(&quota(&format!("seats = 5\nquota_seats = {found}"))),
            format!("line 27: `vote.quota_seats` is {found}; write a whole number from 1 to {most}")
        );
    }
    // Without `seats` there is one.
    assert_eq!(
        refusal(&quota("quota_seats = 2")),
        "line 26: `vote.quota_seats` is 2; write a whole number from 1 to 1"
    );
    assert_eq!(
        refusal(&approval("seats = 5\nquota_flag = \"a woman\"\nquota_seats = 2")),
        "line 27: `vote.quota_flag` contains ' '; use only a–z, 0–9 and hyphens"
    );
    let woman = Quota { flag: common::id("woman"), seats: 5 };
    let rule = Rule::MostVotes { seats: 5, quota: Some(woman), tie: TieRule::Lot };
    assert_eq!(*vote(&quota("seats = 5\nquota_seats = 5")).rule(), rule);
}

#[test]
fn one_key_of_a_quota_without_the_other() {
    assert_eq!(
        refusal(&approval("seats = 5\nquota_seats = 2")),
        "line 27: `vote.quota_seats` needs `vote.quota_flag` beside it; add for example quota_flag = \"woman\""
    );
    assert_eq!(
        refusal(&approval("quota_flag = \"woman\"\nseats = 5")),
        "line 26: `vote.quota_flag` needs `vote.quota_seats` beside it; add for example quota_seats = 2"
    );
}

#[test]
fn points() {
    let lines = |ballot: &str, points: &str| {
        format!("ballot = {ballot:?}\nrule = \"most-votes\"\ntie = \"lot\"\npoints = {points:?}")
    };
    for ballot in ["choice", "approval", "score", "cumulative"] {
        assert_eq!(
            refusal(&lines(ballot, "borda")),
            format!("line 26: `vote.points` does not go with ballot {ballot:?}; remove it")
        );
    }
    assert_eq!(
        refusal(&lines("ranking", "dowdall")),
        "line 26: `vote.points` is \"dowdall\"; write \"borda\""
    );
    let borda = vote(&lines("ranking", "borda"));
    assert_eq!((borda.ballot(), borda.points()), (BallotKind::Ranking, Some(Points::Borda)));
    let places: Vec<u64> = (0..5).map(|place| Points::Borda.of_place(place, 4)).collect();
    assert_eq!(places, [3, 2, 1, 0, 0]);
    let positional = vote("ballot = \"ranking\"\nrule = \"most-votes\"\ntie = \"lot\"");
    assert_eq!(positional.points(), None);
}

#[test]
fn strengths() {
    let lines =
        |word: &str| format!("ballot = \"pairwise\"\nrule = \"schulze\"\ntie = \"lot\"\nstrength = {word:?}");
    assert_eq!(
        refusal(&lines("ratios")),
        "line 26: `vote.strength` is \"ratios\"; write \"margins\" or \"winning-votes\""
    );
    for (word, strength) in [("margins", Strength::Margins), ("winning-votes", Strength::WinningVotes)] {
        assert_eq!(*vote(&lines(word)).rule(), Rule::Schulze { strength, tie: TieRule::Lot });
        assert_eq!(strength.as_str(), word);
    }
}
