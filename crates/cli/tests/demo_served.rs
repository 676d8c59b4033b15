//! The demonstrations through a service of their own, over HTTP: one election, and the year on both engines.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use ostrakon_postgres::Server;
use serde_json::Value;
use std::collections::BTreeMap;
use support::{Place, failed, snapshot};

fn play(place: &Place, words: &str) -> Value {
    serde_json::from_str(&place.good(&format!("demo --served --json {words}"))).unwrap()
}

/// The origin of a log: only what a service has signed is called after its address.
fn origin(place: &Place, log: &str) -> String {
    place.read(&format!("{log}/checkpoint")).lines().next().unwrap().to_owned()
}

/// Every contest of the year with its verdict.
fn verdicts(year: &Value) -> BTreeMap<&str, &str> {
    let elections = year["elections"].as_array().unwrap().iter();
    let contests = elections.flat_map(|election| election["contests"].as_array().unwrap());
    contests.map(|c| (c["contest"].as_str().unwrap(), c["verdict"].as_str().unwrap())).collect()
}

/// All is as it must be, by the scenario, by the verifier, and by who wrote this test.
fn judge(place: &Place, year: &Value) {
    assert!(year["as_expected"] == true && year["verifier"] == true, "{year}");
    assert_eq!((year["acts"].as_u64(), year["elections"].as_array().map(Vec::len)), (Some(ACTS), Some(10)));
    let verdicts = verdicts(year);
    for (contest, verdict) in [
        ("leeds-delegates", "elected ann cem"),
        ("orkney-hall", "too-few"),
        ("post-delegate", "tied | tom una"),
        ("london-recalls-cem", "invalid recall"),
        ("new-paper", "invalid notice"),
        ("dissolve-now", "carried"),
    ] {
        assert_eq!(verdicts[contest], verdict);
    }
    let register = origin(place, "year/register");
    assert!(register.starts_with("127.0.0.1:") && register.ends_with("/register"), "{register}");
    let ballots = origin(place, "year/elections/09-too-late");
    assert!(ballots.starts_with("127.0.0.1:") && ballots.ends_with("/elections/09-too-late"), "{ballots}");
    // A mirror holds what was published, and nothing of anybody's.
    let names: Vec<_> = snapshot(&place.path("year")).into_iter().map(|(path, _)| path).collect();
    assert!(names.iter().all(|path| path.extension().is_none_or(|ending| ending != "key")), "{names:?}");
}

/// As many as the year has on logs that are kept here.
const ACTS: u64 = 79;

#[test]
fn the_year_is_played_over_http_on_sqlite() {
    let place = Place::new();
    let year = play(&place, "--scenario year --no-reference --out year");
    judge(&place, &year);
    assert_eq!(failed(&place, "year"), [[""; 0]; 2]);
}

#[test]
fn the_year_is_played_over_http_on_postgres() {
    let (place, server) = (Place::new(), Server::start());
    let database = server.database();
    let year = play(&place, &format!("--scenario year --no-reference --out year --database {database}"));
    judge(&place, &year);
}

#[test]
fn an_election_is_played_over_http_and_replayed() {
    let place = Place::new();
    let file = format!("{}/../../data/french-approval-2002-gy-les-nonains.csv", env!("CARGO_MANIFEST_DIR"));
    let words = format!("demo --served --no-reference --ballots {file} --as approval --limit 60 --out mine");
    let told = place.good(&words);
    assert!(told.contains("A service runs for it at http://127.0.0.1:"), "{told}");
    assert!(told.contains("every secret count equals the open count"), "{told}");
    assert!(told.contains("PASSED: 39 checks passed"), "{told}");
    let (first, receipts) = (origin(&place, "mine"), snapshot(&place.path("mine-receipts")));
    assert!(first.ends_with("/elections/demonstration"), "{first}");
    let receipt = receipts[0].0.display().to_string();
    assert!(place.good(&format!("verify mine --receipt {receipt}")).contains("PASSED"));
    // The next demonstration replaces it; what another service has signed it leaves alone.
    place.good(&words);
    let checkpoint = place.read("mine/checkpoint").replace("/elections/demonstration", "/elections/spring");
    place.write("mine/checkpoint", checkpoint);
    place.bad(&words, 1, &["no earlier demonstration"]);
    place.bad("demo --database postgres:///nowhere", 2, &["--served"]);
    let nowhere = "demo --served --database postgres:///nowhere?host=/nowhere --out other";
    place.bad(nowhere, 1, &["the service", "does not start"]);
}
