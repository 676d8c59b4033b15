//! `ostrakon bench national`, with few voters.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use serde_json::Value;
use support::Place;

fn figures(place: &Place, words: &str) -> Value {
    serde_json::from_str(&place.good(words)).unwrap()
}

#[test]
fn a_record_is_made_verified_and_taken_away() {
    let place = Place::new();
    let told = place.good("bench national --voters 240 --out nation");
    assert!(told.contains("240 voters, 252 ballots") && told.contains("Every check passed."), "{told}");
    assert!(!place.path("nation").exists());
}

#[test]
fn making_and_verifying_apart_give_figures() {
    let place = Place::new();
    let made = figures(&place, "bench national --voters 300 --seed 9 --make-only --out nation --json");
    assert_eq!((&made["voters"], &made["ballots"]), (&300.into(), &315.into()));
    assert_eq!((&made["make"]["seed"], &made["verify"]), (&9.into(), &Value::Null));
    assert!(place.good("verify nation").contains("PASSED"));
    let words = "bench national --verify-only --threads 1 --out nation --json";
    let verified = figures(&place, words);
    assert_eq!((&verified["ballots"], &verified["bytes"]), (&315.into(), &made["bytes"]));
    assert_eq!((&verified["make"], &verified["verify"]["passed"]), (&Value::Null, &true.into()));
    assert_eq!(verified["verify"]["threads"], 1);
    assert!(verified["verify"]["seconds"].as_f64().unwrap() > 0.0);
    // A changed byte is told, and the record stays.
    let bundle = place.path("nation/tile/entries/000");
    let mut bytes = std::fs::read(&bundle).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(&bundle, bytes).unwrap();
    let ran = place.run(words);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(ran.out.contains("\"passed\":false") && bundle.exists());
}

#[test]
fn hints_are_made_used_and_taken_away() {
    let place = Place::new();
    let told = place.good("bench national --voters 240 --hints --out nation");
    assert!(told.contains("hints made") && told.contains("verified with hints"), "{told}");
    assert!(!place.path("nation").exists() && !place.path("nation.hints").exists());
    place.good("bench national --voters 240 --make-only --out nation");
    place.bad("bench national --verify-only --hints --out nation", 1, &["nation.hints", "ostrakon hints"]);
    place.good("hints nation");
    let verified = figures(&place, "bench national --verify-only --hints --out nation --json");
    assert_eq!((&verified["verify"]["hints"], &verified["verify"]["passed"]), (&true.into(), &true.into()));
}

#[test]
fn only_its_own_records_are_replaced() {
    let place = Place::new();
    place.good("bench national --voters 240 --out nation --keep");
    place.good("bench national --voters 250 --out nation --keep");
    place.write("mine/notes.txt", "keep me");
    place.bad("bench national --voters 240 --out mine", 1, &["mine", "not replaced", "--out"]);
    assert_eq!(place.read("mine/notes.txt"), "keep me");
    // Nor is anything taken away that only has the name that hints would have, or lies in a record.
    place.write("nation.hints/letter", "keep me");
    place.bad("bench national --voters 240 --out nation", 1, &["nation.hints", "not replaced"]);
    place.write("few.hints", "keep me");
    place.bad("bench national --voters 240 --out few", 1, &["few.hints", "not replaced"]);
    assert_eq!(
        (place.read("nation.hints/letter"), place.read("few.hints")),
        ("keep me".into(), "keep me".into())
    );
    std::fs::remove_dir_all(place.path("nation.hints")).unwrap();
    place.write("nation/tile/notes", "keep me");
    place.bad("bench national --voters 240 --out nation", 1, &["nation", "not replaced"]);
    assert_eq!(place.read("nation/tile/notes"), "keep me");
    std::fs::remove_file(place.path("few.hints")).unwrap();
    place.bad("bench national --voters 240 --threads 99999 --out few", 2, &["--threads"]);
    place.bad("bench national --voters 10 --out few", 1, &["10 voters", "240"]);
    place.bad("bench national --out few", 2, &["--voters"]);
    place.bad("bench national --verify-only --out nowhere", 1, &["nowhere"]);
}
