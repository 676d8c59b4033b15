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

/// The grounds of each contest of one manifest.
fn all(society: &mut Society, questions: &[Ask]) -> Vec<Vec<Ground>> {
    let manifest = society.manifest(questions, Some("nmm-1"));
    let contests = society.state().background(&manifest, &[]).contests;
    contests.iter().map(|contest| contest.broken.iter().map(|rule| rule.ground).collect()).collect()
}

#[test]
fn contests_of_one_manifest_share_the_free_seats() {
    let mut society = Society::new();
    society.meet("nmm-1");
    let members = ["m1", "m2", "m3"];
    let question = ask("complaints-group", "membership").options(&members);
    let (_, outcome) = society.vote(std::slice::from_ref(&question), Some("nmm-1"), &[elected(&members)]);
    let seat = |society: &mut Society, name| {
        society.act(society.office_filled("cg-member", "membership", name, Some(outcome)))
    };
    members.iter().for_each(|name| _ = seat(&mut society, name));
    // Two of five are free.
    let one = |name| ask("cg-by-election", "membership").options(&[name, "bo"]);
    let (taken, valid) = (vec![Ground::Vacancy], Vec::new());
    let other = ask("treasurer-by-election", "membership").options(&["t1"]);
    assert_eq!(all(&mut society, &[one("a"), one("b"), other.clone()]), vec![valid.clone(); 3]);
    let three = [one("a"), other, one("b"), one("c")];
    assert_eq!(all(&mut society, &three), [&taken, &valid, &taken, &taken].map(Clone::clone));
    assert_eq!(all(&mut society, &[question.clone(), one("a")]), vec![taken.clone(); 2]);
    assert_eq!(all(&mut society, &[question]), [valid]);
}

#[test]
fn a_fresh_vote_takes_its_seats_from_the_others() {
    let mut society = Society::new();
    society.meet("nmm-1");
    let members = ["m1", "m2", "m3", "m4"];
    let question = ask("complaints-group", "membership").options(&members);
    let (_, outcome) = society.vote(&[question], Some("nmm-1"), &[elected(&members)]);
    for name in members {
        society.act(society.office_filled("cg-member", "membership", name, Some(outcome)));
    }
    let one = |names: &[&str]| ask("cg-by-election", "membership").options(names);
    let (election, _) = society.vote(&[one(&["a", "b"])], Some("nmm-1"), &[tied(&[], &["a", "b"])]);
    let fresh = || one(&["a", "b"]).again(election, "c0");
    let (taken, valid, no_tie) = (vec![Ground::Vacancy], Vec::new(), vec![Ground::Subject]);
    assert_eq!(all(&mut society, &[fresh(), one(&["c"])]), [valid.clone(), taken]);
    assert_eq!(all(&mut society, &[fresh(), fresh()]), vec![no_tie.clone(); 2]);
    let unknown = one(&["a", "b"]).again(election, "c1");
    assert_eq!(all(&mut society, &[unknown, one(&["c"])]), [no_tie, valid]);
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
