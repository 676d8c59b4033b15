//! Verifying with hints, on few cores, with a folder to go on from: the report is the same.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use std::fs;
use support::Place;

fn nation() -> Place {
    let place = Place::new();
    place.good("bench national --voters 480 --out nation --make-only");
    place
}

#[test]
fn hints_are_made_and_change_nothing() {
    let place = nation();
    let report = place.good("verify nation --json");
    assert!(place.good("hints nation").contains("Hints for 504 ballots in nation.hints"));
    let hints = fs::read(place.path("nation.hints")).unwrap();
    assert!(hints.starts_with(b"ostrakon hints 1"));
    assert_eq!(place.good("verify nation --json"), report);
    assert_eq!(place.good("verify nation/ --json --threads 1 --no-hints"), report);
    fs::write(place.path("nation.hints"), &hints[..777]).unwrap();
    assert_eq!(place.good("verify nation --json"), report);
    fs::remove_file(place.path("nation.hints")).unwrap();
    place.good("hints nation --out others");
    assert_eq!(fs::read(place.path("others")).unwrap(), hints);
    let ran = place.run("verify nation --json --hints nowhere");
    assert!(ran.status == 0 && ran.out == report && ran.err.contains("nowhere"), "{}", ran.err);
    place.bad("verify nation --hints others --no-hints", 2, &["--no-hints"]);
    place.bad("verify nation --threads 0", 2, &["--threads"]);
}

#[test]
fn hints_are_never_put_into_a_record() {
    let place = nation();
    for out in ["nation/hints", "nation/tile/hints", "nation", "nation/../nation/x"] {
        place.bad(&format!("hints nation --out {out}"), 2, &["inside the record"]);
    }
    place.bad("hints nowhere", 2, &["nowhere", "no such directory"]);
    assert!(place.good("verify nation").contains("PASSED"));
}

#[test]
fn a_verification_keeps_its_progress_in_a_folder_of_its_own() {
    let place = nation();
    let report = place.good("verify nation --json");
    assert_eq!(place.good("verify nation --json --resume kept"), report);
    let left: Vec<_> = fs::read_dir(place.path("kept")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["lock"]);
    // A state of something else is told, and replaced.
    place.write("kept/state", "something else");
    let ran = place.run("verify nation --json --resume kept");
    assert!(ran.status == 0 && ran.out == report, "{}", ran.err);
    assert!(ran.err.contains("kept") && ran.err.contains("damaged"), "{}", ran.err);
    place.bad("verify nation --resume nation/kept", 2, &["nation/kept", "inside the record"]);
    place.bad("verify nation --resume .", 2, &["holds other things"]);
    assert!(!place.path("nation/kept").exists());
}
