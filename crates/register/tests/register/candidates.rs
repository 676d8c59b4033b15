//! The grounds `vacancy` and `candidate` (spec 7.8).

use crate::common::{Ask, Society, ask, elected, grounds, tied};
use ostrakon_charter::Ground;

fn of(society: &mut Society, question: Ask, meeting: Option<&str>) -> Vec<Ground> {
    let manifest = society.manifest(&[question], meeting);
    grounds(society.state(), &manifest)
}

#[test]
fn a_by_election_needs_a_free_seat() {
    let mut society = Society::new();
    society.meet("nmm-1");
    let by_election = ask("treasurer-by-election", "membership").options(&["cleo"]);
    assert!(of(&mut society, by_election.clone(), Some("nmm-1")).is_empty());
    let question = ask("treasurer", "membership").options(&["ada"]);
    let (_, outcome) = society.vote(std::slice::from_ref(&question), Some("nmm-1"), &[elected(&["ada"])]);
    // Elected, and not in office yet.
    assert!(of(&mut society, by_election.clone(), Some("nmm-1")).is_empty());
    let holding = society.act(society.office_filled("treasurer", "membership", "ada", Some(outcome)));
    // One seat is all seats, and those of a renewed office may be voted on at any time.
    assert!(of(&mut society, by_election, Some("nmm-1")).is_empty());
    assert!(of(&mut society, question, Some("nmm-1")).is_empty());
    society.act(society.office_vacated(holding));
}

#[test]
fn one_of_five_seats_is_filled_when_it_is_free() {
    let mut society = Society::new();
    society.meet("nmm-1");
    let members = ["m1", "m2", "m3", "m4", "m5"];
    let question = ask("complaints-group", "membership").options(&members);
    let (_, outcome) = society.vote(std::slice::from_ref(&question), Some("nmm-1"), &[elected(&members)]);
    let by_election = ask("cg-by-election", "membership").options(&["m6"]);
    let mut last = None;
    for member in members {
        assert!(of(&mut society, by_election.clone(), Some("nmm-1")).is_empty());
        last = Some(society.act(society.office_filled("cg-member", "membership", member, Some(outcome))));
    }
    assert_eq!(of(&mut society, by_election.clone(), Some("nmm-1")), [Ground::Vacancy]);
    // All five anew, at any time.
    assert!(of(&mut society, question, Some("nmm-1")).is_empty());
    society.act(society.office_vacated(last.unwrap()));
    assert!(of(&mut society, by_election, Some("nmm-1")).is_empty());
}

#[test]
fn a_fresh_vote_needs_none() {
    let mut society = Society::new();
    society.meet("nmm-1");
    let members = ["m1", "m2", "m3", "m4", "m5"];
    let (_, outcome) = society.vote(
        &[ask("complaints-group", "membership").options(&members)],
        Some("nmm-1"),
        &[elected(&members)],
    );
    let question = ask("cg-by-election", "membership").options(&["m6", "m7"]);
    let (election, _) =
        society.vote(std::slice::from_ref(&question), Some("nmm-1"), &[tied(&[], &["m6", "m7"])]);
    for member in members {
        society.act(society.office_filled("cg-member", "membership", member, Some(outcome)));
    }
    assert_eq!(of(&mut society, question.clone(), Some("nmm-1")), [Ground::Vacancy]);
    assert!(of(&mut society, question.again(election, "c0"), Some("nmm-1")).is_empty());
}

#[test]
fn seats_are_counted_body_by_body() {
    let charter = include_str!("../../../../charters/isn-2013.toml").replace("seats = 256", "seats = 1");
    let mut society = Society::of(charter.as_bytes(), "International Socialist Network");
    society.form(&["leeds", "york"], "branch");
    society.seat("branch-officer", "branch-officer", "leeds", "ada");
    let question = |branch| ask("branch-officer", branch).options(&["bob"]);
    assert_eq!(of(&mut society, question("leeds"), None), [Ground::Vacancy]);
    assert!(of(&mut society, question("york"), None).is_empty());
}

#[test]
fn the_chair_stands_from_within_the_group() {
    let mut society = Society::new();
    society.form(&["women", "black"], "liberation-caucus");
    society.seat("cg-representative", "cg-caucus-representative", "women", "ada");
    society.seat("cg-representative", "cg-caucus-representative", "black", "bea");
    let mut chair = |options: &[&str]| of(&mut society, ask("cg-chair", "cg").options(options), None);
    assert!(chair(&["ada", "bea"]).is_empty());
    assert_eq!(chair(&["ada", "cleo"]), [Ground::Candidate]);
}
