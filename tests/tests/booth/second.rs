//! The second device: an honest opening, and every way to lie with one (attack 68).

use super::{Open, json, questions};

/// A tracker with the opening of its ballot.
fn opened(open: &Open, answers: &str) -> (String, String) {
    let mut session = open.session();
    let encrypted = json(&session.encrypt(answers).unwrap());
    (encrypted["tracker"].as_str().unwrap().to_owned(), session.challenge().unwrap())
}

#[test]
fn every_type_is_shown_as_it_was_encrypted() {
    let open = Open::asking(&questions::questions());
    for which in [0, 1] {
        let mut session = open.session();
        let encrypted = json(&session.encrypt(&questions::answers(which)).unwrap());
        let opening = session.challenge().unwrap();
        let shown = json(&open.second().check(&opening, encrypted["tracker"].as_str().unwrap()).unwrap());
        let told = encrypted["answers"].as_array().unwrap();
        for (shown, told) in shown.as_array().unwrap().iter().zip(told) {
            assert_eq!(&shown["answer"], told, "{shown}");
        }
    }
}

#[test]
fn what_was_not_encrypted_is_not_shown() {
    let open = Open::small();
    let (tracker, opening) = opened(&open, r#"[{"options":[0]}]"#);
    let (other, _) = opened(&open, r#"[{"options":[0]}]"#);
    let name = |opening: &str, tracker: &str| open.second().check(opening, tracker).unwrap_err().name;
    assert_eq!(name(&opening, &other), "device-cheats");
    assert_eq!(name(&opening.replace("[1,0", "[0,1"), &tracker), "device-cheats");
    assert_eq!(name(&opening.replace("[1,0", "[1,1"), &tracker), "opening-invalid");
    assert_eq!(name(&opening.replace("[1,0", "[2,0"), &tracker), "opening-invalid");
    assert_eq!(name(&opening, &tracker[1..]), "tracker-unread");
    for nothing in ["", "{}", "[]", &opening[1..], &opening.replace("randomness", "noise")] {
        assert_eq!(name(nothing, &tracker), "opening-unread", "{nothing}");
    }
    let lower = tracker.to_lowercase();
    assert!(open.second().check(&opening, &lower).is_ok(), "a tracker is typed as one likes");
}

#[test]
fn another_elections_opening_is_told_as_that() {
    let (open, other) = (Open::small(), Open::small());
    let (tracker, opening) = opened(&other, r#"[{"options":[0]}]"#);
    let fault = open.second().check(&opening, &tracker).unwrap_err();
    assert_eq!((fault.name, &fault.about["found"]), ("other-election", &other.id));
}
