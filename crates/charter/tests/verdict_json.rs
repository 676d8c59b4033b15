//! The JSON of verdicts (spec 7.7).

#![allow(clippy::unwrap_used)]

mod common;

use common::{count, id, lot, majority, most_votes, motion_count, verdict, vote};
use ostrakon_charter::{Status, Verdict, judge_too_few};

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
    let words = ["carried", "lost", "elected", "vacant", "tied", "too-few"];
    let statuses =
        [Status::Carried, Status::Lost, Status::Elected, Status::Vacant, Status::Tied, Status::TooFew];
    for (status, word) in statuses.into_iter().zip(words) {
        assert_eq!(status.as_str(), word);
        assert_eq!(serde_json::to_string(&status).unwrap(), format!("{word:?}"));
    }
}
