//! Chapter 7: charters, accepted and refused.

use crate::support::{Json, read};
use ostrakon_charter::{BallotKind, Charter, Id, Rule, Threshold, TieRule, Vote};

#[test]
fn charters() {
    let vectors = read("7-certify/charter.json");
    let charter = Charter::parse(vectors["accepted"].text().as_bytes()).unwrap();
    assert_eq!(charter.organisation().to_string(), "Society for the Preservation of Potsherds");
    assert_eq!(charter.min_counted().get(), 3);
    let rules: Vec<_> =
        charter.votes().iter().map(|v| (v.id().as_str(), v.ballot().as_str(), v.rule().as_str())).collect();
    assert_eq!(rules, [("ordinary", "motion", "majority"), ("board-seat", "approval", "most-votes")]);
    for case in vectors["refused"].list() {
        assert!(Charter::parse(case["charter"].text().as_bytes()).is_err(), "{}", case["what"]);
    }
    for case in vectors["thresholds"].list() {
        let text = case["text"].text();
        assert_eq!(text.parse::<Threshold>().is_ok(), case["valid"].flag(), "{case}");
        let line = format!("threshold = \"{text}\"");
        let changed = vectors["accepted"].text().replace("threshold = \"1/2\"", &line);
        assert!(changed.contains(&line));
        assert_eq!(Charter::parse(changed.as_bytes()).is_ok(), case["valid"].flag(), "{case}");
    }
}

fn vote(id: &str, clause: &str, ballot: &str, rule: &str) -> Vote {
    let text = format!(
        "format = \"ostrakon/v1/charter\"\norganisation = \"Club\"\nmin_counted = 1\n\
         [[body]]\nid = \"members\"\nname = \"Members\"\nclause = \"§ 1\"\n\
         [[vote]]\nid = \"{id}\"\nname = \"Vote\"\nclause = \"{clause}\"\nballot = \"{ballot}\"\n{rule}\n"
    );
    Charter::parse(text.as_bytes()).unwrap().vote(&Id::new(id).unwrap()).unwrap().clone()
}

/// A vote by majority.
pub(crate) fn majority(clause: &str, threshold: &str, strict: bool) -> Vote {
    let rule = format!("rule = \"majority\"\nthreshold = \"{threshold}\"\nstrict = {strict}");
    let vote = vote("ordinary", clause, "motion", &rule);
    assert_eq!(
        (vote.ballot(), vote.rule()),
        (BallotKind::Motion, Rule::Majority { threshold: threshold.parse().unwrap(), strict })
    );
    vote
}

/// A vote by most votes.
pub(crate) fn most_votes(clause: &str, ballot: &str, tie: &str) -> Vote {
    let vote = vote("seat", clause, ballot, &format!("rule = \"most-votes\"\ntie = \"{tie}\""));
    let expected = if tie == "lot" { TieRule::Lot } else { TieRule::FreshVote };
    assert_eq!(vote.rule(), Rule::MostVotes { tie: expected });
    vote
}
