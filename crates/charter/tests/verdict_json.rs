//! The JSON of verdicts (spec 7.7).

#![allow(clippy::unwrap_used)]

mod common;

use common::{count, id, lot, majority, most_votes, motion_count, verdict, vote};
use ostrakon_charter::{Ground, Status, Verdict, judge_too_few};

fn json(verdict: &Verdict) -> String {
    serde_json::to_string(verdict).unwrap()
}

#[test]
fn a_verdict_has_exactly_these_members_in_canonical_order() {
    assert_eq!(
        json(&verdict(&majority("1/2", true), &motion_count(2, 1, 0))),
        r#"{"clause":"§ 3","contest":"contest","elected":[],"status":"carried","tied":[],"vote":"motion"}"#
    );
    assert_eq!(
        json(
            &lot(&most_votes("choice", "lot"), &count(&[("b", 1), ("a", 1)], None))
                .settle(&[id("b"), id("a")])
                .unwrap()
        ),
        r#"{"clause":"§ 4","contest":"contest","elected":["b"],"status":"elected","tied":["a","b"],"vote":"election"}"#
    );
    assert_eq!(
        json(&judge_too_few(&most_votes("choice", "lot"), &id("contest"))),
        r#"{"clause":"§ 4","contest":"contest","elected":[],"status":"too-few","tied":[],"vote":"election"}"#
    );
}

#[test]
fn a_tie_for_the_last_of_several_seats_names_the_certain_and_the_tied() {
    let seats = vote("ballot = \"approval\"\nrule = \"most-votes\"\nseats = 2\ntie = \"fresh-vote\"");
    assert_eq!(
        json(&verdict(&seats, &count(&[("c", 1), ("b", 1), ("a", 2)], None))),
        r#"{"clause":"§ 4","contest":"contest","elected":["a"],"status":"tied","tied":["b","c"],"vote":"election"}"#
    );
}

#[test]
fn every_status_is_the_word_of_the_specification() {
    let words = ["carried", "lost", "elected", "vacant", "tied", "too-few", "invalid"];
    let statuses = [
        Status::Carried,
        Status::Lost,
        Status::Elected,
        Status::Vacant,
        Status::Tied,
        Status::TooFew,
        Status::Invalid,
    ];
    for (status, word) in statuses.into_iter().zip(words) {
        assert_eq!(status.as_str(), word);
        assert_eq!(serde_json::to_string(&status).unwrap(), format!("{word:?}"));
    }
}

#[test]
fn an_invalid_one_says_because_and_who_must_choose_is_named() {
    let quorum = vote(
        "ballot = \"motion\"\nrule = \"majority\"\nthreshold = \"1/2\"\nstrict = true\nquorum = \"1/2\"",
    );
    let invalid = verdict(&quorum, &motion_count(2, 0, 0).with_roll_weight(5));
    assert_eq!(
        json(&invalid),
        r#"{"because":[{"clause":"§ 4","ground":"quorum"}],"clause":"§ 4","contest":"contest","elected":[],"status":"invalid","tied":[],"vote":"election"}"#
    );
    let mut elected = verdict(&most_votes("choice", "lot"), &count(&[("a", 2), ("b", 1)], None));
    elected.choose = vec![id("a")];
    assert_eq!(
        json(&elected),
        r#"{"choose":["a"],"clause":"§ 4","contest":"contest","elected":["a"],"status":"elected","tied":[],"vote":"election"}"#
    );
    for verdict in [invalid, elected] {
        let mut read: Verdict = serde_json::from_str(&json(&verdict)).unwrap();
        assert!(read.reasoning.is_empty());
        read.reasoning.clone_from(&verdict.reasoning);
        read.because.clone_from(&verdict.because);
        assert_eq!(read, verdict);
    }
}

#[test]
fn every_ground_is_the_word_of_the_specification() {
    let grounds = [
        (Ground::Quorum, "quorum"),
        (Ground::Electorate, "electorate"),
        (Ground::Roll, "roll"),
        (Ground::Meeting, "meeting"),
        (Ground::Notice, "notice"),
        (Ground::Subject, "subject"),
        (Ground::Recall, "recall"),
        (Ground::Vacancy, "vacancy"),
        (Ground::Candidate, "candidate"),
    ];
    for (ground, word) in grounds {
        assert_eq!((ground.as_str(), serde_json::to_string(&ground).unwrap()), (word, format!("{word:?}")));
    }
    assert!(grounds.is_sorted());
}
