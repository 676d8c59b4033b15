//! A trustee's private directory, and what a trustee is told when a step is refused.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use std::fs::{self, File};
use support::{Place, begin, ceremony, describe};

/// What another process would hold.
fn hold(place: &Place, path: &str) -> File {
    let file =
        File::options().read(true).write(true).create(true).truncate(false).open(place.path(path)).unwrap();
    file.try_lock().unwrap();
    file
}

/// Unlocked, and not only closed: a process that another test starts just now holds the same open file until it runs its program.
fn release(held: &File) {
    held.unlock().unwrap();
}

#[test]
fn one_process_at_a_time_works_with_a_state_or_signs_for_a_log() {
    let place = Place::new();
    begin(&place);
    let held = hold(&place, "t1/lock");
    let commit = "trustee commit --state t1 --record spring --out c1";
    place.bad(commit, 1, &["t1: another process is working with this trustee's state"]);
    place.bad("trustee status --state t1", 1, &["another process"]);
    assert!(!place.path("c1").exists() && !place.path("t1.guard").exists());
    release(&held);
    place.good(commit);
    let held = hold(&place, "spring-private/lock");
    place.good("election publish --record spring --to copy");
    let copied = "election accept --record copy --private spring-private c1";
    place.bad("election accept --record spring c1", 1, &["another process is writing to this record"]);
    place.bad(copied, 1, &["another process is writing to this record"]);
    release(&held);
    // A process that was killed leaves the file and no lock; the record's neighbourhood stays as it was.
    place.good("election accept --record spring c1");
    assert!(!place.path("spring.lock").exists() && !place.path("spring/lock").exists());
}

#[test]
fn what_was_not_written_to_its_end_is_cleared_away() {
    let place = Place::new();
    begin(&place);
    for leftover in ["t1/.ostrakon-writing-1", "spring-private/.ostrakon-writing-1"] {
        place.write(leftover, "secrets");
    }
    place.write("spring/tile/notes.txt", "somebody's");
    place.good("trustee commit --state t1 --record spring --out c1");
    place.good("election accept --record spring c1");
    assert!(!place.path("t1/.ostrakon-writing-1").exists());
    assert!(!place.path("spring-private/.ostrakon-writing-1").exists());
    assert!(place.path("spring/tile/notes.txt").exists(), "foreign files are nobody's to remove");
}

#[cfg(unix)]
#[test]
fn nothing_but_plain_files_and_earlier_messages_is_written_over() {
    let place = Place::new();
    begin(&place);
    place.write("kept", "words");
    fs::create_dir(place.path("folder")).unwrap();
    std::os::unix::fs::symlink("kept", place.path("link")).unwrap();
    let commit = |out: &str| format!("trustee commit --state t1 --record spring --out {out}");
    place.bad(&commit("folder"), 1, &["folder: is there already and is a folder"]);
    place.bad(&commit("link"), 1, &["link: is there already and is a link"]);
    place.bad(&commit("/dev/null"), 1, &["/dev/null: is there already and is no plain file"]);
    place.bad(&commit("kept"), 1, &["kept: is there already and is no message of a trustee"]);
    place.bad(&commit("t1/state"), 1, &["t1/state: is there already", "not overwritten"]);
    assert_eq!(place.read("kept"), "words");
    place.good(&commit("c1"));
    let written = place.read("c1");
    assert!(place.good(&commit("c1")).contains("already committed; the same message written again"));
    assert_eq!(place.read("c1"), written);
}

#[test]
fn complaints_are_about_what_is_missing() {
    let place = Place::new();
    begin(&place);
    let commit = |i: u16| place.good(&format!("trustee commit --state t{i} --record spring --out c{i}"));
    (1..=3).for_each(|i| drop(commit(i)));
    let complain =
        |about: u16| format!("trustee complain --state t1 --record spring --missing {about} --out x");
    place.bad(&complain(2), 1, &["has not begun", "election accept"]);
    place.bad(
        "trustee deal --state t1 --record spring --out d1",
        1,
        &["waits for trustees 1, 2, 3", "election accept", "complain --missing NUMBER` (one of 2, 3)"],
    );
    place.good("election accept --record spring c2 c3");
    place.bad(
        "trustee deal --state t1 --record spring --out d1",
        1,
        &["waits for trustee 1;", "your own message", "election accept"],
    );
    place.bad(&complain(2), 1, &["holds the message of trustee 2", "election status"]);
    place.bad(&complain(1), 1, &["not another trustee"]);
    place.bad(&complain(4), 1, &["not another trustee"]);
    assert!(!place.path("x").exists());
    let place = Place::new();
    begin(&place);
    ceremony(&place);
    place.bad("trustee complain --state t1 --record spring --missing 2 --out x", 1, &["complete"]);
    let again = place.good("trustee commit --state t1 --record spring --out c1");
    assert!(again.contains("already committed; the same message written again"), "{again}");
}

#[test]
fn a_sole_trustee_needs_no_envelopes() {
    let place = Place::new();
    describe(&place);
    let text = place.read("spring.toml");
    let start = text.find("  { name = \"Bohdan\"").unwrap();
    let end = start + text[start..].find("]\nofficer").unwrap();
    let alone = format!("{}{}", &text[..start], &text[end..]).replace("threshold = 2", "threshold = 1");
    place.write("spring.toml", alone);
    place.good("trustee init --state t1");
    place.good("certify new-key --out olga.key");
    place.good("election new --spec spring.toml --out spring");
    let with = "--state t1 --record spring";
    place.good(&format!("trustee commit {with} --out c1"));
    place.good("election accept --record spring c1");
    place.good(&format!("trustee deal {with} --out d1"));
    place.good("election accept --record spring d1/dealing.json d1/dealing");
    place.good(&format!("trustee acknowledge {with} --out a1"));
    place.good("election accept --record spring a1");
    place.good(&format!("trustee complete {with}"));
}

#[test]
fn a_lost_state_is_told_from_a_fresh_seat() {
    let place = Place::new();
    begin(&place);
    let commit = "trustee commit --state t1 --record spring --out c1";
    place.good(commit);
    let guard = place.read("t1.guard");
    fs::remove_file(place.path("t1/state")).unwrap();
    for words in [commit, "trustee status --state t1"] {
        place.bad(words, 1, &["the state was lost", "restore the newest copy"]);
    }
    // A guard that was written before the first signature, and no state: the seat is still to be taken.
    let length = guard.find("\"length\":1").unwrap();
    let head = guard.find("\"head\":\"").unwrap() + 8;
    let mut fresh = guard.clone();
    fresh.replace_range(length.., "\"length\":0}");
    fresh.replace_range(head..head + 64, &"0".repeat(64));
    place.write("t2.guard", fresh);
    place.bad("trustee status --state t2", 1, &["trustee init"]);
    place.good("trustee commit --state t2 --record spring --out c2");
    place.write("t2.guard", "words");
    place.bad("trustee status --state t2", 1, &["t2.guard: this is no trustee's guard, or it is damaged"]);
    place.write("t3/identity", "words");
    place.bad(
        "trustee commit --state t3 --record spring --out c3",
        1,
        &["t3/identity: this is no trustee's"],
    );
}

#[cfg(unix)]
#[test]
fn a_directory_that_is_there_is_closed_to_others() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    fs::create_dir(place.path("t1")).unwrap();
    fs::set_permissions(place.path("t1"), PermissionsExt::from_mode(0o755)).unwrap();
    place.good("trustee init --state t1");
    assert_eq!(fs::metadata(place.path("t1")).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn files_of_the_wrong_kind_are_named() {
    let place = Place::new();
    begin(&place);
    for i in 1..=3 {
        place.good(&format!("trustee commit --state t{i} --record spring --out c{i}"));
    }
    place.good("election accept --record spring c1 c2 c3");
    for i in 1..=3 {
        place.good(&format!("trustee deal --state t{i} --record spring --out d{i}"));
    }
    place.good(
        "election accept --record spring d1/dealing.json d1/dealing d2/dealing.json d2/dealing d3/dealing.json d3/dealing",
    );
    let acknowledge = "trustee acknowledge --state t1 --record spring --out a1";
    place.bad(acknowledge, 1, &["the envelope from trustee 2 is missing", "complain --missing 2"]);
    place.bad(
        &format!("{acknowledge} --envelope d2/envelope-2-1 d3/dealing"),
        1,
        &["d3/dealing: this is no envelope", "envelope-…-1"],
    );
    place.write("spring/tile/entries/000.p/7", "cut");
    place.bad("election status --record spring", 1, &["error: spring/tile/entries/000.p/7: entry "]);
}
