//! Every ballot type, on real ballots, held against the count in the open that `spec/reference/plain_count.py` makes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is a test's verdict")]

mod support;

use serde_json::Value;
use std::collections::BTreeMap;
use std::process::Command;
use support::Place;

const RANKINGS: &str = "scottish-council/3_cands-eilean_siar_2022_ward3.csv";
const MORE_RANKINGS: &str = "scottish-council/5_cands-orkney_2017_ward5.csv";
const APPROVALS: &str = "french-approval-2002-gy-les-nonains.csv";

const TYPES: [&str; 12] = [
    "approval",
    "one",
    "score",
    "star",
    "cumulative",
    "budget",
    "borda",
    "borda-complete",
    "pairwise",
    "pairwise-complete",
    "pairwise-ties",
    "grades",
];
/// Those that need no order.
const OF_APPROVALS: [&str; 7] =
    ["approval", "score", "star", "cumulative", "budget", "pairwise-ties", "grades"];

fn root() -> String {
    format!("{}/../..", env!("CARGO_MANIFEST_DIR"))
}

fn data(name: &str) -> String {
    format!("{}/data/{name}", root())
}

/// What the plain count says.
fn plain(file: &str, ty: &str, limit: usize) -> Value {
    let mut command = Command::new("python3");
    command.env("PYTHONDONTWRITEBYTECODE", "1").arg(format!("{}/spec/reference/plain_count.py", root()));
    command.args([file, "--as", ty, "--limit", &limit.to_string(), "--json"]);
    let output = command.output().unwrap_or_else(|error| panic!("this test needs python3: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "plain_count.py of {file} as {ty}: {said}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What the demonstration says of its only contest.
fn played(place: &Place, file: &str, ty: &str, limit: usize) -> Value {
    let words = format!("demo --ballots {file} --as {ty} --limit {limit} --no-reference --json --out {ty}");
    let told: Value = serde_json::from_str(&place.good(&words)).unwrap();
    assert_eq!(told["counts_equal"], true, "{ty}");
    assert_eq!(told["report"]["passed"], true, "{ty}");
    told["contests"][0].clone()
}

/// The plain count's figures under the names that reports have.
fn named(plain: &Value, options: &[String]) -> BTreeMap<String, u64> {
    let number = |value: &Value| value.as_u64().unwrap();
    let mut named = BTreeMap::new();
    for (i, option) in options.iter().enumerate() {
        let total = plain["totals"].get((i + 1).to_string());
        named.extend(total.map(|total| (option.clone(), number(total))));
        for (j, other) in options.iter().enumerate().filter(|(j, _)| *j != i) {
            let pair = plain.get("pairs").map(|pairs| number(&pairs[i][j]));
            named.extend(pair.map(|pair| (format!("{option}>{other}"), pair)));
        }
        let grades = plain.get("grades").map(|grades| grades[i].as_array().unwrap().clone());
        let grades = grades.unwrap_or_default().into_iter().enumerate();
        named.extend(grades.map(|(grade, count)| (format!("{option}:{grade}"), number(&count))));
    }
    let extra = if plain.get("none").is_some() { "none" } else { "blank" };
    named.insert(extra.into(), number(&plain[extra]));
    named
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// By method, the winners' identifiers, ascending.
fn winners(plain: &Value, options: &[String]) -> BTreeMap<String, Vec<String>> {
    let id = |number: &Value| options[usize::try_from(number.as_u64().unwrap()).unwrap() - 1].clone();
    let methods = plain["winners"].as_object().unwrap();
    let sorted = |numbers: &Value| {
        let mut ids: Vec<String> = numbers.as_array().unwrap().iter().map(id).collect();
        ids.sort();
        ids
    };
    methods.iter().map(|(method, numbers)| (method.clone(), sorted(numbers))).collect()
}

fn agree(file: &str, types: &[&str], limit: usize) {
    let (place, file) = (Place::new(), data(file));
    for ty in types {
        let (played, plain) = (played(&place, &file, ty, limit), plain(&file, ty, limit));
        let options = strings(&played["options"]);
        let totals: BTreeMap<String, u64> = serde_json::from_value(played["totals"].clone()).unwrap();
        assert_eq!(totals, named(&plain, &options), "{ty}");
        let methods: BTreeMap<String, Vec<String>> =
            serde_json::from_value(played["methods"].clone()).unwrap();
        assert_eq!(methods, winners(&plain, &options), "{ty}");
        assert!(!methods.is_empty() && played["counted"] == plain["ballots"], "{ty}");
    }
}

#[test]
fn rankings_as_every_type() {
    agree(RANKINGS, &TYPES, 24);
}

/// The 26th voter challenges the device. Everybody ranks everything: the last option's place says nothing of its own, and the device
/// may show an order without it.
#[test]
fn full_rankings_survive_a_challenge() {
    let place = Place::new();
    let names = "\"Candidate 1\",\"Ann\",\"A (A)\",\n\"Candidate 2\",\"Ben\",\"B (B)\",\n\"Candidate 3\",\"Cy\",\"C (C)\",\n\"Ward\"\n";
    place.write("box.csv", format!("3,1,\n15,1,2,3,\n15,2,3,1,\n{names}"));
    for ty in ["pairwise", "pairwise-ties", "borda"] {
        let words = format!("demo --ballots box.csv --as {ty} --no-reference --out {ty}");
        let told = place.good(&words);
        assert!(told.contains("1 voter challenged"), "{told}");
    }
}

#[test]
fn rankings_of_more_options() {
    agree(MORE_RANKINGS, &["borda", "pairwise", "pairwise-ties", "star", "budget"], 20);
}

#[test]
fn approvals_as_every_type_without_order() {
    agree(APPROVALS, &OF_APPROVALS, 12);
}

#[test]
fn of_many_ballots_the_reference_verifies_some() {
    let place = Place::new();
    std::os::unix::fs::symlink(format!("{}/spec", root()), place.path("spec")).unwrap();
    let words =
        format!("demo --ballots {} --as pairwise-ties --limit 14 --reference-ballots 7", data(APPROVALS));
    let told: Value = serde_json::from_str(&place.good(&format!("{words} --json --out mine"))).unwrap();
    let sample = &told["sample"];
    assert_eq!((&told["reference"], &sample["reference"]), (&"not-run".into(), &"passed".into()));
    assert_eq!((&told["contests"][0]["counted"], &sample["contests"][0]["counted"]), (&14.into(), &7.into()));
    assert_eq!((&sample["counts_equal"], &sample["report"]["passed"]), (&true.into(), &true.into()));
    assert_eq!(sample["record"], "mine-7");
    assert!(place.good("verify mine").contains("PASSED") && place.good("verify mine-7").contains("PASSED"));
    // Few ballots need one election only.
    let few = format!("demo --ballots {} --as one --limit 6 --json --out few", data(RANKINGS));
    let few = place.good(&few);
    let few: Value = serde_json::from_str(&few).unwrap();
    assert_eq!((few.get("sample"), &few["reference"]), (None, &"passed".into()));
}

#[test]
fn ties_are_drawn_by_lot() {
    let place = Place::new();
    place.write("box.csv", "# Even\n# 1 Tea 2 Coffee 3 Milk\n4,1\n4,2\n1,3\n");
    let told: Value = serde_json::from_str(
        &place.good("demo --ballots box.csv --as approval --no-reference --json --out even"),
    )
    .unwrap();
    let contest = &told["contests"][0];
    assert_eq!(contest["status"], "elected");
    assert_eq!(contest["elected"].as_array().unwrap().len(), 1, "{contest}");
    assert_eq!(strings(&contest["methods"]["approval"]), ["coffee", "tea"]);
    assert!(place.good("verify even").contains("PASSED"));
}

#[test]
fn tables_are_for_people() {
    let place = Place::new();
    let told = |file: &str, ty: &str, limit: usize| {
        let words =
            format!("demo --ballots {} --as {ty} --limit {limit} --no-reference --out {ty}", data(file));
        let told = place.good(&words);
        let paths = [root(), env!("CARGO_BIN_EXE_ostrakon").to_owned()];
        let fits =
            |line: &str| line.chars().count() <= 100 || paths.iter().any(|path| line.contains(path.as_str()));
        assert!(told.lines().all(fits), "{told}");
        assert!(told.contains("every secret count equals the open count"), "{told}");
        told
    };
    let pairs = told(RANKINGS, "pairwise", 12);
    assert!(pairs.contains("All 6 figures of this table are the same"), "{pairs}");
    assert!(pairs.contains("every method's winner") && pairs.contains("Schulze, by margins"), "{pairs}");
    let grades = told(APPROVALS, "grades", 12);
    assert!(grades.contains("█") && grades.contains("All 96 figures"), "{grades}");
    let bits = told(RANKINGS, "budget", 12);
    assert!(bits.contains("57 bits"), "{bits}");
    let numbers = told(APPROVALS, "budget", 12);
    assert!(numbers.contains("17 numbers with range proofs"), "{numbers}");
}

#[test]
fn the_list_shows_every_type() {
    let place = Place::new();
    let list = place.good("demo --list");
    for ty in TYPES {
        assert!(list.lines().any(|line| line.starts_with(&format!("{ty} "))), "{ty} is not in {list}");
    }
    assert!(list.lines().all(|line| line.chars().count() <= 100), "{list}");
}

#[test]
fn what_cannot_be_cast_is_refused() {
    let place = Place::new();
    let file = data(APPROVALS);
    for ty in TYPES.iter().filter(|ty| !OF_APPROVALS.contains(ty)) {
        place.bad(
            &format!("demo --ballots {file} --as {ty}"),
            1,
            &["french-approval", "no order", &format!("cannot be cast as {ty}"), "pairwise-ties"],
        );
    }
    place.write("one.csv", "# Alone\n# 1 Tea\n9,1\n");
    place.bad("demo --ballots one.csv --as pairwise-ties", 1, &["one.csv", "a single option"]);
    place.bad("demo --ballots one.csv", 2, &["--as"]);
    place.bad("demo --ballots one.csv --as nothing", 2, &["nothing", "borda-complete"]);
    place.bad("demo --list --ballots one.csv --as approval", 2, &["--list"]);
    assert!(!place.path("ostrakon-demo").exists());
}
