//! A keeper writes registers, and nothing that breaks a rule.

use crate::common::{KEEPER, LOG, Society, failed, secret};
use ostrakon_election::board::Head;
use ostrakon_group::Bytes32;
use ostrakon_register::{Files, Keeper, KeeperError, SignedAct, examine};

const CHARTER: &[u8] = include_bytes!("../../../../charters/isn-2013.toml");

/// What a directory holds that is changed as the keeper says.
#[test]
fn changes_are_enough_to_go_on() {
    let mut society = Society::new();
    let mut directory: Files = society.keeper.files().clone();
    for number in 0..260 {
        let act = society.body_formed(&format!("b{number}"), "branch", 1);
        let changes = society.keeper.append(act, &secret(KEEPER), &secret(LOG)).unwrap();
        changes.remove.iter().for_each(|path| assert!(directory.remove(path).is_some()));
        directory.extend(changes.write);
    }
    assert_eq!(&directory, society.keeper.files());
    assert!(examine(&directory).passed());
    let reopened = Keeper::open(directory).unwrap();
    assert_eq!((reopened.head(), reopened.last_leaf()), (society.head(), society.keeper.last_leaf()));
    assert_eq!(reopened.state().bodies().count(), society.state().bodies().count());
}

#[test]
fn a_register_that_fails_is_not_gone_on_with() {
    let society = Society::new();
    let mut files = society.keeper.files().clone();
    files.insert("notes".into(), Vec::new());
    let refused = Keeper::open(files);
    assert!(matches!(refused, Err(KeeperError::Check { check: 801, .. })));
    let missing: Files =
        society.keeper.files().clone().into_iter().filter(|(p, _)| !p.starts_with("charter")).collect();
    assert!(Keeper::open(missing).is_err());
}

#[test]
fn keys_are_those_of_the_founding() {
    let founding = || Society::founding(CHARTER, "International Socialist Network", 1);
    assert!(Keeper::found(founding(), CHARTER, &secret(KEEPER), &secret(LOG)).is_ok());
    let log = Keeper::found(founding(), CHARTER, &secret(KEEPER), &secret(99));
    assert!(matches!(log, Err(KeeperError::LogKey { .. })));
    let keeper = Keeper::found(founding(), CHARTER, &secret(99), &secret(LOG));
    assert!(matches!(keeper, Err(KeeperError::Check { check: 803, .. })));
    let charter = Keeper::found(founding(), b"other", &secret(KEEPER), &secret(LOG));
    assert!(matches!(charter, Err(KeeperError::Check { check: 804, .. })));
}

#[test]
fn what_is_refused_changes_nothing() {
    let mut society = Society::new();
    society.form(&["leeds"], "branch");
    let before = (society.keeper.files().clone(), society.head());
    let act = society.body_formed("leeds", "branch", 1);
    assert!(society.keeper.append(act, &secret(KEEPER), &secret(LOG)).is_err());
    let act = society.body_formed("york", "branch", 1);
    assert!(society.keeper.append(act.clone(), &secret(KEEPER), &secret(99)).is_err());
    assert_eq!((society.keeper.files().clone(), society.head()), before);
    society.act(act);
    assert!(society.examine().passed());
}

#[test]
fn an_act_is_an_entry_of_the_log() {
    let mut society = Society::new();
    society.form(&["leeds"], "branch");
    let mut manifest = society.manifest(&[crate::common::ask("motion", "leeds")], None);
    manifest.title = "x".repeat(70_000);
    let act = society.election_linked(&manifest);
    let refused = society.keeper.append(act, &secret(KEEPER), &secret(LOG)).unwrap_err();
    assert!(refused.to_string().contains("65535"), "{refused}");
}

#[test]
fn copies_are_of_heads_that_the_register_had() {
    let mut society = Society::new();
    let head = society.head();
    society.form(&["leeds"], "branch");
    let copy = society.keeper.copy_at(&head, &secret(LOG)).unwrap();
    assert!(failed(&examine(&copy)).is_empty());
    assert_eq!(copy.len(), 4);
    for head in
        [Head { root: Bytes32::from([1; 32]), ..head }, Head { size: 0, ..head }, Head { size: 9, ..head }]
    {
        assert!(matches!(society.keeper.copy_at(&head, &secret(LOG)), Err(KeeperError::Head { .. })));
    }
    assert!(matches!(society.keeper.copy_at(&head, &secret(99)), Err(KeeperError::LogKey { .. })));
}

#[test]
fn a_rehearsal_judges_as_the_act_would_be_and_changes_nothing() {
    let mut society = Society::new();
    (0..300).for_each(|n| society.form(&[&format!("b{n}")], "branch"));
    let before = (society.keeper.files().clone(), society.head());
    let sign = |act| SignedAct::sign(act, &secret(KEEPER));
    let examined = society.keeper.rehearse(&sign(society.body_formed("york", "branch", 1)), &[]).unwrap();
    assert!(examined.passed() && examined.head.size == before.1.size + 1);
    assert!(examined.state.unwrap().bodies().any(|(id, _)| id.as_str() == "york"));
    let again = society.keeper.rehearse(&sign(society.body_formed("b7", "branch", 1)), &[]);
    assert!(matches!(again, Err(KeeperError::Check { check: 805, .. })));
    assert_eq!((society.keeper.files().clone(), society.head()), before);
}
