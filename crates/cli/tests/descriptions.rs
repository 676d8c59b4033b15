//! Descriptions and rolls: the template works as pasted, what is wrong is named before anything is made.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use std::fs;
use support::{CHARTER, Place, begin, describe};

#[test]
fn descriptions_are_refused_with_every_problem() {
    let place = Place::new();
    place.bad("election new --spec nowhere.toml --out spring", 1, &["nowhere.toml", "no such file"]);
    describe(&place);
    place.bad("election new --spec spring.toml --out spring", 1, &["the key of Ada", "t1/identity.pub"]);
    for i in 1..=3 {
        place.good(&format!("trustee init --state t{i}"));
    }
    place.good("certify new-key --out olga.key");
    let text = place.read("spring.toml");
    let refused = |changed: String, says: &[&str]| {
        place.write("wrong.toml", changed);
        place.bad("election new --spec wrong.toml --out spring", 1, says);
        assert!(!place.path("spring").exists() && !place.path("spring-private").exists());
    };
    refused(text.replace("threshold = 2", "threshold = 9"), &["threshold 9 of 3 trustees"]);
    refused(text.replace("threshold = 2", "treshold = 2"), &["treshold", "line 8"]);
    refused(text.replace("2026-01-01T09:00:00Z", "\"soon\""), &["opens", "soon"]);
    refused(
        text.replace("body = \"membership\"", "body = \"members\""),
        &["the charter has no body members"],
    );
    refused(text.replace("vote = \"motion\"", "vote = \"election\""), &["takes a ballot of type choice"]);
    refused(text.replace("\"48h\"", "\"two days\""), &["objection_window", "48h"]);
    refused(text.replace("\"Bohdan\"", "\"Ada\""), &["two of role trustee are called Ada"]);
    refused(text.replace("t2/identity.pub", "t1/identity.pub"), &["trustee Bohdan has the key of Ada"]);
    refused(
        text.replace("2026-01-01T09:00:00Z", "2027-01-01T09:00:00Z"),
        &["opens at 2027-01-01T09:00:00Z and closes at 2026-01-02T09:00:00Z"],
    );
    place.bad(
        "election new --spec spring.toml --out spring --private spring/keys",
        2,
        &["inside the record"],
    );
    place.write("charter.toml", CHARTER.replace("min_counted = 5", "min_counted = 0"));
    place.bad("election new --spec spring.toml --out spring", 1, &["charter.toml", "min_counted"]);
}

#[test]
fn thresholds_that_endanger_are_pointed_out() {
    let place = Place::new();
    begin(&place);
    let text = place.read("spring.toml");
    place.write("one.toml", text.replace("threshold = 2", "threshold = 1"));
    assert!(
        place
            .good("election new --spec one.toml --out one")
            .contains("each trustee alone can read every vote")
    );
    place.write("three.toml", text.replace("threshold = 2", "threshold = 3"));
    let warned = place.good("election new --spec three.toml --out three");
    assert!(
        warned.contains("2 trustees together could block") && warned.contains("so 0 may be missing"),
        "{warned}"
    );
}

#[test]
fn a_described_election_can_be_pasted() {
    let place = Place::new();
    let help = place.good("election new --help");
    let template = help.split("A description:").nth(1).unwrap().split("Example:").next().unwrap();
    place.write("template.toml", template);
    place.write("charter.toml", CHARTER);
    for name in ["ada", "bohdan", "chiara", "dela"] {
        place.good(&format!("trustee init --state {name}"));
    }
    place.good("certify new-key --out olive.key");
    let made = place.good("election new --spec template.toml --out spring");
    assert!(!made.contains("WARNING"), "{made}");
}

#[test]
fn rolls_are_held_to_their_limits_before_the_board_is() {
    let place = Place::new();
    begin(&place);
    place.good("credentials codes --roll members --count 11 --out many.codes");
    let list = |from: &str| format!("credentials list --record spring --roll members --from {from} --out x");
    place.bad(&list("many.codes"), 1, &["11 voters", "at most 10 voters"]);
    let codes = place.read("many.codes");
    let line = codes.lines().nth(1).unwrap();
    place.write("twice.codes", format!("# two\n{line}\n\n{line}\n"));
    place.bad(&list("twice.codes"), 1, &["lines 2 and 4 give the same voter"]);
    place.write("heavy.codes", format!("{line},11\n"));
    place.bad(&list("heavy.codes"), 1, &["1 voter of total weight 11"]);
}

#[test]
fn a_roll_may_name_the_key_of_its_tokens() {
    let place = Place::new();
    begin(&place);
    let with = |token: &str| {
        let roll = format!("max_size = 10, token = \"{token}\" }}]");
        place.write("tokens.toml", place.read("spring.toml").replace("max_size = 10 }]", &roll));
    };
    // As far as a manifest shows, a modulus is odd and of full length.
    let modulus = "f1".repeat(256);
    with(&modulus);
    place.good("election new --spec tokens.toml --out tokens");
    let rolls = fs::read(place.path("tokens/tile/entries/000.p/1")).unwrap();
    assert!(String::from_utf8_lossy(&rolls).contains(&format!("\"token\":{{\"modulus\":\"{modulus}\"}}")));
    with(&modulus.to_uppercase());
    place.bad("election new --spec tokens.toml --out wrong", 1, &["roll members", "lower-case hexadecimal"]);
    with(&"f1".repeat(128));
    place.bad("election new --spec tokens.toml --out wrong", 1, &["roll members", "128 bytes", "2048"]);
    with(&"f2".repeat(256));
    place.bad("election new --spec tokens.toml --out wrong", 1, &["roll members", "the modulus is even"]);
}
