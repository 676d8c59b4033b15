//! Charters that are refused, one fault each, and what is said of them (spec 7.1).

#![allow(clippy::expect_used)]

mod common;

use common::SMALL;
use ostrakon_charter::{Charter, CharterError, MAX_BYTES};

fn refusal(bytes: &[u8]) -> String {
    Charter::parse(bytes).expect_err("refused").to_string()
}

/// What is said of `SMALL` with every occurrence of a text replaced by another.
fn replaced(old: &str, new: &str) -> String {
    assert!(SMALL.contains(old), "{old:?} stands in the charter");
    refusal(SMALL.replace(old, new).as_bytes())
}

#[test]
fn unknown_keys() {
    let charter = "is not known; remove it, or write one of: format, organisation, min_counted, open_votes, body, \
                   office, incompatible, meeting, vote";
    assert_eq!(
        replaced("min_counted = 5", "min_counted = 5\nquorum = 3"),
        format!("line 4: `quorum` {charter}")
    );
    assert_eq!(replaced("[[body]]", "[seats]\nk = 1\n[[body]]"), format!("line 5: `seats` {charter}"));
    assert_eq!(
        replaced("name = \"All members\"", "nmae = \"All members\""),
        "line 7: `body.nmae` is not known; remove it, or write one of: id, name, clause, many, most, founders, \
         union_of, weighted, voteless"
    );
    assert_eq!(
        replaced("strict = true", "strict = true\nquorate = 1"),
        "line 18: `vote.quorate` is not known; remove it, or write one of: id, name, clause, ballot, rule, \
         threshold, strict, base, tie, strength, seats, quota_flag, quota_seats, joint, quota_with, points, \
         quorum, electorate, meeting, about, private, without_one, fills, effect, recall_offices, convenes, \
         share, shortens"
    );
}

#[test]
fn missing_keys() {
    for (line, message) in [
        (
            "format = \"ostrakon/v1/charter\"",
            "line 1: `format` is missing; add for example format = \"ostrakon/v1/charter\"",
        ),
        (
            "organisation = \"Chess club\"",
            "line 1: `organisation` is missing; add for example organisation = \"Chess club\"",
        ),
        ("min_counted = 5", "line 1: `min_counted` is missing; add for example min_counted = 5"),
        ("id = \"members\"", "line 5: `body.id` is missing; add for example id = \"members\""),
        ("name = \"All members\"", "line 5: `body.name` is missing; add for example name = \"All members\""),
        ("clause = \"§ 2\"", "line 5: `body.clause` is missing; add for example clause = \"§ 2\""),
        ("id = \"motion\"", "line 10: `vote.id` is missing; add for example id = \"motion\""),
        ("name = \"Motion\"", "line 10: `vote.name` is missing; add for example name = \"Motion\""),
        ("clause = \"§ 3\"", "line 10: `vote.clause` is missing; add for example clause = \"§ 3\""),
        ("ballot = \"motion\"", "line 10: `vote.ballot` is missing; add for example ballot = \"motion\""),
        ("rule = \"majority\"", "line 10: `vote.rule` is missing; add for example rule = \"majority\""),
        ("threshold = \"1/2\"", "line 10: `vote.threshold` is missing; add for example threshold = \"1/2\""),
        ("strict = true", "line 10: `vote.strict` is missing; add for example strict = true"),
        ("tie = \"fresh-vote\"", "line 19: `vote.tie` is missing; add for example tie = \"fresh-vote\""),
    ] {
        assert_eq!(replaced(line, ""), message);
    }
}

#[test]
fn no_body_or_no_vote() {
    let (head, rest) = SMALL.split_once("[[body]]").unwrap();
    let (body, votes) = rest.split_once("[[vote]]").unwrap();
    assert_eq!(
        refusal(format!("{head}[[vote]]{votes}").as_bytes()),
        "line 1: `body` is missing; add for example [[body]]"
    );
    assert_eq!(
        refusal(format!("{head}[[body]]{body}").as_bytes()),
        "line 1: `vote` is missing; add for example [[vote]]"
    );
    assert_eq!(
        refusal(format!("{head}body = []\n[[vote]]{votes}").as_bytes()),
        "line 5: `body` is missing; add for example [[body]]"
    );
    assert!(refusal(b"").starts_with("line 1: `format` is missing"));
}

#[test]
fn values_of_another_type() {
    for (old, new, message) in [
        (
            "min_counted = 5",
            "min_counted = \"5\"",
            "line 3: `min_counted` is a string; write for example min_counted = 5",
        ),
        (
            "min_counted = 5",
            "min_counted = 5.0",
            "line 3: `min_counted` is a number with a point or an exponent; write for example min_counted = 5",
        ),
        (
            "min_counted = 5",
            "min_counted = true",
            "line 3: `min_counted` is true or false; write for example min_counted = 5",
        ),
        (
            "\"Chess club\"",
            "1979-05-27",
            "line 2: `organisation` is a date or a time; write for example organisation = \"Chess club\"",
        ),
        ("\"§ 2\"", "2", "line 8: `body.clause` is an integer; write for example clause = \"§ 2\""),
        (
            "\"1/2\"",
            "0.5",
            "line 16: `vote.threshold` is a number with a point or an exponent; write for example threshold = \"1/2\"",
        ),
        (
            "strict = true",
            "strict = \"true\"",
            "line 17: `vote.strict` is a string; write for example strict = true",
        ),
        (
            "\"fresh-vote\"",
            "[\"lot\"]",
            "line 25: `vote.tie` is a list; write for example tie = \"fresh-vote\"",
        ),
        ("[[body]]", "[body]", "line 5: `body` is a table; write for example [[body]]"),
        (
            "min_counted = 5",
            "min_counted = 5\nbody = [\n1]\n#",
            "line 5: `body` is an integer; write for example [[body]]",
        ),
    ] {
        // A list of bodies cannot be given twice: what follows the inserted one goes.
        let text = SMALL.replace(old, new);
        let text =
            if new.contains("body = [") { text.split("[[body]]").next().unwrap().to_owned() } else { text };
        assert_eq!(refusal(text.as_bytes()), message);
    }
}

#[test]
fn words_that_are_not_allowed() {
    assert_eq!(
        replaced("v1/charter", "v2/charter"),
        "line 1: `format` is \"ostrakon/v2/charter\"; write \"ostrakon/v1/charter\""
    );
    assert_eq!(
        replaced("ballot = \"motion\"", "ballot = \"ranked\""),
        "line 14: `vote.ballot` is \"ranked\"; write \"motion\" or \"choice\" or \"approval\" or \"score\" \
         or \"cumulative\" or \"ranking\" or \"pairwise\" or \"grades\""
    );
    assert_eq!(
        replaced("rule = \"majority\"", "rule = \"Majority\""),
        "line 15: `vote.rule` is \"Majority\"; write \"majority\" or \"most-votes\" or \"star\" or \
         \"copeland\" or \"minimax\" or \"schulze\" or \"ranked-pairs\" or \"majority-judgment\""
    );
    assert_eq!(
        replaced("\"fresh-vote\"", "\"coin\""),
        "line 25: `vote.tie` is \"coin\"; write \"fresh-vote\" or \"lot\""
    );
}

#[test]
fn rules_that_do_not_go_with_the_ballot() {
    assert_eq!(
        replaced("ballot = \"choice\"", "ballot = \"motion\""),
        "line 24: `vote.rule` is \"most-votes\", which does not go with ballot \"motion\"; write \"majority\""
    );
    for ballot in ["choice", "approval"] {
        assert_eq!(
            replaced("ballot = \"motion\"", &format!("ballot = {ballot:?}")),
            format!(
                "line 15: `vote.rule` is \"majority\", which does not go with ballot {ballot:?}; write \
                 \"most-votes\""
            )
        );
    }
}

#[test]
fn settings_of_the_other_rule() {
    assert_eq!(
        replaced("strict = true", "strict = true\ntie = \"lot\""),
        "line 18: `vote.tie` does not go with rule \"majority\"; remove it"
    );
    for setting in ["threshold = \"1/2\"", "strict = true"] {
        let key = setting.split(' ').next().unwrap();
        assert_eq!(
            replaced("tie = \"fresh-vote\"", &format!("tie = \"lot\"\n{setting}")),
            format!("line 26: `vote.{key}` does not go with rule \"most-votes\"; remove it")
        );
    }
}

#[test]
fn thresholds() {
    let form =
        "is no fraction; write two whole numbers as \"1/2\", without signs, spaces, points or leading zeros";
    for threshold in [
        "", "1", "/", "1/", "/2", "1/2/3", "+1/2", "-1/2", "1 /2", "01/2", "1/02", "0.5/1", "½", "a/b",
        "00/1",
    ] {
        assert_eq!(
            replaced("\"1/2\"", &format!("{threshold:?}")),
            format!("line 16: `vote.threshold` {form}")
        );
    }
    let range = "is out of range; write p/q with 0 < p ≤ q ≤ 1000000";
    for threshold in ["0/1", "0/0", "1/0", "3/2", "1/1000001", "1/4294967298", "99999999999999999999/1"] {
        assert_eq!(
            replaced("\"1/2\"", &format!("{threshold:?}")),
            format!("line 16: `vote.threshold` {range}")
        );
    }
}

#[test]
fn numbers_below_one() {
    for number in ["0", "-1", "-9223372036854775808"] {
        assert_eq!(
            replaced("min_counted = 5", &format!("min_counted = {number}")),
            format!("line 3: `min_counted` is {number}; write a whole number from 1 to 100,000,000")
        );
    }
}

#[test]
fn repeated_identifiers() {
    assert_eq!(
        replaced("id = \"election\"", "id = \"motion\""),
        "line 20: `vote.id` is \"motion\", as on line 11; give each its own"
    );
    let body = "[[body]]\nname = \"All members\"\nclause = \"§ 2\"\nid = \"members\"\n";
    assert_eq!(
        refusal(format!("{SMALL}{body}").as_bytes()),
        "line 29: `body.id` is \"members\", as on line 6; give each its own"
    );
}

#[test]
fn identifiers() {
    for (id, message) in [
        (String::new(), "is empty; an identifier has 1 to 64 characters"),
        ("m".repeat(65), "has 65 characters; shorten it to at most 64"),
        ("-m".to_owned(), "starts with a hyphen; start it with a letter or a digit"),
        ("Members".to_owned(), "contains 'M'; use only a–z, 0–9 and hyphens"),
        ("all members".to_owned(), "contains ' '; use only a–z, 0–9 and hyphens"),
        ("é".to_owned(), "contains 'é'; use only a–z, 0–9 and hyphens"),
    ] {
        assert_eq!(replaced("\"members\"", &format!("{id:?}")), format!("line 6: `body.id` {message}"));
    }
    let longest = SMALL.replace("\"members\"", &format!("\"{}\"", "0".repeat(64)));
    assert!(Charter::parse(longest.as_bytes()).is_ok());
}

#[test]
fn texts() {
    for (text, message) in [
        (String::new(), "is empty; write 1 to 500 bytes of text".to_owned()),
        ("§".repeat(251), "has 502 bytes; shorten it to at most 500".to_owned()),
        ("a\\nb".to_owned(), "contains the control character '\\n'; remove it".to_owned()),
        ("a\tb".to_owned(), "contains the control character '\\t'; remove it".to_owned()),
        ("a\\u007Fb".to_owned(), "contains the control character '\\u{7f}'; remove it".to_owned()),
    ] {
        assert_eq!(replaced("\"§ 2\"", &format!("\"{text}\"")), format!("line 8: `body.clause` {message}"));
    }
    let longest = SMALL.replace("\"§ 2\"", &format!("\"{}\"", "§".repeat(250)));
    assert!(Charter::parse(longest.as_bytes()).is_ok());
}

#[test]
fn files_that_are_too_long() {
    let padded = |size: usize| format!("{SMALL}#{}", " ".repeat(size - SMALL.len() - 1));
    assert!(Charter::parse(padded(MAX_BYTES).as_bytes()).is_ok());
    assert_eq!(
        refusal(padded(MAX_BYTES + 1).as_bytes()),
        "the file has 262145 bytes; shorten it to at most 262144"
    );
}

#[test]
fn files_that_are_not_utf_8() {
    let mut bytes = SMALL.as_bytes().to_vec();
    bytes.extend(b"# \xff");
    assert_eq!(refusal(&bytes), "line 26: not UTF-8; save the file as UTF-8");
    assert_eq!(
        refusal(format!("\u{feff}{SMALL}").as_bytes()),
        "line 1: the file starts with a byte order mark; save it as UTF-8 without one"
    );
}

#[test]
fn tables_that_only_dotted_names_make() {
    for (added, line) in [("[a.b]\nc = 1\n", 26), ("[[vote.seats.x]]\n", 26), ("a.b.c = 1\n", 26)] {
        let error = Charter::parse(format!("{SMALL}{added}").as_bytes()).unwrap_err();
        assert_eq!(error, CharterError::DottedName { line });
        assert_eq!(
            error.to_string(),
            "line 26: a dotted name makes a table that no charter has; use plain keys under [[body]], [[vote]] and so on"
        );
    }
}
