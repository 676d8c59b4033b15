//! Majorities of every base, quorums and the bar that reports state (spec 7.2, 7.8, 8.3).

#![allow(clippy::unwrap_used)]

mod common;

use common::{count, motion_count, verdict, vote};
use ostrakon_charter::{Bar, Ground, Status, Vote};
use proptest::prelude::*;

const BASES: [&str; 3] = ["decided", "cast", "roll"];

fn motion(threshold: &str, strict: bool, more: &str) -> Vote {
    vote(&format!(
        "ballot = \"motion\"\nrule = \"majority\"\nthreshold = {threshold:?}\nstrict = {strict}\n{more}"
    ))
}

fn based(threshold: &str, strict: bool, base: &str) -> Vote {
    motion(threshold, strict, &format!("base = {base:?}"))
}

/// The status with so many for, against and abstaining, of so many on the roll.
fn of(vote: &Vote, totals: [u64; 3], roll: u64) -> Status {
    let [votes_for, votes_against, abstained] = totals;
    verdict(vote, &motion_count(votes_for, votes_against, abstained).with_roll_weight(roll)).status
}

#[test]
fn one_half_of_each_base() {
    // 20 for make exactly one half of 40 decided, of 40 cast and of a roll of 40.
    for (base, totals, roll) in
        [("decided", [20, 20, 9], 99), ("cast", [20, 11, 9], 99), ("roll", [20, 3, 1], 40)]
    {
        let [votes_for, against, abstained] = totals;
        let strict = based("1/2", true, base);
        assert_eq!(of(&strict, totals, roll), Status::Lost, "{base}");
        assert_eq!(of(&strict, [votes_for + 1, against, abstained], roll), Status::Carried, "{base}");
        assert_eq!(of(&strict, [votes_for - 1, against, abstained], roll), Status::Lost, "{base}");
        let reached = based("1/2", false, base);
        assert_eq!(of(&reached, totals, roll), Status::Carried, "{base}");
        assert_eq!(of(&reached, [votes_for - 1, against, abstained], roll), Status::Lost, "{base}");
    }
}

#[test]
fn two_thirds_of_each_base() {
    for (base, totals, roll) in
        [("decided", [40, 20, 9], 99), ("cast", [40, 11, 9], 99), ("roll", [40, 0, 0], 60)]
    {
        let [votes_for, against, abstained] = totals;
        let (reached, strict) = (based("2/3", false, base), based("2/3", true, base));
        assert_eq!((of(&reached, totals, roll), of(&strict, totals, roll)), (Status::Carried, Status::Lost));
        // One for less, and one more on the other side.
        assert_eq!(of(&reached, [votes_for - 1, against, abstained], roll), Status::Lost, "{base}");
        assert_eq!(of(&reached, [votes_for, against + 1, abstained], roll + 1), Status::Lost, "{base}");
        assert_eq!(of(&strict, [votes_for + 1, against, abstained], roll), Status::Carried, "{base}");
    }
}

#[test]
fn abstentions_count_by_the_base() {
    assert_eq!(of(&based("1/2", true, "decided"), [2, 1, 50], 60), Status::Carried);
    assert_eq!(of(&based("1/2", true, "cast"), [2, 1, 0], 60), Status::Carried);
    assert_eq!(of(&based("1/2", true, "cast"), [2, 1, 1], 60), Status::Lost);
    assert_eq!(of(&based("1/2", true, "roll"), [31, 0, 0], 60), Status::Carried);
    assert_eq!(of(&based("1/2", true, "roll"), [30, 0, 0], 60), Status::Lost);
}

#[test]
fn nothing_is_carried_by_nobody() {
    for base in BASES {
        for (threshold, strict) in [("1/2", true), ("1/2", false), ("1/1000000", false), ("1/1", false)] {
            for (totals, roll) in [([0, 0, 9], 9), ([0, 0, 0], 9), ([0, 0, 0], 0), ([0, 4, 0], 9)] {
                assert_eq!(
                    of(&based(threshold, strict, base), totals, roll),
                    Status::Lost,
                    "{base} {totals:?}"
                );
            }
        }
    }
}

#[test]
fn a_petition_of_exactly_a_fifth_and_one_under() {
    let petition = based("1/5", false, "roll");
    assert_eq!(of(&petition, [20, 70, 5], 100), Status::Carried);
    assert_eq!(of(&petition, [19, 0, 0], 100), Status::Lost);
    assert_eq!(of(&petition, [20, 0, 0], 101), Status::Lost);
    assert_eq!(of(&petition, [2000, 8000, 0], 10_000), Status::Carried);
    assert_eq!(of(&petition, [1999, 0, 0], 10_000), Status::Lost, "19.99 %");
}

#[test]
fn the_reasons_name_the_base() {
    let reasons = |base: &str, totals: [u64; 3], roll| {
        let count = motion_count(totals[0], totals[1], totals[2]).with_roll_weight(roll);
        verdict(&based("1/2", true, base), &count).reasoning
    };
    assert_eq!(
        reasons("cast", [4, 1, 3], 9),
        [
            "lost: 4 for, 1 against; more than 1/2 of the 8 votes cast is needed (§ 4)",
            "3 abstained; abstentions count as not for",
            "8 counted in all"
        ]
    );
    assert_eq!(
        reasons("roll", [6, 1, 0], 9),
        [
            "carried: 6 for, 1 against; more than 1/2 of the 9 on the roll is needed (§ 4)",
            "7 votes of 9 were counted; whoever took no part counts as not for",
            "7 counted in all"
        ]
    );
    assert_eq!(reasons("cast", [0, 0, 0], 9)[0], "lost: 0 for, 0 against; nobody voted (§ 4)");
}

#[test]
fn a_quorum_is_met_exactly() {
    let vote = motion("1/2", true, "quorum = \"1/5\"");
    for (weight, roll, met) in
        [(20, 100, true), (19, 100, false), (20, 101, false), (21, 101, true), (0, 0, true)]
    {
        let found = verdict(&vote, &motion_count(weight, 0, 0).with_roll_weight(roll));
        assert_eq!(found.status != Status::Invalid, met, "{weight} of {roll}");
        assert_eq!(found.because.is_empty(), met);
    }
}

#[test]
fn without_a_quorum_nothing_is_carried_and_nobody_elected() {
    let vote = motion("1/2", true, "quorum = \"1/5\"");
    let found = verdict(&vote, &motion_count(19, 0, 0).with_roll_weight(100));
    assert_eq!((found.because[0].ground, found.because[0].clause.as_str()), (Ground::Quorum, "§ 4"));
    assert_eq!(
        found.reasoning,
        [
            "invalid: held against the rules, it decides nothing (§ 4)",
            "quorum: 19 of the 100 on the roll took part; the quorum is 1/5 of them, that is 20 (§ 4)",
            "totals: yes 19, no 0, abstain 0; 19 counted in all",
        ]
    );
    let election =
        common::vote("ballot = \"choice\"\nrule = \"most-votes\"\ntie = \"lot\"\nquorum = \"1/2\"");
    let found = verdict(&election, &count(&[("a", 3), ("b", 3)], None).with_roll_weight(13));
    assert_eq!((found.status, found.elected.len(), found.tied.len()), (Status::Invalid, 0, 0));
    assert_eq!(
        verdict(&election, &count(&[("a", 4), ("b", 3)], None).with_roll_weight(14)).status,
        Status::Elected
    );
}

#[test]
fn the_bar_is_what_reports_state() {
    let bar = |vote: &Vote, totals: [u64; 3], roll| {
        let count = motion_count(totals[0], totals[1], totals[2]).with_roll_weight(roll);
        let bar = Bar::of(vote, &count).unwrap().unwrap();
        serde_json::to_string(&bar).unwrap()
    };
    assert_eq!(bar(&based("1/2", true, "decided"), [3, 5, 2], 20), r#"{"base":8,"for":3,"needed":5}"#);
    assert_eq!(bar(&based("2/3", false, "cast"), [3, 5, 2], 20), r#"{"base":10,"for":3,"needed":7}"#);
    assert_eq!(bar(&based("1/5", false, "roll"), [3, 5, 2], 20), r#"{"base":20,"for":3,"needed":4}"#);
    assert_eq!(bar(&based("1/2", false, "cast"), [0, 0, 0], 20), r#"{"base":0,"for":0,"needed":1}"#);
    let election = common::vote("ballot = \"choice\"\nrule = \"most-votes\"\ntie = \"lot\"");
    assert_eq!(Bar::of(&election, &count(&[("a", 3)], None)), Ok(None));
}

proptest! {
    #[test]
    fn the_bar_is_the_least_that_carries(
        (q, p) in (1..12u64).prop_flat_map(|q| (Just(q), 1..=q)),
        strict: bool,
        base in prop::sample::select(BASES.to_vec()),
        totals in [0..30u64, 0..30u64, 0..30u64],
        absent in 0..30u64,
    ) {
        let vote = based(&format!("{p}/{q}"), strict, base);
        let [votes_for, votes_against, abstained] = totals;
        let cast = votes_for + votes_against + abstained;
        let whole = match base {
            "decided" => votes_for + votes_against,
            "cast" => cast,
            _ => cast + absent,
        };
        let count = motion_count(votes_for, votes_against, abstained).with_roll_weight(cast + absent);
        let bar = Bar::of(&vote, &count).unwrap().unwrap();
        // Spec 7.2 once more.
        let carries = |f: u64| f > 0 && if strict { f * q > p * whole } else { f * q >= p * whole };
        prop_assert_eq!(verdict(&vote, &count).status == Status::Carried, carries(votes_for));
        prop_assert_eq!((bar.base, bar.votes_for), (whole, votes_for));
        prop_assert!(carries(bar.needed) && (1..bar.needed).all(|fewer| !carries(fewer)));
    }
}
