//! The ground `subject`, but for fresh votes (spec 7.8).

use crate::common::{Ask, Society, ask, grounds};
use ostrakon_charter::Ground;

fn society() -> Society {
    let mut society = Society::new();
    society.form(&["leeds"], "branch");
    society.form(&["nurses", "miners"], "fraction");
    society.form(&["left"], "faction");
    society.act(society.body_ended("miners"));
    society.meet("nmm-1");
    society
}

fn of(society: &mut Society, question: Ask) -> Vec<Ground> {
    let manifest = society.manifest(&[question], Some("nmm-1"));
    grounds(society.state(), &manifest)
}

#[test]
fn a_continuation_is_about_a_fraction_that_stands() {
    let mut society = society();
    let question = ask("continuation", "membership");
    assert!(of(&mut society, question.clone().about_body("nurses")).is_empty());
    for other in ["miners", "left", "leeds", "nsc", "fraction", "nothing"] {
        assert_eq!(of(&mut society, question.clone().about_body(other)), [Ground::Subject], "{other}");
    }
    assert_eq!(of(&mut society, question), [Ground::Subject]);
}

#[test]
fn a_faction_has_one_vote() {
    let mut society = society();
    let question = ask("faction-motion", "membership").about_body("left");
    assert!(of(&mut society, question.clone()).is_empty());
    society.decide(question.clone(), Some("nmm-1"), "lost");
    assert_eq!(of(&mut society, question), [Ground::Subject]);
}

#[test]
fn other_votes_are_about_nothing() {
    let mut society = society();
    let question = ask("national-motion", "membership");
    assert!(of(&mut society, question.clone()).is_empty());
    assert_eq!(of(&mut society, question.clone().about_body("nurses")), [Ground::Subject]);
    assert_eq!(of(&mut society, question.about_meeting("nmm-1")), [Ground::Subject]);
    let continuation = ask("continuation", "membership").about_body("nurses");
    assert_eq!(of(&mut society, continuation.about_meeting("nmm-1")), [Ground::Subject]);
}

#[test]
fn grounds_stand_in_their_order_and_all_of_them() {
    let mut society = society();
    let question = ask("continuation", "leeds").about_meeting("nmm-1");
    let mut manifest = society.manifest(&[question], Some("nmm-1"));
    manifest.opens = society.time - 1;
    assert_eq!(grounds(society.state(), &manifest), [Ground::Electorate, Ground::Meeting, Ground::Subject]);
}
