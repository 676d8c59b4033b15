//! Fresh votes and quotas across contests: what a tie left open (spec 7.3, 7.8).

use crate::common::{Ask, Society, ask, elected, grounds, said, tied};
use ostrakon_charter::Ground;
use ostrakon_group::Bytes32;

fn society() -> Society {
    let mut society = Society::new();
    society.form(&["leeds", "york"], "branch");
    society
}

fn delegates(options: &[&str]) -> Ask {
    ask("branch-delegates", "leeds").options(options)
}

fn fresh_of(society: &mut Society, question: Ask, meeting: Option<&str>) -> Option<(u16, u16)> {
    let manifest = society.manifest(&[question], meeting);
    society.state().background(&manifest, &[]).contests[0].fresh
}

/// A tie between bob and cleo, after ada; the election.
fn tie(society: &mut Society) -> Bytes32 {
    let question = delegates(&["ada", "bob", "cleo"]).women(&["ada", "cleo"]);
    society.vote(&[question], None, &[tied(&["ada"], &["bob", "cleo"])]).0
}

#[test]
fn a_fresh_vote_is_between_those_who_tied() {
    let mut society = society();
    let election = tie(&mut society);
    let mut of = |question: Ask| {
        let manifest = society.manifest(&[question], None);
        (grounds(society.state(), &manifest), society.state().background(&manifest, &[]).contests[0].fresh)
    };
    assert_eq!(of(delegates(&["bob", "cleo"]).again(election, "c0")), (vec![], Some((1, 0))));
    assert_eq!(of(delegates(&["cleo", "bob"]).again(election, "c0")), (vec![], Some((1, 0))));
    let subject = (vec![Ground::Subject], None);
    assert_eq!(of(delegates(&["bob", "cleo", "dora"]).again(election, "c0")), subject);
    assert_eq!(of(delegates(&["bob"]).again(election, "c0")), subject);
    assert_eq!(of(delegates(&["bob", "cleo"]).again(election, "c1")), subject);
    assert_eq!(of(delegates(&["bob", "cleo"]).again(Bytes32::from([1; 32]), "c0")), subject);
    let york = ask("branch-delegates", "york").options(&["bob", "cleo"]);
    assert_eq!(of(york.again(election, "c0")), subject);
    let officer = ask("branch-officer", "leeds").options(&["bob", "cleo"]);
    assert_eq!(of(officer.again(election, "c0")), subject);
}

#[test]
fn a_tie_is_settled_once() {
    let mut society = society();
    let election = tie(&mut society);
    let fresh = delegates(&["bob", "cleo"]).again(election, "c0");
    society.vote(std::slice::from_ref(&fresh), None, &[said("too-few")]);
    let manifest = society.manifest(std::slice::from_ref(&fresh), None);
    assert!(grounds(society.state(), &manifest).is_empty());
    society.vote(std::slice::from_ref(&fresh), None, &[elected(&["bob"])]);
    let manifest = society.manifest(std::slice::from_ref(&fresh), None);
    assert_eq!(grounds(society.state(), &manifest), [Ground::Subject]);
}

#[test]
fn a_new_election_settles_an_old_tie() {
    let mut society = society();
    let election = tie(&mut society);
    society.vote(&[delegates(&["dora", "eva"])], None, &[elected(&["dora", "eva"])]);
    let manifest = society.manifest(&[delegates(&["bob", "cleo"]).again(election, "c0")], None);
    assert_eq!(grounds(society.state(), &manifest), [Ground::Subject]);
}

#[test]
fn only_a_tie_is_voted_on_again() {
    let mut society = society();
    let question = delegates(&["bob", "cleo"]);
    for said in [elected(&["bob", "cleo"]), said("vacant"), said("too-few"), said("invalid")] {
        let (election, _) = society.vote(std::slice::from_ref(&question), None, &[said]);
        let manifest = society.manifest(&[question.clone().again(election, "c0")], None);
        assert_eq!(grounds(society.state(), &manifest), [Ground::Subject]);
    }
}

#[test]
fn a_tie_that_is_certified_later_is_none_yet() {
    let mut society = society();
    let question = delegates(&["bob", "cleo"]);
    let manifest = society.manifest(std::slice::from_ref(&question), None);
    society.act(society.election_linked(&manifest));
    let fresh = society.manifest(&[question.again(manifest.hash(), "c0")], None);
    let before = society.state().clone();
    society.act(society.outcome(&manifest, &[tied(&[], &["bob", "cleo"])]));
    assert_eq!(grounds(&before, &fresh), [Ground::Subject]);
    assert!(grounds(society.state(), &fresh).is_empty());
}

#[test]
fn the_quota_goes_on_in_the_fresh_vote() {
    let mut society = society();
    let three = delegates(&["ada", "bob", "cleo"]);
    let (men, _) = society.vote(&[three.clone().women(&["cleo"])], None, &[tied(&["ada"], &["bob", "cleo"])]);
    assert_eq!(fresh_of(&mut society, delegates(&["bob", "cleo"]).again(men, "c0"), None), Some((1, 1)));
    let (women, _) = society.vote(&[three.women(&["ada"])], None, &[tied(&["ada"], &["bob", "cleo"])]);
    assert_eq!(fresh_of(&mut society, delegates(&["bob", "cleo"]).again(women, "c0"), None), Some((1, 0)));
    let (both, _) =
        society.vote(&[delegates(&["bob", "cleo", "dan"])], None, &[tied(&[], &["bob", "cleo", "dan"])]);
    let again = delegates(&["bob", "cleo", "dan"]).again(both, "c0");
    assert_eq!(fresh_of(&mut society, again, None), Some((2, 1)));
}

#[test]
fn a_fresh_vote_that_ties_is_voted_on_again() {
    let mut society = society();
    let four = ["bob", "cleo", "dan", "eli"];
    let (first, _) = society.vote(&[delegates(&four)], None, &[tied(&[], &four)]);
    let second = delegates(&four).women(&["cleo"]).again(first, "c0");
    let (second, _) = society.vote(&[second], None, &[tied(&["cleo"], &["bob", "dan"])]);
    let third = delegates(&["bob", "dan"]).again(second, "c0");
    assert_eq!(fresh_of(&mut society, third, None), Some((1, 0)));
}

/// Three officers and five members, four women among the eight.
fn national(said: [crate::common::Said; 4], women: &[&str]) -> Option<(u16, u16)> {
    let mut society = Society::new();
    society.meet("nmm-1");
    let officers = ["treasurer", "second-officer", "third-officer"];
    let persons = [["a1", "a2"], ["b1", "b2"], ["d1", "d2"]];
    let mut asks: Vec<Ask> = officers
        .iter()
        .zip(persons)
        .map(|(vote, persons)| ask(vote, "membership").options(&persons).women(women))
        .collect();
    let members = ["m1", "m2", "m3", "m4", "m5", "m6"];
    asks.push(ask("national-members", "membership").options(&members).women(women));
    let (election, _) = society.vote(&asks, Some("nmm-1"), &said);
    assert!(society.examine().passed());
    let fresh = ask("national-members", "membership").options(&["m5", "m6"]).again(election, "c3");
    fresh_of(&mut society, fresh, Some("nmm-1"))
}

#[test]
fn the_quota_of_eight_counts_the_officers() {
    let members = || tied(&["m1", "m2", "m3", "m4"], &["m5", "m6"]);
    let officers = |a, b, d| [elected(a), elected(b), elected(d), members()];
    // One woman among the officers, two among the members: one is lacking.
    assert_eq!(national(officers(&["a1"], &["b1"], &["d1"]), &["a1", "m1", "m2", "m6"]), Some((1, 1)));
    assert_eq!(national(officers(&["a1"], &["b1"], &["d1"]), &["a1", "b1", "m1", "m2", "m6"]), Some((1, 0)));
    assert_eq!(national(officers(&["a1"], &["b1"], &["d1"]), &["m1", "m6"]), Some((1, 1)));
    // Whoever wins that tie is a woman.
    let [b, d] = [elected(&["b1"]), elected(&["d1"])];
    let all_women = ["a1", "a2", "b1", "m1", "m2", "m6"];
    assert_eq!(
        national([tied(&[], &["a1", "a2"]), b.clone(), d.clone(), members()], &all_women),
        Some((1, 0))
    );
    let one_woman = ["a1", "b1", "m1", "m2", "m6"];
    assert_eq!(national([tied(&[], &["a1", "a2"]), b, d, members()], &one_woman), Some((1, 1)));
    let vacant = [said("vacant"), said("too-few"), said("invalid"), members()];
    assert_eq!(national(vacant, &["m1", "m2", "m3", "m6"]), Some((1, 1)));
}

#[test]
fn holders_of_other_offices_count_for_the_quota() {
    let mut society = Society::new();
    society.meet("nmm-1");
    society.form(&["women", "black"], "liberation-caucus");
    for (caucus, person) in [("women", "ada"), ("black", "bea")] {
        let question = ask("cg-representative", caucus).options(&[person]).women(&["ada"]);
        let (_, outcome) = society.vote(&[question], None, &[elected(&[person])]);
        society.act(society.office_filled("cg-caucus-representative", caucus, person, Some(outcome)));
    }
    let question = ask("complaints-group", "membership").options(&["m1", "m2", "m3", "m4", "m5", "m6"]);
    let manifest = society.manifest(&[question.clone().women(&["m1"])], Some("nmm-1"));
    assert_eq!(society.state().background(&manifest, &[]).contests[0].flagged_holders, 1);
    let said = tied(&["m1", "m2", "m3", "m4"], &["m5", "m6"]);
    let (election, _) = society.vote(&[question.women(&["m1", "m2"])], Some("nmm-1"), &[said]);
    // Four, less one in office, less two elected.
    let fresh = ask("complaints-group", "membership").options(&["m5", "m6"]).again(election, "c0");
    assert_eq!(fresh_of(&mut society, fresh, Some("nmm-1")), Some((1, 1)));
}
