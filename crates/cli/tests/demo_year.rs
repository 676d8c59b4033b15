//! The year of an organisation, played once; and what its archive does not let pass.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use std::collections::BTreeMap;
use support::{Place, failed, failed_checks, snapshot};

#[test]
fn a_year_is_played_and_no_change_of_its_archive_passes() {
    let place = Place::new();
    let json = place.good("demo --scenario year --no-reference --json --out year");
    let ended: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(ended["as_expected"] == true && ended["verifier"] == true && ended["reference"] == "not-run");
    let verdicts: BTreeMap<&str, &str> = ended["elections"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|election| election["contests"].as_array().unwrap())
        .map(|contest| (contest["contest"].as_str().unwrap(), contest["verdict"].as_str().unwrap()))
        .collect();
    for (contest, verdict) in [
        ("leeds-delegates", "elected ann cem"),
        ("orkney-hall", "too-few"),
        ("post-delegate", "tied | tom una"),
        ("national-members", "elected chirac laguiller lepage lepen taubira | taubira chooses"),
        ("london-recalls-cem", "invalid recall"),
        ("petition-rents", "lost"),
        ("petition-strike", "carried"),
        ("dissolve", "lost"),
        ("new-paper", "invalid notice"),
        ("dissolve-now", "carried"),
    ] {
        assert_eq!(verdicts[contest], verdict);
    }
    assert_eq!(failed(&place, "year"), [[""; 0]; 2]);
    shown(&place);
    changed(&place);
    // Another year replaces it, whatever was tried on it; what is no archive is left alone.
    place.write("mine/notes.txt", "hello");
    place.bad("demo --scenario year --no-reference --out mine", 1, &["no earlier demonstration", "--out"]);
}

fn shown(place: &Place) {
    let shown = place.good("register show year/register");
    let words = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "DISSOLVED",
        "Branch, 11 of them",
        "leeds: ann (since 2026-05-08, woman",
        "1 seat vacant",
        "NOTICE TOO SHORT",
        "notice shortened by a vote",
        "tied; tom, una, settled by a fresh vote",
        "nmm-3 is number 3 running in London",
    ] {
        assert!(words.contains(part), "{part} is not in {shown}");
    }
    // Who left, or never came, holds nothing.
    let offices = shown.split("\nMeetings").next().unwrap();
    for person in ["cem (", "dov (", "tom ("] {
        assert!(!offices.contains(person), "{person} is in {offices}");
    }
}

/// One change at a time, taken back after it.
fn changed(place: &Place) {
    let names = |check: &str| failed(place, "year").iter().all(|failed| failed.iter().any(|id| id == check));
    let acts = snapshot(&place.path("year/register/tile/entries")).pop().unwrap();
    flip(&acts, 20_000);
    let report = place.run("register verify year/register --json");
    assert_eq!(failed_checks(&report.out).first().map(String::as_str), Some("801"), "a byte of an act");
    std::fs::write(&acts.0, &acts.1).unwrap();
    let ballots = snapshot(&place.path("year/elections/09-too-late/tile/entries")).pop().unwrap();
    flip(&ballots, 30_000);
    assert!(names("812"), "a byte of a ballot");
    std::fs::write(&ballots.0, &ballots.1).unwrap();
    let (kept, gone) = (place.path("year/elections/09-too-late"), place.path("09-too-late"));
    std::fs::rename(&kept, &gone).unwrap();
    assert!(names("812"), "a record is missing");
}

fn flip((path, bytes): &(std::path::PathBuf, Vec<u8>), at: usize) {
    let mut bytes = bytes.clone();
    bytes[at] ^= 1;
    std::fs::write(path, bytes).unwrap();
}
