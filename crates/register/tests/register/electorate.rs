//! The grounds `electorate` and `roll` (spec 7.8).

use crate::common::{Society, ask, grounds, grounds_with};
use ostrakon_charter::Ground;
use ostrakon_register::RollSize;

#[test]
fn the_body_stands_and_is_of_the_electorate() {
    let mut society = Society::new();
    society.form(&["leeds", "york"], "branch");
    society.form(&["stamps"], "platform");
    society.act(society.body_ended("york"));
    let mut of = |vote: &str, body: &str| {
        let manifest = society.manifest(&[ask(vote, body)], None);
        grounds(society.state(), &manifest)
    };
    assert!(of("motion", "leeds").is_empty());
    assert!(of("motion", "nsc").is_empty());
    assert!(of("nmm-petition", "membership").is_empty());
    assert_eq!(of("motion", "york"), [Ground::Electorate]);
    assert_eq!(of("motion", "hull"), [Ground::Electorate]);
    assert_eq!(of("motion", "branch"), [Ground::Electorate]);
    assert_eq!(of("nmm-petition", "leeds"), [Ground::Electorate]);
    assert_eq!(of("motion", "stamps"), [Ground::Electorate]);
}

#[test]
fn it_stood_when_the_election_was_announced() {
    let mut society = Society::new();
    society.form(&["york"], "branch");
    let manifest = society.manifest(&[ask("motion", "york")], None);
    society.act(society.election_linked(&manifest));
    society.act(society.body_ended("york"));
    let pinned = society.state().at(manifest.register.as_ref().unwrap().head.size);
    assert!(grounds(&pinned, &manifest).is_empty());
    assert_eq!(grounds(society.state(), &manifest), [Ground::Electorate]);
}

#[test]
fn nobody_has_more_than_one_vote() {
    let mut society = Society::new();
    society.form(&["leeds"], "branch");
    let manifest = society.manifest(&[ask("motion", "leeds")], None);
    let of = |size, total_weight| {
        let background = society.state().background(&manifest, &[RollSize { size, total_weight }]);
        background.contests[0]
            .broken
            .iter()
            .map(|rule| (rule.ground, rule.clause.to_string()))
            .collect::<Vec<_>>()
    };
    assert!(of(30, 30).is_empty());
    assert_eq!(of(30, 31), [(Ground::Roll, "C-BRANCH".into())]);
    assert_eq!(of(30, 29), [(Ground::Roll, "C-BRANCH".into())]);
}

/// A committee of five with a vote and one without.
fn committee() -> Society {
    let mut society = Society::new();
    let branches = ["b1", "b2", "b3", "b4", "b5"];
    society.form(&branches, "branch");
    for (branch, person) in branches.into_iter().zip(["ada", "bea", "cleo", "dora", "eve"]) {
        society.seat("branch-delegates", "nsc-branch-delegate", branch, person);
    }
    society.act(society.office_filled("nsc-guest", "nsc", "gil", None));
    society
}

#[test]
fn the_committees_roll_is_no_larger_than_the_committee() {
    let mut society = committee();
    let manifest = society.manifest(&[ask("motion", "nsc")], None);
    assert!(grounds_with(society.state(), &manifest, 5).is_empty());
    assert!(grounds_with(society.state(), &manifest, 4).is_empty());
    assert_eq!(grounds_with(society.state(), &manifest, 6), [Ground::Roll]);
}

#[test]
fn somebody_with_two_offices_there_is_one_member() {
    let mut society = committee();
    society.form(&["women"], "caucus");
    society.seat("caucus-delegate", "nsc-caucus-delegate", "women", "ada");
    let manifest = society.manifest(&[ask("motion", "nsc")], None);
    assert!(grounds_with(society.state(), &manifest, 5).is_empty());
    assert_eq!(grounds_with(society.state(), &manifest, 6), [Ground::Roll]);
}

#[test]
fn without_the_one_whom_it_concerns() {
    let mut society = Society::new();
    society.form(&["women", "black"], "liberation-caucus");
    society.seat("cg-representative", "cg-caucus-representative", "women", "ada");
    society.seat("cg-representative", "cg-caucus-representative", "black", "bea");
    let manifest = society.manifest(&[ask("cg-membership", "cg")], None);
    assert!(grounds_with(society.state(), &manifest, 1).is_empty());
    assert_eq!(grounds_with(society.state(), &manifest, 2), [Ground::Roll]);
    let manifest = society.manifest(&[ask("complaint-outcome", "cg")], None);
    assert!(grounds_with(society.state(), &manifest, 2).is_empty());
}

#[test]
fn a_committee_that_nobody_sits_on_has_no_roll() {
    let mut society = Society::new();
    let manifest = society.manifest(&[ask("motion", "nsc")], None);
    assert_eq!(grounds_with(society.state(), &manifest, 1), [Ground::Roll]);
    // Members of the whole organisation hold no office for it.
    society.meet("nmm-1");
    let question = ask("treasurer", "membership").options(&["ada"]);
    let manifest = society.manifest(&[question], Some("nmm-1"));
    assert!(grounds_with(society.state(), &manifest, 90).is_empty());
}
