//! The demonstration, with small files.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use support::{Place, snapshot};

fn data(name: &str) -> String {
    format!("{}/../../data/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn approvals_are_played_and_replayed() {
    let place = Place::new();
    let file = data("french-approval-2002-gy-les-nonains.csv");
    let words = format!("demo --ballots {file} --as approval --limit 30 --no-reference --out mine");
    let told = place.good(&words);
    assert!(told.contains("every secret count equals the open count"), "{told}");
    // Lines fit a terminal, but for those that quote a path of the machine it runs on.
    let paths = [file.as_str(), env!("CARGO_BIN_EXE_ostrakon")];
    let fits = |line: &str| line.chars().count() <= 100 || paths.iter().any(|path| line.contains(path));
    assert!(told.lines().all(fits), "{told}");
    assert!(told.contains("PASSED: 39 checks passed") && told.contains("NOT RUN"), "{told}");
    assert!(place.good("verify mine").contains("PASSED"));
    // A changed byte is noticed, and the next demonstration replaces the record all the same.
    let bundle = snapshot(&place.path("mine/tile/entries")).pop().unwrap();
    let mut bytes = bundle.1;
    bytes[20_000] ^= 1;
    std::fs::write(&bundle.0, bytes).unwrap();
    assert_eq!(place.run("verify mine").status, 1);
    place.good(&words);
    assert!(place.good("verify mine").contains("PASSED"));
}

#[test]
fn first_preferences_give_json() {
    let place = Place::new();
    let file = data("scottish-council/3_cands-eilean_siar_2022_ward3.csv");
    let json =
        place.good(&format!("demo --ballots {file} --as one --limit 40 --no-reference --json --out mine"));
    assert!(json.starts_with('{') && json.trim_end().ends_with('}'), "{json}");
    for part in ["\"counts_equal\":true", "\"passed\":true", "\"reference\":\"not-run\"", "\"equal\":true"] {
        assert!(json.contains(part), "{part} is not in {json}");
    }
}

#[test]
fn too_few_are_never_decrypted() {
    let place = Place::new();
    place.write("box.csv", "# Four friends\n# 1 Tea 2 Coffee\n3,1\n1,1,2\n");
    let told = place.good("demo --ballots box.csv --as approval --no-reference --out few");
    assert!(told.contains("too-few") && told.contains("Never decrypted"), "{told}");
}

#[test]
fn files_that_are_no_ballots_are_refused() {
    let place = Place::new();
    place.write("box.csv", "hello\n");
    place.bad("demo --ballots box.csv --as one", 1, &["box.csv"]);
    place.bad("demo --ballots nowhere.csv --as one", 1, &["nowhere.csv"]);
    let file = data("french-approval-2002-gy-les-nonains.csv");
    place.bad(&format!("demo --ballots {file} --as one"), 1, &["order", "french-approval"]);
    place.write("gap.csv", "# Gap\n# 1 Ann 3 Ben\n3,1\n");
    place.bad("demo --ballots gap.csv --as approval", 1, &["gap.csv", "option 3 where option 2"]);
    assert!(!place.path("ostrakon-demo").exists());
}
