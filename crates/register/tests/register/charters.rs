//! Check 804 and 9.3: charters and their amendments.

use crate::common::{KEEPER, LOG, Society, ask, failed, id, secret};
use ostrakon_election::setup::CharterReference;
use ostrakon_group::{Bytes32, sha256};
use ostrakon_register::acts::CharterAmended;
use ostrakon_register::{Act, Files, KeeperError, SignedAct, charter_path, examine};

const CHARTER: &str = include_str!("../../../../charters/isn-2013.toml");

/// The charter without the tables that name any of these.
fn without(words: &[&str]) -> String {
    let mut tables: Vec<&str> = CHARTER.split("\n[[").collect();
    tables.retain(|table| !words.iter().any(|word| table.contains(&format!("\"{word}\""))));
    tables.join("\n[[")
}

fn amended(society: &Society, charter: &str, outcome: Bytes32) -> CharterAmended {
    CharterAmended {
        charter: CharterReference { sha256: sha256(charter.as_bytes()).into(), size: charter.len() as u64 },
        contest: id("c0"),
        outcome,
        register: society.register(),
        time: society.time,
    }
}

fn amend(society: &mut Society, charter: &str, outcome: Bytes32) -> Result<(), u16> {
    let act = amended(society, charter, outcome);
    match society.keeper.amend(act, charter.as_bytes(), &secret(KEEPER), &secret(LOG)) {
        Ok(_) => {
            society.time += 1;
            Ok(())
        }
        Err(KeeperError::Check { check, .. }) => Err(check),
        Err(other) => panic!("{other}"),
    }
}

/// A register with this act, whatever the keeper says, fails by 804 alone.
#[track_caller]
fn breaks(society: &Society, act: CharterAmended, charter: &str) {
    let path = charter_path(&act.charter.sha256);
    let signed = SignedAct::sign(Act::CharterAmended(act), &secret(KEEPER));
    let mut files: Files = society.with_entry(signed.encode());
    files.insert(path, charter.as_bytes().to_vec());
    let examined = examine(&files);
    assert_eq!(failed(&examined), [804], "{:?}", examined.checks);
    assert_eq!(examined.state.unwrap().charter_reference(), society.state().charter_reference());
}

/// What the members say of that charter.
fn decide(society: &mut Society, charter: &str, status: &'static str) -> Bytes32 {
    society.decide(ask("amendment", "membership").about_charter(charter), Some("nmm-1"), status)
}

fn voted(charter: &str, status: &'static str) -> (Society, Bytes32) {
    let mut society = Society::new();
    society.form(&["leeds"], "branch");
    society.meet("nmm-1");
    let outcome = decide(&mut society, charter, status);
    (society, outcome)
}

fn changed() -> String {
    CHARTER.replace("min_counted = 5", "min_counted = 7")
}

#[test]
fn a_carried_amendment_changes_the_charter() {
    let (mut society, outcome) = voted(&changed(), "carried");
    let before = society.head();
    amend(&mut society, &changed(), outcome).unwrap();
    assert_eq!(society.state().charter().min_counted().get(), 7);
    assert_eq!(society.state().at(before.size).charter().min_counted().get(), 5);
    assert!(society.examine().passed());
    // Elections go on under the new one.
    society.decide(ask("motion", "leeds"), None, "carried");
    assert!(society.examine().passed());
}

#[test]
fn nobody_amends_without_a_vote() {
    let (mut society, lost) = voted(&changed(), "lost");
    assert_eq!(amend(&mut society, &changed(), lost), Err(804));
    breaks(&society, amended(&society, &changed(), lost), &changed());
    let motion = society.decide(ask("motion", "leeds"), None, "carried");
    breaks(&society, amended(&society, &changed(), motion), &changed());
    breaks(&society, amended(&society, &changed(), Bytes32::from([1; 32])), &changed());
    let (society, carried) = voted(&changed(), "carried");
    let other = CharterAmended { contest: id("c1"), ..amended(&society, &changed(), carried) };
    breaks(&society, other, &changed());
}

#[test]
fn a_vote_amends_once_and_only_the_charter_that_it_was_held_under() {
    let (mut society, outcome) = voted(&changed(), "carried");
    let next = changed().replace("min_counted = 7", "min_counted = 8");
    let early = decide(&mut society, &next, "carried");
    amend(&mut society, &changed(), outcome).unwrap();
    breaks(&society, amended(&society, &changed(), outcome), &changed());
    breaks(&society, amended(&society, &next, early), &next);
    let again = decide(&mut society, &next, "carried");
    amend(&mut society, &next, again).unwrap();
    assert!(society.examine().passed());
}

#[test]
fn the_charter_is_the_one_that_was_voted_on() {
    let (society, outcome) = voted(CHARTER, "carried");
    breaks(&society, amended(&society, &changed(), outcome), &changed());
    let mut society = society;
    let none = society.decide(ask("amendment", "membership"), Some("nmm-1"), "carried");
    breaks(&society, amended(&society, &changed(), none), &changed());
}

#[test]
fn the_file_is_the_one_that_the_act_names() {
    let (society, outcome) = voted(&changed(), "carried");
    let act = amended(&society, &changed(), outcome);
    breaks(&society, act.clone(), &format!("{}\n", changed()));
    let size = CharterReference { size: 7, ..act.charter.clone() };
    breaks(&society, CharterAmended { charter: size, ..act }, &changed());
    let (society, outcome) = voted("organisation = 1", "carried");
    breaks(&society, amended(&society, "organisation = 1", outcome), "organisation = 1");
}

#[test]
fn the_organisation_stays_the_same() {
    let other = CHARTER.replace("organisation = \"International", "organisation = \"Interstellar");
    let (society, outcome) = voted(&other, "carried");
    breaks(&society, amended(&society, &other, outcome), &other);
}

#[test]
fn no_body_of_the_charter_takes_the_name_of_one_that_was_formed() {
    let taken = format!("{CHARTER}\n[[body]]\nid = \"leeds\"\nname = \"Leeds\"\nclause = \"C-NEW\"\n");
    let (mut society, outcome) = voted(&taken, "carried");
    breaks(&society, amended(&society, &taken, outcome), &taken);
    let free = taken.replace("id = \"leeds\"", "id = \"council\"");
    let outcome = decide(&mut society, &free, "carried");
    amend(&mut society, &free, outcome).unwrap();
    assert!(society.state().kind_of(&id("council")).is_some());
    society.breaks(society.body_formed("council", "branch", 1), 805);
}

#[test]
fn what_the_new_charter_lacks_has_ended() {
    let (mut society, _) = voted(CHARTER, "lost");
    society.form(&["nurses"], "fraction");
    let delegate = society.seat("fraction-delegate", "nsc-fraction-delegate", "nurses", "ada");
    let branch = society.seat("branch-delegates", "nsc-branch-delegate", "leeds", "bea");
    let guest = society.act(society.office_filled("nsc-guest", "nsc", "gil", None));
    let charter = without(&["fraction", "nsc-guest"]);
    let outcome = decide(&mut society, &charter, "carried");
    amend(&mut society, &charter, outcome).unwrap();
    let held = |holding| society.state().holding(&holding).is_some();
    assert_eq!([held(delegate), held(branch), held(guest)], [false, true, false]);
    let stands = |body| society.state().kind_of(&id(body)).is_some();
    assert_eq!([stands("nurses"), stands("leeds"), stands("nsc")], [false, true, true]);
    assert!(society.state().meeting(&id("nmm-1")).is_some());
    assert!(society.examine().passed());
    // It has ended for good.
    let outcome = decide(&mut society, CHARTER, "carried");
    amend(&mut society, CHARTER, outcome).unwrap();
    assert!(society.state().kind_of(&id("nurses")).is_none() && society.state().holding(&guest).is_none());
    society.breaks(society.body_formed("nurses", "fraction", 1), 805);
    assert!(society.examine().passed());
}

#[test]
fn meetings_of_a_kind_that_is_gone_have_ended() {
    let charter = CHARTER.replace("\"nmm\"", "\"agm\"");
    let (mut society, outcome) = voted(&charter, "carried");
    amend(&mut society, &charter, outcome).unwrap();
    assert!(society.state().meeting(&id("nmm-1")).is_none());
    assert!(society.state().at(society.head().size - 1).meeting(&id("nmm-1")).is_some());
    assert!(society.examine().passed());
}

#[test]
fn a_founding_has_a_charter_of_its_own_organisation() {
    let charter = CHARTER.as_bytes();
    let found = |charter: &[u8], organisation: &str, change: fn(&mut CharterReference)| {
        let mut founding = Society::founding(charter, organisation, 1);
        change(&mut founding.charter);
        let path = charter_path(&founding.charter.sha256);
        let signed = SignedAct::sign(Act::Founding(founding), &secret(KEEPER));
        let files: Files = [(path, charter.to_vec())].into();
        failed(&examine(&crate::common::files_of(&[signed.encode()], &files)))
    };
    let own = "International Socialist Network";
    assert!(found(charter, own, |_| {}).is_empty());
    assert_eq!(found(charter, "Somebody else", |_| {}), [804]);
    assert_eq!(found(charter, own, |named| named.size += 1), [804]);
    assert_eq!(found(charter, own, |named| named.sha256 = Bytes32::from([1; 32])), [804]);
    assert_eq!(found(b"min_counted = 5", own, |_| {}), [804]);
}
