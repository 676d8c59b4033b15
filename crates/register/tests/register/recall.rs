//! Recalls: who may, of whom, and what follows (spec 7.8, 9.6).

use crate::common::{Society, ask, elected, grounds, id, said};
use ostrakon_charter::Ground;
use ostrakon_group::Bytes32;

fn society() -> (Society, Bytes32) {
    let mut society = Society::new();
    society.form(&["leeds", "york"], "branch");
    let holding = society.seat("branch-delegates", "nsc-branch-delegate", "leeds", "ada");
    (society, holding)
}

fn recall_grounds(society: &mut Society, vote: &str, body: &str, holdings: &[Bytes32]) -> Vec<Ground> {
    let manifest = society.manifest(&[ask(vote, body).recalling(holdings)], None);
    grounds(society.state(), &manifest)
}

#[test]
fn the_body_that_elected_recalls() {
    let (mut society, holding) = society();
    assert!(recall_grounds(&mut society, "recall", "leeds", &[holding]).is_empty());
    assert_eq!(recall_grounds(&mut society, "recall", "york", &[holding]), [Ground::Recall]);
    let guest = society.act(society.office_filled("nsc-guest", "nsc", "gil", None));
    assert_eq!(recall_grounds(&mut society, "recall", "leeds", &[guest]), [Ground::Recall]);
    assert_eq!(recall_grounds(&mut society, "recall", "leeds", &[holding, guest]), [Ground::Recall]);
}

#[test]
fn only_places_that_are_held_are_recalled() {
    let (mut society, holding) = society();
    let nothing = Bytes32::from([1; 32]);
    assert_eq!(recall_grounds(&mut society, "recall", "leeds", &[nothing]), [Ground::Recall]);
    society.act(society.office_vacated(holding));
    assert_eq!(recall_grounds(&mut society, "recall", "leeds", &[holding]), [Ground::Recall]);
    // It was held when this election was announced.
    let before = society.state().at(society.head().size - 1);
    let manifest = society.manifest(&[ask("recall", "leeds").recalling(&[holding])], None);
    assert!(grounds(&before, &manifest).is_empty());
}

#[test]
fn a_place_is_named_once() {
    let (mut society, holding) = society();
    assert_eq!(recall_grounds(&mut society, "recall", "leeds", &[holding, holding]), [Ground::Recall]);
}

#[test]
fn a_recall_names_places_and_nothing_else_does() {
    let (mut society, holding) = society();
    let manifest = society.manifest(&[ask("recall", "leeds")], None);
    assert_eq!(grounds(society.state(), &manifest), [Ground::Subject]);
    assert_eq!(recall_grounds(&mut society, "motion", "leeds", &[holding]), [Ground::Subject]);
}

#[test]
fn a_carried_recall_vacates() {
    let (mut society, holding) = society();
    let question = ask("recall", "leeds").recalling(&[holding]);
    society.decide(question.clone(), None, "lost");
    assert!(society.state().holding(&holding).is_some());
    society.decide(question.clone(), None, "carried");
    assert!(society.state().holding(&holding).is_none());
    // Decided before the first was certified, and certified after: there is nothing left to vacate.
    society.decide(question, None, "carried");
    society.breaks(society.office_vacated(holding), 809);
    assert!(society.examine().passed());
}

#[test]
fn members_recall_the_complaints_group_whoever_elected_it() {
    let (mut society, delegate) = society();
    society.form(&["women"], "liberation-caucus");
    let of_caucus = society.seat("cg-representative", "cg-caucus-representative", "women", "bea");
    assert!(recall_grounds(&mut society, "recall-complaints-group", "membership", &[of_caucus]).is_empty());
    assert_eq!(
        recall_grounds(&mut society, "recall-complaints-group", "membership", &[delegate]),
        [Ground::Recall]
    );
    let both = recall_grounds(&mut society, "recall-complaints-group", "membership", &[of_caucus, delegate]);
    assert_eq!(both, [Ground::Recall]);
    society.decide(ask("recall-complaints-group", "membership").recalling(&[of_caucus]), None, "carried");
    assert!(society.state().holding(&of_caucus).is_none() && society.state().holding(&delegate).is_some());
    assert!(!society.state().sits().contains_key(&id("bea")));
}

#[test]
fn a_recall_follows_its_person_and_ends_old_claims() {
    let (mut society, _) = society();
    let ask = || ask("branch-officer", "leeds").options(&["bea"]);
    let (_, one) = society.vote(&[ask()], None, &[elected(&["bea"])]);
    let (_, two) = society.vote(&[ask()], None, &[elected(&["bea"])]);
    let (_, three) = society.vote(&[ask()], None, &[elected(&["bea"])]);
    let filled =
        |society: &Society, outcome| society.office_filled("branch-officer", "leeds", "bea", Some(outcome));
    let first = society.act(filled(&society, one));
    let recall = society.manifest(&[crate::common::ask("recall", "leeds").recalling(&[first])], None);
    society.act(society.election_linked(&recall));
    // She leaves and comes back by another election, while the vote runs.
    society.act(society.office_vacated(first));
    let second = society.act(filled(&society, two));
    society.act(society.outcome(&recall, &[said("carried")]));
    assert!(society.state().holding(&second).is_none());
    society.breaks(filled(&society, three), 809);
    let (_, anew) = society.vote(&[ask()], None, &[elected(&["bea"])]);
    society.allows(filled(&society, anew));
}
