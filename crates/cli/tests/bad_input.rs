//! Wrong input: one clear sentence, a status that is not 0, nothing changed.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use support::{CHARTER, Place, begin, ceremony, open, snapshot};

#[test]
fn records_that_are_none_or_damaged_are_refused() {
    let place = Place::new();
    begin(&place);
    place.write("junk/file", "x");
    place.bad("election status --record junk", 1, &["holds no checkpoint, so it is no record"]);
    place.bad("election status --record nowhere", 1, &["no such directory"]);
    place.bad("election new --spec spring.toml --out junk", 1, &["junk", "not empty"]);
    place.bad("election publish --record spring --to junk", 1, &["no copy of this record"]);
    place.bad("demo --out junk", 1, &["no earlier demonstration"]);
    place.bad("demo --out spring", 1, &["no earlier demonstration"]);
    let bundle = "spring/tile/entries/000.p/1";
    let whole = std::fs::read(place.path(bundle)).unwrap();
    place.write(bundle, &whole[..whole.len() - 1]);
    place.bad("election status --record spring", 1, &["000.p/1", "damaged"]);
    std::fs::remove_file(place.path(bundle)).unwrap();
    place.bad("election status --record spring", 1, &["000.p/1", "no such file"]);
    let mut other = whole.clone();
    *other.last_mut().unwrap() ^= 1;
    place.write(bundle, &other);
    let before = snapshot(&place.path("spring"));
    place.bad("trustee commit --state t1 --record spring --out m", 1, &["damaged"]);
    place.bad("election accept --record spring spring.toml", 1, &["damaged"]);
    assert_eq!(before, snapshot(&place.path("spring")));
    place.write(bundle, &whole);
    place.good("election status --record spring");
}

#[test]
fn ballots_and_codes_that_do_not_fit_are_refused() {
    let place = Place::new();
    begin(&place);
    place.write("early", "0000-0000-0000-0000-0000-0000-0000");
    place.bad("vote --record spring --code-file early --select chair=ben", 1, &["not been opened"]);
    ceremony(&place);
    open(&place);
    let select = "--select rule-7=for --select chair=ben";
    let typo: String = place.read("code-1").chars().rev().collect();
    place.write("typo", typo);
    place.bad(
        &format!("vote --record spring --code-file typo {select} --cast"),
        1,
        &["typo, line 1", "mistyped"],
    );
    place.good("credentials codes --roll members --count 1 --out stranger");
    place.bad(&format!("vote --record spring --code-file stranger {select} --cast"), 1, &["on no roll"]);
    place.bad(
        &format!("vote --record spring --code-file members.codes {select} --cast"),
        1,
        &["holds 5 codes"],
    );
    place.bad(&format!("vote --record spring --code-file code-1 {select}"), 2, &["--cast or --challenge"]);
    place.bad(
        "vote --record spring --code-file code-1 --select chair=ben --cast",
        2,
        &["rule-7: no selection"],
    );
    place.bad(
        "vote --record spring --code-file code-1 --select rule-7=for --select chair=bob --cast",
        2,
        &["ben, cleo, none"],
    );
    place.bad(
        "vote --record spring --code-file code-1 --select rule-7=none --select chair=ben --cast",
        2,
        &["rule-7: `none` is not offered", "for, against, abstain"],
    );
    place.bad(
        "vote --record spring --code-file code-1 --select rule-7=for,for --select chair=ben --cast",
        2,
        &["for is selected twice"],
    );
    place.bad("vote --record spring --code-file code-1 --cast", 2, &["nothing is selected"]);
    place.bad(
        &format!("vote --record spring --code-file code-1 --roll branch {select}"),
        2,
        &["no roll branch", "members"],
    );
    let paper = place.good("vote --record spring --code-file code-1");
    for part in [
        "chair: Chair",
        "Select one. Or answer `none`.",
        "cleo ",
        "Cleo",
        "None of them",
        "--select rule-7=for",
    ] {
        assert!(paper.contains(part), "{part} is not in {paper}");
    }
    let sealed = place.good(&format!("vote --record spring --code-file code-1 {select} --cast --out b1"));
    assert!(sealed.contains("Change rule 7: For (for)") && sealed.contains("Chair: Ben (ben)"), "{sealed}");
    place.bad(
        &format!("vote --record spring --code-file code-1 {select} --cast --out b1"),
        1,
        &["b1", "not overwritten", "--out"],
    );
    let before = snapshot(&place.path("spring"));
    let mut changed = std::fs::read(place.path("b1")).unwrap();
    let middle = changed.len() - 40;
    changed[middle] ^= 1;
    place.write("changed", &changed);
    place.bad("election cast --record spring changed", 1, &["changed", "proof is false"]);
    place.write("short", &changed[..100]);
    place.bad("election cast --record spring short", 1, &["short", "no sealed ballot"]);
    place.bad("election cast --record spring spring.toml", 1, &["spring.toml", "no sealed ballot"]);
    assert_eq!(before, snapshot(&place.path("spring")), "nothing was entered");
    // The good one is entered, once, and the others are named.
    let files = "b1 changed nowhere b1 short";
    place.bad(
        &format!("election cast --record spring {files}"),
        1,
        &[
            "3 of 5 ballots were not entered",
            "nowhere: cannot read",
            "changed: its proof",
            "short: this file",
        ],
    );
    let receipt = place.read("b1.tlog-proof");
    std::fs::remove_file(place.path("b1.tlog-proof")).unwrap();
    assert!(place.good("election cast --record spring b1").contains("there already"));
    assert_eq!(place.read("b1.tlog-proof"), receipt);
    other_elections(&place);
    place.good("election close --record spring --at 2026-01-02T09:00:00Z");
    // After the closing the receipt is that of the board as it is now.
    assert!(place.good("election cast --record spring b1").contains("there already"));
    assert_ne!(place.read("b1.tlog-proof"), receipt);
    place.bad("election cast --record spring changed", 1, &["closed"]);
    place.bad(&format!("vote --record spring --code-file code-2 {select} --cast"), 1, &["closed"]);
}

/// What belongs to another election is refused by name.
fn other_elections(place: &Place) {
    place.good("election new --spec spring.toml --out autumn");
    place.good("trustee init --state u1");
    place.bad("trustee status --state u1", 1, &["trustee init"]);
    place.bad("trustee commit --state u1 --record autumn --out m/x", 1, &["lists no trustee"]);
    place.bad("trustee commit --state t1 --record autumn --out m/x", 1, &["another election"]);
    place.bad("election accept --record autumn m/commit-1.json", 1, &["another election"]);
    place.bad("election cast --record autumn b1", 1, &["not been opened"]);
    place.bad(
        "election close --record spring --private autumn-private --at 2026-01-02T09:00:00Z",
        1,
        &["not the key"],
    );
    place.bad("election accept --record spring m/deal-1/envelope-1-2", 1, &["give it to the trustee"]);
    place.bad("election accept --record spring b1", 1, &["election cast"]);
    place.write("odd.json", "{\"a\":1}");
    place.bad("election accept --record spring odd.json", 1, &["odd.json", "no message of an election"]);
    place.bad("election certify --record spring odd.json", 1, &["odd.json", "no certificate"]);
    place.bad("challenge odd.json --record spring --tracker 0", 2, &["no tracker"]);
    place.bad("verify spring.toml", 2, &["is a file"]);
    place.write("empty/x", "");
    place.bad("verify empty", 2, &["no checkpoint"]);
}

#[test]
fn a_log_never_signs_two_histories() {
    let place = Place::new();
    begin(&place);
    place.good("election publish --record spring --to old");
    place.good("trustee commit --state t1 --record spring --out c1");
    place.good("trustee commit --state t2 --record spring --out c2");
    place.good("election accept --record spring c1");
    let before = snapshot(&place.path("old"));
    place.bad("election accept --record old --private spring-private c2", 1, &["older than the 2 entries"]);
    assert_eq!(before, snapshot(&place.path("old")));
    let last = place.read("spring-private/last-signed");
    std::fs::remove_file(place.path("spring-private/last-signed")).unwrap();
    place.bad("election accept --record spring c2", 1, &["last-signed", "two histories"]);
    place.write("spring-private/last-signed", last);
    // Cut off between signature and checkpoint: the next command finishes what was signed.
    let checkpoint = place.read("spring/checkpoint");
    for name in ["checkpoint", "tile/0/000.p/1", "tile/entries/000.p/1"] {
        place.write(&format!("spring/{name}"), std::fs::read(place.path("old").join(name)).unwrap());
    }
    // What an append leaves that never came to its signature is swept away.
    place.write("spring/tile/entries/000.p/9", "cut off");
    place.write("spring/setup/dealing-1-1", "cut off");
    place.write("spring/.ostrakon-writing-1", "cut off");
    place.good("election accept --record spring c2");
    assert_ne!(checkpoint, place.read("spring/checkpoint"));
    assert!(place.good("election status --record spring").contains("3 entries"));
    let left = ["tile/entries/000.p/9", "setup", ".ostrakon-writing-1", "tile/entries/000.p/1"];
    assert!(left.iter().all(|name| !place.path("spring").join(name).exists()));
    assert_eq!(place.run("verify spring").status, 1, "an election that is not over does not pass");
}

#[test]
fn an_old_copy_of_a_trustee_is_noticed() {
    let place = Place::new();
    begin(&place);
    for i in 1..=3 {
        place.good(&format!("trustee commit --state t{i} --record spring --out c{i}"));
    }
    place.good("election accept --record spring c1 c2 c3");
    let old = std::fs::read(place.path("t1/state")).unwrap();
    place.good("trustee deal --state t1 --record spring --out d1");
    place.bad(
        "election accept --record spring d1/dealing",
        1,
        &["the document that goes with it is missing"],
    );
    place.write("t1/state", &old);
    place.bad("trustee deal --state t1 --record spring --out d1b", 1, &["old copy"]);
    std::fs::remove_file(place.path("t2.guard")).unwrap();
    place.bad("trustee deal --state t2 --record spring --out d2", 1, &["--guard"]);
    place.bad("trustee acknowledge --state t3 --record spring --envelope c1 --out x", 1, &["wait"]);
}

#[cfg(unix)]
#[test]
fn secrets_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    begin(&place);
    place.good("trustee commit --state t1 --record spring --out c1");
    place.good("credentials codes --roll members --count 2 --out codes");
    place.good("credentials key new --out own.key");
    let secret = [
        "t1/identity",
        "t1/state",
        "olga.key",
        "spring-private/log.key",
        "spring-private/organiser.key",
        "spring-private/registrar.key",
        "codes",
        "own.key",
        "own.key.pub",
    ];
    for name in secret {
        let mode = std::fs::metadata(place.path(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    for folder in ["t1", "spring-private"] {
        let mode = std::fs::metadata(place.path(folder)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "{folder}");
    }
    place.bad("credentials codes --roll members --count 2 --out codes", 1, &["not overwritten"]);
    place.bad("certify new-key --out olga.key", 1, &["not overwritten"]);
    place.bad("trustee init --state t1", 1, &["not overwritten"]);
}

#[cfg(unix)]
#[test]
fn a_write_that_fails_leaves_the_record_whole() {
    let place = Place::new();
    begin(&place);
    place.good("trustee commit --state t1 --record spring --out c1");
    let checkpoint = place.read("spring/checkpoint");
    // No file may grow beyond one block: the bundle of entries does not fit, as on a full disk.
    let ran = place.limited("election accept --record spring c1");
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(ran.err.contains("tile/entries/000.p/2: cannot write it"), "{}", ran.err);
    assert_eq!(checkpoint, place.read("spring/checkpoint"));
    assert!(place.good("election status --record spring").contains("1 entry"));
    place.good("election accept --record spring c1");
    assert_eq!(place.run("verify spring").out.matches("101  passed").count(), 1);
}

#[test]
fn charters_are_checked_and_explained() {
    let place = Place::new();
    place.write("charter.toml", CHARTER);
    assert_eq!(
        place.good("charter check charter.toml").trim_end(),
        "charter.toml: the charter of International Socialist Network, in order: 10 kinds of body, 16 offices, 1 kind of \
         meeting, 41 kinds of vote."
    );
    assert!(place.good("charter explain charter.toml").contains("C-DISSOLVE"));
    place.write("wrong.toml", CHARTER.replace("threshold = \"2/3\"", "threshold = \"3/2\""));
    place.bad("charter check wrong.toml", 1, &["wrong.toml", "threshold"]);
    place.write("steers.toml", format!("\"\\u001b[31m\" = 1\n{CHARTER}"));
    let ran = place.run("charter check steers.toml");
    assert!(ran.status == 1 && ran.err.contains(r"\u{1b}[31m") && !ran.err.contains('\u{1b}'), "{}", ran.err);
}

/// A voter's device that believed an unverified copy would encrypt to whatever keys the copy's server put there.
#[test]
fn a_record_whose_keys_are_not_verified_is_not_voted_on() {
    let place = Place::new();
    begin(&place);
    ceremony(&place);
    open(&place);
    let vote = "vote --record spring --code-file code-1 --select rule-7=for --select chair=ben --cast";
    let dealing = place.path("spring/setup/dealing-1-1");
    let honest = std::fs::read(&dealing).unwrap();
    let mut forged = honest.clone();
    *forged.last_mut().unwrap() ^= 1;
    std::fs::write(&dealing, forged).unwrap();
    place.bad(&format!("{vote} --out forged"), 1, &["must not be voted on", "check 108"]);
    assert!(!place.path("forged").exists(), "nothing is sealed");
    std::fs::write(&dealing, honest).unwrap();
    let other = "0".repeat(64);
    place.bad(&format!("{vote} --election {other} --out other"), 1, &["not of 0000"]);
    place.good(&format!("{vote} --out honest"));
}
