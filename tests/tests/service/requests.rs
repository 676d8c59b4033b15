//! Signed requests: each counts once, also after a start (spec 10.5).

use ostrakon_postgres::Server;
use ostrakon_tests::carried::{Carried, SLUG, election, signed};
use ostrakon_tests::forge::Setting;
use serde_json::json;
use tempfile::TempDir;

#[test]
fn one_that_has_counted_counts_no_more_after_a_start() {
    for database in [None, Some(Server::shared().database())] {
        let (data, forged) = (TempDir::new().unwrap(), election(Setting::default()));
        Carried::place_key(data.path(), &forged.people);
        let settings = Carried::settings(&forged.people);
        let start = || Carried::start(data.path(), settings.clone(), database.clone()).unwrap();
        let (path, now) = (format!("/api/elections/{SLUG}/draft"), forged.manifest.opens);
        let body = json!({ "rolls": forged.manifest.rolls.len() }).to_string();
        // By a clock that goes ahead as far as one may: this request is valid for ten minutes.
        let header = signed(&path, "POST", &forged.people.organiser, now + 300, body.as_bytes());
        let headers = [("authorization", header.as_str()), ("content-type", "application/json")];
        let carried = start();
        carried.set_clock(now);
        assert_eq!(carried.post(&path, &headers, body.as_bytes()).status, 200);
        assert_eq!(carried.post(&path, &headers, body.as_bytes()).status, 401);
        drop(carried);
        let carried = start();
        for later in [0, 1, 299, 600, 601] {
            carried.set_clock(now + later);
            let answer = carried.post(&path, &headers, body.as_bytes());
            assert_eq!(answer.status, 401, "{later}: {}", answer.text());
            let counted = answer.text().contains("counted already");
            assert_eq!(counted, later <= 600, "{later}: {}", answer.text());
        }
        assert_eq!(carried.draft(&forged).status, 200, "a new one counts");
    }
}
