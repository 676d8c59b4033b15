//! A register by commands alone, without an election: each command, and what it refuses.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use support::society::{FOUNDED, found};
use support::{Place, failed_checks, snapshot};

const LATER: &str = "2026-01-10T10:00:00Z";

/// A founded register.
fn founded() -> Place {
    let place = Place::new();
    found(&place, "register");
    place
}

/// A command of the keeper's, at a later time.
fn keep(place: &Place, words: &str) -> String {
    place.good(&format!("register {words} --register register --private keeper --at {LATER}"))
}

fn refuse(place: &Place, words: &str, says: &[&str]) {
    let before = snapshot(&place.path("register"));
    // A second later: the very act that stands already would be refused for that.
    place.bad(
        &format!("register {words} --register register --private keeper --at 2026-01-10T10:00:01Z"),
        1,
        says,
    );
    assert_eq!(snapshot(&place.path("register")), before, "{words}");
}

/// What a command of the keeper's warns of.
fn warned(place: &Place, words: &str, at: &str) -> String {
    let ran = place.run(&format!("register {words} --register register --private keeper --at {at}"));
    assert_eq!(ran.status, 0, "{words}\n{}", ran.err);
    ran.err
}

fn passes(place: &Place) {
    assert!(place.good("register verify register").contains("PASSED: 12 checks passed"));
}

#[test]
fn a_register_is_founded_once() {
    let place = founded();
    passes(&place);
    let told = place.good("register show register");
    assert!(told.contains("International Socialist Network") && told.contains("1 act,"), "{told}");
    place.bad(
        "register new --spec founding.toml --out register",
        1,
        &["already and not empty", "name a new"],
    );
    place.bad("register new --spec founding.toml --out other --private other/keys", 2, &["is published"]);
    let founding = place.read("founding.toml");
    place.write("wrong.toml", founding.replace("quorum = 2", "quorum = 4"));
    place.bad("register new --spec wrong.toml --out other", 1, &["quorum"]);
    place.write("wrong.toml", founding.replace("quorum", "quorun"));
    place.bad("register new --spec wrong.toml --out other", 1, &["line 4", "register new --help"]);
    assert!(!place.path("other").exists() && !place.path("other-private").exists());
}

/// No act can be taken back, and none is dated before the last.
#[test]
fn a_time_far_ahead_is_warned_of() {
    let place = founded();
    assert_eq!(warned(&place, "form-body --kind branch --id leeds --name Leeds", LATER), "");
    let told = warned(&place, "form-body --kind branch --id york --name York", "2226-01-10T10:00:00Z");
    assert!(told.contains("WARNING") && told.contains("2226-01-10") && told.contains("no act but"), "{told}");
    place.bad(
        &format!("register end-body --id york --register register --private keeper --at {LATER}"),
        1,
        &["check 802"],
    );
    passes(&place);
}

#[cfg(unix)]
#[test]
fn keys_are_their_owners_only() {
    use std::os::unix::fs::PermissionsExt;
    let place = founded();
    let mode = |name: &str| std::fs::metadata(place.path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("keeper"), 0o700);
    for key in ["keeper.key", "log.key", "last-signed"] {
        assert_eq!(mode(&format!("keeper/{key}")), 0o600, "{key}");
    }
}

#[test]
fn bodies_are_formed_and_end() {
    let place = founded();
    assert!(
        keep(&place, "form-body --kind branch --id leeds --name Leeds").contains("Leeds (leeds) is formed")
    );
    refuse(&place, "form-body --kind branch --id leeds --name Leeds", &["805", "another body"]);
    refuse(&place, "form-body --kind brunch --id hull --name Hull", &["no such kind", "branch, caucus"]);
    refuse(
        &place,
        "form-body --kind faction --id red --name Red --declared 9",
        &["10 members", "--declared"],
    );
    keep(&place, "form-body --kind faction --id red --name Red --declared 10");
    keep(&place, "end-body --id red");
    refuse(&place, "end-body --id red", &["805"]);
    refuse(&place, "end-body --id nsc", &["805"]);
    let told = place.good("register show register");
    assert!(told.contains("Branch, 1 of them: Leeds (leeds)") && !told.contains("Red"), "{told}");
    passes(&place);
}

#[test]
fn a_call_says_what_it_is_worth() {
    let place = founded();
    let call = |starts: &str, id: &str, more: &str| {
        format!("call-meeting --kind nmm --id {id} --place London --starts {starts} {more}")
    };
    let before = snapshot(&place.path("register"));
    let told = keep(&place, &call("2026-03-10T09:59:59Z", "nmm-1", "--check"));
    assert!(told.contains("would be called") && told.contains("WARNING: notice is too short"), "{told}");
    assert!(told.contains("from 2026-03-10T10:00:00Z on"), "{told}");
    assert_eq!(snapshot(&place.path("register")), before);
    let told = keep(&place, &call("2026-03-10T10:00:00Z", "nmm-1", ""));
    assert!(told.contains("Notice is given: 2 months (C-NMM)") && !told.contains("WARNING"), "{told}");
    keep(&place, &call("2026-05-10T10:00:00Z", "nmm-2", ""));
    let told = keep(&place, &call("2026-07-10T10:00:00Z", "nmm-3", ""));
    assert!(told.contains("WARNING: nmm-3 is number 3 running in London"), "{told}");
    refuse(&place, &call("2026-07-10T10:00:00Z", "nmm-3", ""), &["806", "another meeting"]);
    refuse(
        &place,
        &call("2026-07-10T10:00:00Z", "x", "--convened-by 0123abcd"),
        &["no outcome of this name"],
    );
    refuse(
        &place,
        "call-meeting --kind agm --id x --place Hull --starts 2026-09-01T10:00:00Z",
        &["no such kind", "nmm"],
    );
    let shown = place.good("register show register");
    assert!(shown.contains("nmm-1, National Members' Meeting in London"), "{shown}");
    passes(&place);
}

const DELEGATES: &str = r#"
body = "orkney"
vote = "branch-delegates"
contest = "delegates"
title = "Two delegates"
roll = 2
voted = 2
none = 0
options = [{ id = "ulf", total = 2 }, { id = "una", total = 2, flags = ["woman"] }]
"#;

/// Orkney elects openly; the act's first digits.
fn openly(place: &Place) -> String {
    keep(place, "form-body --kind branch --id orkney --name Orkney");
    place.write("delegates.toml", DELEGATES);
    let told = keep(place, "open-vote --spec delegates.toml");
    assert!(told.contains("delegates: elected ulf, una"), "{told}");
    told.trim().trim_end_matches('.').rsplit(' ').next().unwrap().to_owned()
}

#[test]
fn small_bodies_decide_openly_and_fill_offices() {
    let place = founded();
    let act = openly(&place);
    let fill = |person: &str| {
        format!("fill --office nsc-branch-delegate --person {person} --election {act} --contest delegates")
    };
    keep(&place, &fill("ulf"));
    refuse(&place, &fill("ulf"), &["809"]);
    refuse(&place, &fill("ann"), &["809", "did not elect ann"]);
    refuse(&place, "fill --office treasurer --person ann", &["filled by election", "--contest"]);
    refuse(&place, "fill --office king --person ann", &["no such office", "treasurer"]);
    refuse(
        &place,
        &fill("una").replace("contest delegates", "contest chair"),
        &["no such contest", "delegates"],
    );
    refuse(&place, &(fill("una") + " --name Una --consents"), &["809", "name"]);
    keep(&place, &fill("una"));
    keep(&place, "fill --office nsc-guest --person guest");
    let shown = place.good("register show register");
    assert!(
        shown.contains("orkney: ulf (since 2026-01-10") && shown.contains("una (since 2026-01-10, woman"),
        "{shown}"
    );
    keep(&place, "vacate --office nsc-branch-delegate --person ulf --reason resigned");
    refuse(
        &place,
        "vacate --office nsc-branch-delegate --person ulf --reason resigned",
        &["nobody holds this office so", "register show"],
    );
    assert!(place.good("register show register").contains("1 seat vacant"));
    place.write("delegates.toml", DELEGATES.replace("total = 2", "total = 3"));
    refuse(&place, "open-vote --spec delegates.toml", &["810"]);
    passes(&place);
}

#[test]
fn officers_are_changed_by_their_former_quorum() {
    let place = founded();
    place.good("certify new-key --out rosa.key");
    place.write(
        "officers.toml",
        r#"
quorum = 2
officer = [
  { name = "Olga", person = "olga", key = "olga.key.pub" },
  { name = "Rosa", person = "rosa", key = "rosa.key.pub" },
]
"#,
    );
    keep(&place, "officers draft --spec officers.toml --out draft");
    let sign = |name: &str| {
        format!(
            "register officers sign --register register --draft draft --key {name}.key --out {name}.signed"
        )
    };
    let told = place.good(&sign("olga"));
    assert!(told.contains("From then on 2 of: Olga (olga), Rosa (rosa)"), "{told}");
    place.bad(&sign("rosa"), 1, &["not one of this register's officers"]);
    place.bad("register officers enter --register register --private keeper olga.signed", 1, &["803"]);
    place.bad(
        "register officers enter --register register --private keeper founding.toml",
        1,
        &["no draft of officers"],
    );
    place.good(&sign("pavel"));
    let told =
        place.good("register officers enter --register register --private keeper olga.signed pavel.signed");
    assert!(told.contains("3 signatures"), "{told}");
    assert!(
        place
            .good("register show register")
            .contains("2 of these officers certify: Olga (olga), Rosa (rosa)")
    );
    passes(&place);
}

#[test]
fn no_log_signs_two_histories() {
    let place = founded();
    let old = snapshot(&place.path("register"));
    keep(&place, "form-body --kind branch --id leeds --name Leeds");
    let new = snapshot(&place.path("register"));
    // The checkpoint was not renamed into its place: the next command finishes that.
    let (path, bytes) = old.iter().find(|(path, _)| path.ends_with("checkpoint")).unwrap();
    std::fs::write(path, bytes).unwrap();
    std::fs::write(place.path("register/.ostrakon-writing-0123456789abcdef"), "half").unwrap();
    keep(&place, "form-body --kind branch --id hull --name Hull");
    assert!(place.good("register show register").contains("Hull (hull), Leeds (leeds)"));
    passes(&place);
    // An older copy is not gone on with.
    let restore = |files: &[(std::path::PathBuf, Vec<u8>)]| {
        std::fs::remove_dir_all(place.path("register")).unwrap();
        for (path, bytes) in files {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    };
    for copy in [&old, &new] {
        restore(copy);
        refuse(&place, "form-body --kind branch --id york --name York", &["older than the 3 acts"]);
    }
}

#[test]
fn other_files_and_other_keys_are_refused() {
    let place = founded();
    place.write("register/notes.txt", "hello");
    refuse(
        &place,
        "form-body --kind branch --id leeds --name Leeds",
        &["notes.txt", "not a file of this register"],
    );
    let ran = place.run("register verify register");
    assert!(
        ran.status == 1 && ran.out.contains("801  FAILED") && ran.out.contains("notes.txt"),
        "{}",
        ran.out
    );
    std::fs::remove_file(place.path("register/notes.txt")).unwrap();
    place.bad("register verify nowhere", 2, &["no such directory"]);
    place.bad("register show keeper", 1, &["holds no checkpoint", "register new"]);
    place.good(&format!("register new --spec founding.toml --out second --at {FOUNDED}"));
    let words = "register form-body --kind branch --id leeds --name Leeds --register register --private";
    place.bad(&format!("{words} second-private"), 1, &["does not hold the keys", "--private"]);
    place.bad(&format!("{words} nowhere"), 1, &["nowhere", "--private"]);
    place.bad(
        "register form-body --kind branch --id x --name X --register register --private keeper --at 2025-01-01T10:00:00Z",
        1,
        &["802"],
    );
    passes(&place);
}

#[test]
fn a_changed_byte_is_named() {
    let place = founded();
    keep(&place, "form-body --kind branch --id leeds --name Leeds");
    let bundle = snapshot(&place.path("register/tile/entries")).pop().unwrap();
    let at = bundle.1.windows(5).position(|w| w == b"Leeds").unwrap();
    let mut bytes = bundle.1.clone();
    bytes[at + 2] = b'a';
    std::fs::write(&bundle.0, bytes).unwrap();
    let ran = place.run("register verify register --json");
    assert_eq!(ran.status, 1);
    assert_eq!(failed_checks(&ran.out), ["801", "803"]);
}
