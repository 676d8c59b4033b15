//! Chapter 7: verdicts with their hashes, the certificate's report.

use crate::charter::{majority, most_votes};
use crate::support::{Json, read};
use ostrakon_charter::{Id, Judgement, Verdict, Vote, judge, judge_too_few};
use ostrakon_election::certify::{contest_count, report_hash, verdicts_hash};
use ostrakon_election::document::jcs;
use ostrakon_election::setup::{BallotType, Contest, ContestOption, ContestPlan};
use ostrakon_verify::{CHECKS, Report};
use serde_json::{Value, json};

/// A contest as the manifest would compile it.
fn plan(id: &str, ballot: &Value, options: &[&str], vote: &Vote) -> ContestPlan {
    let ballot: BallotType = serde_json::from_value(ballot.clone()).unwrap();
    let form = ballot.form(options.len()).unwrap();
    let name = |id: &str| Id::new(id).unwrap();
    let options = options
        .iter()
        .map(|o| ContestOption { id: name(o), label: (*o).into(), flags: Vec::new() })
        .collect();
    let contest = Contest {
        ballot,
        id: name(id),
        options,
        roll: name("members"),
        title: id.into(),
        vote: vote.id().clone(),
    };
    ContestPlan { contest, roll: 0, circuit: form.circuit(), form }
}

/// Slot totals to the charter's judgement.
fn judged(plan: &ContestPlan, vote: &Vote, slots: &[u64], weight: u64) -> Judgement {
    judge(vote, &contest_count(plan, slots, weight).unwrap()).unwrap()
}

fn motion(id: &str, vote: &Vote, slots: &[u64], weight: u64) -> Verdict {
    match judged(&plan(id, &json!({"type": "motion"}), &["yes", "no", "abstain"], vote), vote, slots, weight)
    {
        Judgement::Final(verdict) => verdict,
        Judgement::Lot(lot) => panic!("a lot for {}", lot.contest()),
    }
}

#[test]
fn majorities() {
    for case in read("7-certify/majority.json").list() {
        let vote = majority("§ 7", case["threshold"].text(), case["strict"].flag());
        let (yes, no) = (case["for"].number(), case["against"].number());
        let verdict = motion("budget", &vote, &[yes, no], yes + no + 1);
        assert_eq!(verdict.status.as_str(), case["status"].text(), "{case}");
    }
}

#[test]
fn most_votes_and_lots() {
    for case in read("7-certify/most-votes.json").list() {
        let vote = most_votes("§ 9", case["ballot"]["type"].text(), case["tie"].text());
        let options: Vec<&str> = case["options"].list().iter().map(Json::text).collect();
        let plan = plan("chair", &case["ballot"], &options, &vote);
        let tied = case["lot"].map(|id| Id::new(id.text()).unwrap());
        let verdict = match judged(&plan, &vote, &case["totals"].map(Json::number), case["weight"].number()) {
            Judgement::Final(verdict) => {
                assert!(tied.is_empty(), "{case}");
                verdict
            }
            Judgement::Lot(lot) => {
                assert_eq!(lot.tied(), tied, "{case}");
                let winner = tied.iter().position(|id| id.as_str() == case["lot_names"].text());
                lot.draw(winner.expect("the lot names one of those tied")).unwrap()
            }
        };
        assert_eq!(serde_json::to_value(&verdict).unwrap(), case["verdict"]);
        assert_eq!(verdicts_hash(&[verdict]).0, case["hash"].array());
    }
}

#[test]
fn verdicts() {
    let vectors = read("7-certify/verdicts.json");
    let vote = majority("§ 7 (1)", "1/2", true);
    let too_few = judge_too_few(&vote, &Id::new("dues").unwrap());
    let made = [motion("budget", &vote, &[5, 2], 9), too_few];
    assert_eq!(serde_json::to_value(&made).unwrap(), vectors["verdicts"]);
    assert_eq!(jcs(&made), vectors["jcs"].bytes());
    assert_eq!(verdicts_hash(&made).0, vectors["hash"].array());
}

#[test]
fn report() {
    let vectors = read("7-certify/report.json");
    let ids = vectors["checks"].map(|id| id.text().to_owned());
    let own = CHECKS.iter().map(|check| check.id.to_string()).filter(|id| id != "702");
    assert_eq!(ids, own.collect::<Vec<_>>());
    assert_eq!(report_hash(ids.iter().map(String::as_str)).0, vectors["hash"].array());
    assert_eq!(Report::certified_hash().0, vectors["hash"].array());
}
