//! Check 809: offices (spec 9.7), and whom an election of all seats leaves in office (9.6).

use crate::common::{Ask, Society, ask, elected, id, tied};
use ostrakon_group::Bytes32;
use ostrakon_register::Act;

fn society() -> Society {
    let mut society = Society::new();
    society.form(&["leeds", "york"], "branch");
    society
}

/// A branch elects these delegates; the outcome.
fn delegates(society: &mut Society, branch: &str, persons: &[&'static str]) -> Bytes32 {
    let question = ask("branch-delegates", branch).options(persons).women(&["ada"]);
    society.vote(&[question], None, &[elected(persons)]).1
}

fn delegate(society: &Society, branch: &str, person: &str, outcome: Bytes32) -> Act {
    society.office_filled("nsc-branch-delegate", branch, person, Some(outcome))
}

#[test]
fn the_elected_take_their_office() {
    let mut society = society();
    let outcome = delegates(&mut society, "leeds", &["ada", "bob"]);
    let ada = society.act(delegate(&society, "leeds", "ada", outcome));
    let bob = society.act(delegate(&society, "leeds", "bob", outcome));
    let holding = |leaf| society.state().holding(&leaf).unwrap();
    assert_eq!((holding(ada).flags.clone(), holding(bob).flags.clone()), (vec![id("woman")], vec![]));
    assert_eq!(society.state().holders_of(&id("nsc-branch-delegate"), &id("leeds")).count(), 2);
    assert!(
        society.state().sits_in(&id("ada"), &id("nsc")) && !society.state().sits_in(&id("ada"), &id("cg"))
    );
    assert_eq!(society.state().voting_members(&id("nsc")), Some(2));
    assert_eq!(society.state().voting_members(&id("membership")), None);
    assert!(society.examine().passed());
}

#[test]
fn nobody_else_takes_it() {
    let mut society = society();
    let outcome = delegates(&mut society, "leeds", &["ada", "bob"]);
    society.breaks(delegate(&society, "leeds", "cleo", outcome), 809);
    society.breaks(delegate(&society, "york", "ada", outcome), 809);
    society.breaks(delegate(&society, "leeds", "ada", Bytes32::from([1; 32])), 809);
    society.breaks(society.office_filled("branch-officer", "leeds", "ada", Some(outcome)), 809);
    society.breaks(society.office_filled("pope", "leeds", "ada", Some(outcome)), 809);
    society.breaks(society.office_filled("nsc-branch-delegate", "leeds", "ada", None), 809);
    let mut other = delegate(&society, "leeds", "ada", outcome);
    if let Act::OfficeFilled(act) = &mut other {
        act.contest = Some(id("c1"));
    }
    society.breaks(other, 809);
}

#[test]
fn an_election_gives_an_office_once() {
    let mut society = society();
    let outcome = delegates(&mut society, "leeds", &["ada", "bob"]);
    let ada = society.act(delegate(&society, "leeds", "ada", outcome));
    society.breaks(delegate(&society, "leeds", "ada", outcome), 809);
    society.act(society.office_vacated(ada));
    society.breaks(delegate(&society, "leeds", "ada", outcome), 809);
    society.allows(delegate(&society, "leeds", "bob", outcome));
}

#[test]
fn there_are_so_many_seats() {
    let mut society = society();
    let outcome = delegates(&mut society, "leeds", &["ada", "bob", "cleo"]);
    society.act(delegate(&society, "leeds", "ada", outcome));
    let bob = society.act(delegate(&society, "leeds", "bob", outcome));
    society.breaks(delegate(&society, "leeds", "cleo", outcome), 809);
    society.act(society.office_vacated(bob));
    society.allows(delegate(&society, "leeds", "cleo", outcome));
}

#[test]
fn nobody_has_two_of_them() {
    let mut society = society();
    let first = society.seat("branch-officer", "branch-officer", "leeds", "ada");
    let again = ask("branch-officer", "leeds").options(&["ada"]);
    let (_, outcome) = society.vote(&[again], None, &[elected(&["ada"])]);
    let act = society.office_filled("branch-officer", "leeds", "ada", Some(outcome));
    society.breaks(act.clone(), 809);
    society.act(society.office_vacated(first));
    society.allows(act);
}

#[test]
fn the_body_that_elected_still_stands() {
    let mut society = society();
    let outcome = delegates(&mut society, "leeds", &["ada"]);
    society.act(society.body_ended("leeds"));
    society.breaks(delegate(&society, "leeds", "ada", outcome), 809);
}

#[test]
fn the_invited_sit_where_the_office_sits() {
    let mut society = society();
    let outcome = delegates(&mut society, "leeds", &["ada"]);
    society.allows(society.office_filled("nsc-guest", "nsc", "gil", None));
    society.breaks(society.office_filled("nsc-guest", "cg", "gil", None), 809);
    society.breaks(society.office_filled("nsc-guest", "leeds", "gil", None), 809);
    society.breaks(society.office_filled("nsc-guest", "nsc", "gil", Some(outcome)), 809);
    let after = society.allows(society.office_filled("nsc-guest", "nsc", "gil", None));
    after.breaks(after.office_filled("nsc-guest", "nsc", "gus", None), 809);
    // Without a vote there.
    assert_eq!(after.state().voting_members(&id("nsc")), Some(0));
}

#[test]
fn nobody_sits_on_the_committee_and_in_the_complaints_group() {
    let mut society = society();
    society.form(&["women"], "liberation-caucus");
    let nsc = society.seat("branch-delegates", "nsc-branch-delegate", "leeds", "ada");
    let question = ask("cg-representative", "women").options(&["ada"]);
    let (_, outcome) = society.vote(&[question], None, &[elected(&["ada"])]);
    let act = society.office_filled("cg-caucus-representative", "women", "ada", Some(outcome));
    society.breaks(act.clone(), 809);
    let sits = society.state().background(&society.clone().manifest(&[], None), &[]).sits;
    assert_eq!(sits, [(id("ada"), [id("nsc")].into())].into());
    society.act(society.office_vacated(nsc));
    let after = society.allows(act);
    after.breaks(after.office_filled("nsc-guest", "nsc", "ada", None), 809);
}

#[test]
fn the_chair_is_one_of_the_group() {
    let mut society = society();
    society.form(&["women"], "liberation-caucus");
    let question = ask("cg-chair", "cg").options(&["ada"]);
    let (_, outcome) = society.vote(&[question], None, &[elected(&["ada"])]);
    society.breaks(society.office_filled("cg-chair", "cg", "ada", Some(outcome)), 809);
    society.seat("cg-representative", "cg-caucus-representative", "women", "ada");
    society.allows(society.office_filled("cg-chair", "cg", "ada", Some(outcome)));
}

#[test]
fn names_stand_only_in_public_offices() {
    let mut society = society();
    society.meet("nmm-1");
    let named = |act: Act| match act {
        Act::OfficeFilled(act) => {
            Act::OfficeFilled(ostrakon_register::acts::OfficeFilled { name: Some("Ada".into()), ..act })
        }
        other => other,
    };
    let outcome = delegates(&mut society, "leeds", &["ada"]);
    society.breaks(named(delegate(&society, "leeds", "ada", outcome)), 809);
    let (_, outcome) = society.vote(
        &[ask("treasurer", "membership").options(&["bea"])],
        Some("nmm-1"),
        &[elected(&["bea"])],
    );
    society.allows(named(society.office_filled("treasurer", "membership", "bea", Some(outcome))));
}

#[test]
fn only_what_is_held_is_vacated() {
    let mut society = society();
    let holding = society.seat("branch-officer", "branch-officer", "leeds", "ada");
    society.act(society.office_vacated(holding));
    society.breaks(society.office_vacated(holding), 809);
    society.breaks(society.office_vacated(Bytes32::from([1; 32])), 809);
    assert!(society.state().at(society.head().size - 1).holding(&holding).is_some());
}

#[test]
fn an_election_of_all_seats_ends_the_terms_before() {
    let mut society = society();
    let outcome = delegates(&mut society, "leeds", &["ada", "bob"]);
    let ada = society.act(delegate(&society, "leeds", "ada", outcome));
    let york = society.seat("branch-delegates", "nsc-branch-delegate", "york", "yan");
    let guest = society.act(society.office_filled("nsc-guest", "nsc", "gil", None));
    // Nobody is elected: they stay.
    society.decide(ask("branch-delegates", "leeds").options(&["cleo"]), None, "vacant");
    assert!(society.state().holding(&ada).is_some());
    let outcome = delegates(&mut society, "leeds", &["ada", "cleo"]);
    let held = |society: &Society, leaf| society.state().holding(&leaf).is_some();
    assert_eq!([ada, york, guest].map(|leaf| held(&society, leaf)), [false, true, true]);
    society.act(delegate(&society, "leeds", "ada", outcome));
    society.act(delegate(&society, "leeds", "cleo", outcome));
    assert!(society.examine().passed());
}

#[test]
fn an_office_that_is_not_renewed_is_held_on() {
    let mut society = society();
    let holding = society.seat("branch-officer", "branch-officer", "leeds", "ada");
    society.seat("branch-officer", "branch-officer", "leeds", "bob");
    assert!(society.state().holding(&holding).is_some());
}

#[test]
fn a_by_election_ends_nobodys_term() {
    let mut society = society();
    society.meet("nmm-1");
    let question = ask("complaints-group", "membership").options(&["ada", "bea"]);
    let (_, outcome) = society.vote(&[question], Some("nmm-1"), &[elected(&["ada", "bea"])]);
    let ada = society.act(society.office_filled("cg-member", "membership", "ada", Some(outcome)));
    let question = ask("cg-by-election", "membership").options(&["cleo"]);
    let (_, outcome) = society.vote(&[question], Some("nmm-1"), &[elected(&["cleo"])]);
    society.act(society.office_filled("cg-member", "membership", "cleo", Some(outcome)));
    assert!(society.state().holding(&ada).is_some());
    assert!(society.examine().passed());
}

#[test]
fn the_first_round_and_the_fresh_vote_elect_together() {
    let mut society = society();
    let old = delegates(&mut society, "leeds", &["old"]);
    let old = society.act(delegate(&society, "leeds", "old", old));
    let question = ask("branch-delegates", "leeds").options(&["ada", "bob", "cleo"]);
    let (election, first) = society.vote(&[question], None, &[tied(&["ada"], &["bob", "cleo"])]);
    assert!(society.state().holding(&old).is_none());
    let ada = society.act(delegate(&society, "leeds", "ada", first));
    society.breaks(delegate(&society, "leeds", "bob", first), 809);
    let fresh = ask("branch-delegates", "leeds").options(&["bob", "cleo"]).again(election, "c0");
    let (again, _) = society.vote(std::slice::from_ref(&fresh), None, &[tied(&[], &["bob", "cleo"])]);
    let fresh = Ask {
        about: fresh.again(again, "c0").about,
        ..ask("branch-delegates", "leeds").options(&["bob", "cleo"])
    };
    let (_, third) = society.vote(&[fresh], None, &[elected(&["cleo"])]);
    assert!(society.state().holding(&ada).is_some());
    society.act(delegate(&society, "leeds", "cleo", third));
    assert!(society.state().holding(&ada).is_some() && society.examine().passed());
}
