//! `ostrakon shards`: a record verified in pieces by commands.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use serde_json::Value;
use std::fs;
use support::Place;

/// A place with a national record of some hundred ballots, cut into stretches of 256.
fn planned() -> (Place, Vec<Vec<Value>>) {
    let place = Place::new();
    place.good("bench national --voters 900 --make-only --out nation");
    let passes = place.good("shards plan nation --store work --stretch 256 --parts 2 --json");
    (place, serde_json::from_str(&passes).unwrap())
}

#[test]
fn pieces_run_one_by_one_give_the_report_of_one_verification() {
    let (place, passes) = planned();
    for (pass, tasks) in (1..).zip(&passes) {
        assert!(tasks.len() >= 2, "{passes:?}");
        for index in 0..tasks.len() {
            place.good(&format!("shards run nation --store work --pass {pass} --index {index}"));
        }
    }
    let told = place.good("shards reduce nation --store work --pieces pieces.json --json");
    assert_eq!(told, place.good("verify nation --json"));
    let pieces: Vec<Value> = serde_json::from_str(&place.read("pieces.json")).unwrap();
    let counted: u64 = pieces.iter().map(|piece| piece["counted"].as_u64().unwrap()).sum();
    let superseded: u64 = pieces.iter().map(|piece| piece["superseded"].as_u64().unwrap()).sum();
    assert_eq!((counted, superseded), (900, 45));
    let told = place.good("shards check nation --store work --pass 1 --index 0");
    assert!(told.contains("the same"), "{told}");
}

#[test]
fn what_is_left_is_run_and_nothing_twice() {
    let (place, passes) = planned();
    place.good("shards run nation --store work --pass 1 --index 1");
    let told = place.good("shards run nation --store work --left");
    assert!(told.contains(&format!("pass 1: {} pieces done, 1 of them before", passes[0].len())), "{told}");
    let told = place.good("shards run nation --store work --left");
    assert!(
        told.contains(&format!("pass 3: {0} pieces done, {0} of them before", passes[2].len())),
        "{told}"
    );
    let told = place.good("shards reduce nation --store work");
    assert!(told.contains("PASSED"), "{told}");
}

#[test]
fn what_is_missing_or_altered_is_named_with_what_to_do() {
    let (place, _) = planned();
    place.bad("shards reduce nation --store work", 1, &["missing", "--left"]);
    place.bad("shards run nation --store work --pass 2 --index 0", 1, &["missing"]);
    place.good("shards run nation --store work --left");
    for result in fs::read_dir(place.path("work/results")).unwrap() {
        let path = result.unwrap().path();
        let good = fs::read(&path).unwrap();
        let mut bytes = good.clone();
        bytes[30] ^= 1;
        fs::write(&path, bytes).unwrap();
        place.bad("shards reduce nation --store work", 1, &["altered", "shards check"]);
        fs::write(&path, good).unwrap();
    }
    assert!(place.good("shards reduce nation --store work").contains("PASSED"));
}

#[test]
fn a_false_result_is_found_by_whoever_runs_the_piece_again() {
    let (place, passes) = planned();
    // A machine that reads another copy: its results are good in themselves.
    place.good("shards run nation --store work --left");
    let bundle = place.path("nation/tile/entries/000");
    let good = fs::read(&bundle).unwrap();
    let mut bytes = good.clone();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&bundle, bytes).unwrap();
    fs::remove_dir_all(place.path("work/done")).unwrap();
    place.good("shards run nation --store work --left");
    fs::write(&bundle, good).unwrap();
    let checked = |index| place.run(&format!("shards check nation --store work --pass 1 --index {index}"));
    let differ: Vec<String> =
        (0..passes[0].len()).map(checked).filter(|ran| ran.status == 1).map(|ran| ran.err).collect();
    assert_eq!(differ.len(), 1, "{differ:?}");
    assert!(differ[0].contains("“ballots 0+256”: the store says"), "{differ:?}");
    place.bad("shards reduce nation --store work", 1, &["changed"]);
}

#[test]
fn bad_words_are_told() {
    let (place, _) = planned();
    place.bad("shards run nation --store work", 2, &["--pass and --index", "--left"]);
    place.bad("shards run nation --store work --pass 1", 2, &["--index"]);
    place.bad("shards run nation --store work --pass 1 --index 999", 2, &["pass 1 has"]);
    place.bad("shards run nation --store work --pass 4 --index 0", 2, &["--pass"]);
    place.bad("shards run nation --store nowhere --left", 1, &["shards plan"]);
    place.bad("shards plan nation --store nation/work", 2, &["inside the record"]);
    place.bad("shards plan nation --store work --stretch 100", 1, &["multiple of 256"]);
    place.bad("shards plan nowhere --store work", 2, &["no such directory"]);
    place.good("bench national --voters 300 --seed 9 --make-only --out other");
    place.bad("shards reduce other --store work", 1, &["another record"]);
    fs::write(place.path("work/job.json"), "{}").unwrap();
    place.bad("shards reduce nation --store work", 1, &["job.json", "shards plan"]);
}

#[test]
fn a_bucket_is_a_store_too() {
    let (place, passes) = planned();
    let server = ostrakon_s3::Server::start();
    server.bucket("votes");
    let good = |words: &str| {
        let ran = place.run_with(words, &server.settings());
        assert_eq!(ran.status, 0, "{words}\n{}", ran.err);
        ran.out
    };
    let bad = |words: &str, settings: &[(String, String)]| {
        let ran = place.run_with(words, settings);
        assert!(ran.status != 0 && !ran.err.contains("test-secret-key"), "{words}\n{}{}", ran.out, ran.err);
        ran.err
    };
    good("shards plan nation --store s3://votes/nation --stretch 256 --parts 2");
    good("shards run nation --store s3://votes/nation --pass 1 --index 0");
    let told = good("shards run nation --store s3://votes/nation --left");
    assert!(told.contains(&format!("pass 1: {} pieces done, 1 of them before", passes[0].len())), "{told}");
    let told = good("shards reduce nation --store s3://votes/nation --json");
    assert_eq!(told, place.good("verify nation --json"));
    assert!(good("shards check nation --store s3://votes/nation --pass 3 --index 0").contains("the same"));
    // The same names and bytes as in a folder, which has an address, too.
    let folder = place.path("work").display().to_string();
    place.good(&format!("shards run nation --store file://{folder} --left"));
    for (path, bytes) in support::snapshot(&place.path("work")) {
        let name = path.strip_prefix(place.path("work")).unwrap().display().to_string();
        assert_eq!(server.object("votes", &format!("nation/{name}")).unwrap(), bytes, "{name}");
    }
    let told = bad("shards run nation --store s3://nobody/x --left", &server.settings());
    assert!(told.contains("s3://nobody/x") && told.contains("no such bucket"), "{told}");
    let told = bad("shards run nation --store s3://votes/other --left", &server.settings());
    assert!(told.contains("s3://votes/other/job.json") && told.contains("shards plan"), "{told}");
    let inside = place.path("nation/work").display().to_string();
    place.bad(&format!("shards plan nation --store file://{inside}"), 2, &["inside the record"]);
    place.bad("shards plan nation --store gs://votes/x", 2, &["no kind of store", "s3://"]);
    let told = bad("shards plan nation --store s3://me:test-secret-key@votes/x", &[]);
    assert!(told.contains("AWS_ACCESS_KEY_ID"), "{told}");
}
