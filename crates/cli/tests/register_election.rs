//! A register with an election by commands alone; and what a keeper who cheats cannot do.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use ostrakon_charter::{Id, Status};
use ostrakon_register::acts::OfficeFilled;
use ostrakon_register::{Act, SignedAct};
use support::society::{HEARD, announce, hold, keep};
use support::{Place, failed, forge, snapshot};

const LATER: &str = "2026-01-05T09:00:00Z";

/// Both verifiers name exactly these checks.
fn fails(place: &Place, checks: &[&str]) {
    assert_eq!(failed(place, "archive"), [checks, checks]);
}

/// Both verifiers name this check, perhaps with others that follow from it.
fn names(place: &Place, check: &str) {
    assert!(failed(place, "archive").iter().all(|failed| failed.iter().any(|id| id == check)));
}

fn refuse(place: &Place, words: &str, says: &[&str]) {
    let before = snapshot(&place.path("archive"));
    let words = format!("register {words} --register archive/register --private keeper --at {LATER}");
    place.bad(&words, 1, says);
    assert_eq!(snapshot(&place.path("archive")), before);
}

const FILL: &str =
    "fill --office nsc-branch-delegate --election archive/elections/01-leeds --contest delegates";

#[test]
fn from_announcement_to_office() {
    let place = Place::new();
    announce(&place);
    refuse(&place, "link --record spring", &["linked already", "register outcome"]);
    refuse(&place, "outcome --record spring", &["does not pass", "ostrakon verify"]);
    hold(&place);
    refuse(&place, &format!("{FILL} --person ben"), &["no outcome of this name", "register outcome"]);
    let told = keep(&place, "outcome --record archive/elections/01-leeds", HEARD);
    assert!(told.contains("delegates: elected ann, ben") && told.contains("hall: carried"), "{told}");
    refuse(&place, "outcome --record archive/elections/01-leeds", &["entered already"]);
    keep(&place, &format!("{FILL} --person ben"), LATER);
    refuse(&place, &format!("{FILL} --person cem"), &["809", "did not elect cem"]);
    keep(&place, &format!("{FILL} --person ann"), LATER);
    let amend = "amend --charter charter.toml --election archive/elections/01-leeds --contest hall";
    refuse(&place, amend, &["804"]);
    place.write("other.toml", "organisation = 1");
    refuse(&place, &amend.replace("charter.toml", "other.toml"), &["other.toml", "charter check"]);
    let shown = place.good("register show archive/register");
    assert!(shown.contains("leeds: ann (since 2026-01-05, woman"), "{shown}");
    assert!(shown.contains("delegates (leeds): elected ann, ben"), "{shown}");
    let json = place.good("register show archive/register --json");
    assert!(json.contains("\"vacant\":0") && json.contains("\"status\":\"carried\""), "{json}");
    fails(&place, &[]);
    strangers(&place);
}

/// Elections of no register, or of another one.
fn strangers(place: &Place) {
    let other = place.inside("other");
    other.write("keep", "");
    support::begin(&other);
    refuse(place, "link --record other/spring", &["names no register", "election new --help"]);
    refuse(place, "outcome --record other/spring", &["does not pass"]);
    let next = place.inside("next");
    next.write("keep", "");
    support::society::announce(&next);
    refuse(place, "link --record next/spring", &["under another register"]);
}

/// An archive in which ben holds an office, and then one more act.
fn whole() -> Place {
    let place = Place::new();
    announce(&place);
    hold(&place);
    keep(&place, "outcome --record archive/elections/01-leeds", HEARD);
    place
}

#[test]
fn no_keeper_changes_a_verdict() {
    let place = whole();
    fails(&place, &[]);
    let acts = forge::acts(&place.path("archive/register"));
    let keeper = forge::key(&place, "keeper");
    // Another verdict than the officers certified.
    let mut changed = acts.clone();
    let Act::Outcome(outcome) = &mut changed.last_mut().unwrap().body else { panic!("the outcome is last") };
    assert_eq!(outcome.verdicts[1].status, Status::Carried);
    outcome.verdicts[1].status = Status::Lost;
    resign(changed.last_mut().unwrap(), &keeper);
    forge::publish(&place, "archive/register", &changed);
    fails(&place, &["808", "812"]);
    // Signed by nobody.
    let mut changed = acts.clone();
    let Act::BodyFormed(formed) = &mut changed[1].body else { panic!("Leeds is formed first") };
    formed.name = "Leads".into();
    forge::publish(&place, "archive/register", &changed);
    names(&place, "803");
    // An act less: the election's record still holds it.
    forge::publish(&place, "archive/register", &acts[..1]);
    names(&place, "812");
    // The record of the election is gone.
    forge::publish(&place, "archive/register", &acts);
    fails(&place, &[]);
    std::fs::remove_dir_all(place.path("archive/elections/01-leeds")).unwrap();
    fails(&place, &["812"]);
}

fn resign(act: &mut SignedAct, keeper: &ostrakon_tlog::ed25519::SecretKey) {
    *act = SignedAct::sign(act.body.clone(), keeper);
}

const REPRESENTATIVE: &str = r#"
body = "women"
vote = "cg-representative"
contest = "representative"
title = "Representative on the Complaints Group"
roll = 3
voted = 3
none = 0
options = [{ id = "ann", total = 3 }]
"#;

#[test]
fn no_keeper_seats_anybody_in_both_bodies() {
    let place = whole();
    keep(&place, &format!("{FILL} --person ann"), LATER);
    keep(&place, "form-body --kind liberation-caucus --id women --name Women", LATER);
    place.write("women.toml", REPRESENTATIVE);
    let told = keep(&place, "open-vote --spec women.toml", LATER);
    let act = told.trim().trim_end_matches('.').rsplit(' ').next().unwrap().to_owned();
    let fill = format!(
        "fill --office cg-caucus-representative --person ann --election {act} --contest representative"
    );
    refuse(&place, &fill, &["809", "nobody sits in both"]);
    fails(&place, &[]);
    // The keeper's program refuses; the keeper's key does not.
    let mut acts = forge::acts(&place.path("archive/register"));
    let last = acts.last().unwrap();
    let outcome = ostrakon_tlog::hash::leaf_hash(&last.encode());
    let filled = Act::OfficeFilled(OfficeFilled {
        body: Id::new("women").unwrap(),
        contest: Some(Id::new("representative").unwrap()),
        name: None,
        office: Id::new("cg-caucus-representative").unwrap(),
        outcome: Some((*outcome.as_bytes()).into()),
        person: Id::new("ann").unwrap(),
        register: last.body.register().unwrap(),
        time: last.body.time() + 60,
    });
    acts.push(SignedAct::sign(filled, &forge::key(&place, "keeper")));
    forge::publish(&place, "archive/register", &acts);
    fails(&place, &["809"]);
    let report = place.run("register verify archive/register");
    assert!(report.status == 1 && report.out.contains("809  FAILED") && report.out.contains("ann sits in"));
}
