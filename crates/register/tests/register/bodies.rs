//! Check 805: bodies are formed and end (spec 9.4).

use crate::common::{Society, ask, id};

#[test]
fn bodies_of_kinds_that_are_many_are_formed() {
    let society = Society::new();
    let after = society.allows(society.body_formed("leeds", "branch", 0));
    assert_eq!(after.state().kind_of(&id("leeds")).map(|kind| kind.id().as_str()), Some("branch"));
    assert_eq!(after.state().name_of(&id("leeds")), Some("leeds"));
    society.breaks(society.body_formed("second-nsc", "nsc", 10), 805);
    society.breaks(society.body_formed("leeds", "guild", 10), 805);
    // Those of the charter stand from the founding on; a kind is no body.
    assert!(society.state().kind_of(&id("nsc")).is_some());
    assert!(society.state().kind_of(&id("branch")).is_none());
    assert_eq!(society.state().name_of(&id("nsc")), Some("National Steering Committee"));
}

#[test]
fn ten_declare_a_faction() {
    let society = Society::new();
    let what = society.breaks(society.body_formed("left", "faction", 9), 805);
    assert_eq!(what, "9 members declare left, where 10 are needed");
    society.allows(society.body_formed("left", "faction", 10));
}

#[test]
fn four_liberation_caucuses_stand_at_a_time() {
    let mut society = Society::new();
    society.form(&["women", "disabled", "lgbt", "black"], "liberation-caucus");
    society.breaks(society.body_formed("fifth", "liberation-caucus", 1), 805);
    society.act(society.body_ended("women"));
    society.allows(society.body_formed("fifth", "liberation-caucus", 1));
}

#[test]
fn a_name_is_given_once() {
    let mut society = Society::new();
    society.form(&["leeds"], "branch");
    society.breaks(society.body_formed("leeds", "fraction", 1), 805);
    society.act(society.body_ended("leeds"));
    society.breaks(society.body_formed("leeds", "branch", 1), 805);
    for taken in ["nsc", "branch", "platform"] {
        society.breaks(society.body_formed(taken, "branch", 1), 805);
    }
}

#[test]
fn only_what_was_formed_and_stands_ends() {
    let mut society = Society::new();
    society.form(&["leeds"], "branch");
    society.breaks(society.body_ended("york"), 805);
    society.breaks(society.body_ended("nsc"), 805);
    society.breaks(society.body_ended("branch"), 805);
    society.act(society.body_ended("leeds"));
    society.breaks(society.body_ended("leeds"), 805);
    assert!(society.state().kind_of(&id("leeds")).is_none());
}

#[test]
fn whom_a_body_elected_loses_the_office_with_it() {
    let mut society = Society::new();
    society.form(&["leeds", "york"], "branch");
    let leeds = society.seat("branch-delegates", "nsc-branch-delegate", "leeds", "ada");
    let york = society.seat("branch-delegates", "nsc-branch-delegate", "york", "bea");
    let guest = society.act(society.office_filled("nsc-guest", "nsc", "gil", None));
    society.act(society.body_ended("leeds"));
    let held = |holding| society.state().holding(&holding).is_some();
    assert_eq!([held(leeds), held(york), held(guest)], [false, true, true]);
    assert!(society.examine().passed());
}

#[test]
fn a_fraction_ends_when_its_continuation_is_lost() {
    for (status, stands) in [("lost", false), ("carried", true), ("invalid", true), ("too-few", true)] {
        let mut society = Society::new();
        society.form(&["nurses"], "fraction");
        let delegate = society.seat("fraction-delegate", "nsc-fraction-delegate", "nurses", "ada");
        society.meet("nmm-1");
        society.decide(ask("continuation", "membership").about_body("nurses"), Some("nmm-1"), status);
        assert_eq!(society.state().kind_of(&id("nurses")).is_some(), stands, "{status}");
        assert_eq!(society.state().holding(&delegate).is_some(), stands);
        assert!(society.examine().passed());
    }
}

#[test]
fn a_faction_ends_with_its_vote() {
    for (status, stands) in [("lost", false), ("carried", false), ("invalid", true)] {
        let mut society = Society::new();
        society.form(&["left"], "faction");
        society.meet("nmm-1");
        society.decide(ask("faction-motion", "membership").about_body("left"), Some("nmm-1"), status);
        assert_eq!(society.state().kind_of(&id("left")).is_some(), stands, "{status}");
        assert!(society.examine().passed());
    }
}
