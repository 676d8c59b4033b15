//! Chapter 7: verdicts with their hashes, the certificate's report.

use crate::contests::{plan, vote};
use crate::support::{Json, read};
use ostrakon_charter::{Id, Judgement, Verdict, Vote, judge, judge_too_few};
use ostrakon_election::certify::{contest_count, report_hash, verdicts_hash};
use ostrakon_election::document::jcs;
use ostrakon_verify::{CHECKS, Report};
use serde_json::json;

/// A vote by majority.
fn majority(clause: &str, threshold: &str, strict: bool) -> Vote {
    vote(&json!({
        "ballot": "motion", "clause": clause, "id": "ordinary", "name": "Ordinary", "rule": "majority",
        "strict": strict, "threshold": threshold,
    }))
}

fn motion(id: &str, vote: &Vote, slots: &[u64], weight: u64) -> Verdict {
    let options = json!(["yes", "no", "abstain"]);
    let plan = plan(id, &json!({"type": "motion"}), &options, vote.id().as_str());
    match judge(vote, &contest_count(&plan, slots, weight).unwrap()).unwrap() {
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
