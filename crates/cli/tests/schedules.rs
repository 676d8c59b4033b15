//! Who ends a vote early or extends it, and what voters of a small roll are told before they vote.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use support::{Place, begin, ceremony, describe, open};

/// An officer's schedule.
fn schedule(key: &str, rest: &str, out: &str) -> String {
    format!("certify schedule --record spring --key {key} {rest} --out {out}")
}

#[test]
fn only_officers_move_the_closing() {
    let place = Place::new();
    begin(&place);
    ceremony(&place);
    let early = schedule("olga.key", "--closes 2026-01-03T09:00:00Z --at 2026-01-01T10:00:00Z", "x");
    place.bad(&early, 1, &["the vote has not been opened"]);
    open(&place);
    let stranger = early.replace("olga.key", "spring-private/organiser.key");
    place.bad(&stranger, 1, &["is not an officer's of this election"]);
    let past = schedule("olga.key", "--closes 2026-01-01T10:00:00Z --at 2026-01-01T11:00:00Z", "x");
    place.bad(&past, 1, &["a vote cannot close before"]);
    place.good(&schedule("olga.key", "--closes 2026-01-05T09:00:00Z --at 2026-01-01T11:00:00Z", "later"));
    let entered = place.good("election schedule --record spring later");
    assert!(entered.contains("closes at 2026-01-05T09:00:00Z"), "{entered}");
    assert!(place.good("election status --record spring").contains("not before 2026-01-05T09:00:00Z"));
    // The manifest's time is not enough any more, and nobody keeps a vote open by waiting.
    place.bad("election close --record spring --at 2026-01-02T09:00:00Z", 1, &["not before 2026-01-05"]);
    place.bad("election close --record spring --at 2026-01-06T09:00:01Z", 1, &["more than a day after"]);
    place.good("election close --record spring --at 2026-01-06T09:00:00Z");
    place.bad("election schedule --record spring later", 1, &["the vote is closed"]);
    assert!(place.run("verify spring").out.contains(" 0 failed, "));
}

/// One of two officers moves nothing; the second adds a signature to the same schedule.
#[test]
fn a_quorum_signs_one_schedule() {
    let place = Place::new();
    describe(&place);
    let two = "officer = [{ name = \"Olga\", key = \"olga.key.pub\" }, { name = \"Otto\", key = \"otto.key.pub\" }]";
    let text = place.read("spring.toml").replace("officer_quorum = 1", "officer_quorum = 2");
    place.write("spring.toml", text.replace("officer = [{ name = \"Olga\", key = \"olga.key.pub\" }]", two));
    (1..=3).for_each(|i| drop(place.good(&format!("trustee init --state t{i}"))));
    ["olga", "otto"].iter().for_each(|name| drop(place.good(&format!("certify new-key --out {name}.key"))));
    place.good("election new --spec spring.toml --out spring");
    ceremony(&place);
    open(&place);
    let now = "--closes 2026-01-01T12:00:00Z --at 2026-01-01T12:00:00Z";
    place.good(&schedule("olga.key", now, "one"));
    place.bad("election schedule --record spring one", 1, &["1 signatures, where 2 are needed"]);
    place.good(&schedule("otto.key", "--with one", "both"));
    place.good("election schedule --record spring both");
    place.good("election close --record spring --at 2026-01-01T12:00:00Z");
    assert!(place.run("verify spring").out.contains(" 0 failed, "));
}

/// With six voters, all voting alike is no rare thing: everybody is told before anybody votes.
#[test]
fn small_rolls_are_warned_about() {
    let place = Place::new();
    begin(&place);
    ceremony(&place);
    place.good("credentials codes --roll members --count 6 --out members.codes");
    place.write("code", place.read("members.codes").lines().find(|l| !l.starts_with('#')).unwrap());
    place.good("credentials list --record spring --roll members --from members.codes --out members.roll");
    let told = |words: &str| {
        let ran = place.run(words);
        assert_eq!(ran.status, 0, "{words}\n{}", ran.err);
        assert!(ran.err.contains("roll members has 6 voters. If all who vote agree"), "{words}\n{}", ran.err);
    };
    told("election roll --record spring --roll members members.roll");
    told("election open --record spring --at 2026-01-01T09:00:00Z");
    told("vote --record spring --code-file code --select rule-7=for --select chair=ben --out b --cast");
}

/// Ten against five of one each: a total would tell how the ten were cast.
#[test]
fn weights_that_decode_are_warned_about() {
    let place = Place::new();
    describe(&place);
    let text = place.read("spring.toml").replace("max_size = 10", "max_size = 10, max_weight = 100");
    place.write("spring.toml", text);
    (1..=3).for_each(|i| drop(place.good(&format!("trustee init --state t{i}"))));
    place.good("certify new-key --out olga.key");
    place.good("election new --spec spring.toml --out spring");
    ceremony(&place);
    let keys = (0..6).map(|i| {
        place.good(&format!("credentials key new --out k{i}"));
        format!("{},{}\n", place.read(&format!("k{i}.pub")).trim(), if i == 0 { 10 } else { 1 })
    });
    let list: String = keys.collect();
    place.write("members.csv", list);
    place.good("credentials list --record spring --roll members --from members.csv --out members.roll");
    let ran = place.run("election roll --record spring --roll members members.roll");
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.err.contains("how the vote of weight 10 was cast"), "{}", ran.err);
}
