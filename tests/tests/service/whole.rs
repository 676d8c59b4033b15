//! A whole election: every entry through its room, and the archive that comes of it.

use ostrakon_postgres::Server;
use ostrakon_tests::carried::{Carried, SLUG, election};
use ostrakon_tests::forge::Setting;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_verify::{Directory, Options, verify};
use std::time::{Duration, Instant};
use tempfile::TempDir;

#[test]
fn an_election_is_carried_from_manifest_to_certificate() {
    carry(None);
}

#[test]
fn an_election_is_carried_on_postgres() {
    carry(Some(Server::shared().database()));
}

fn carry(database: Option<String>) {
    let data = TempDir::new().unwrap();
    let mut forged = election(Setting::default());
    forged.finish();
    Carried::place_key(data.path(), &forged.people);
    let start = || Carried::start(data.path(), Carried::settings(&forged.people), database.clone()).unwrap();
    let carried = start();
    carried.set_clock(forged.manifest.opens);
    assert_eq!(carried.draft(&forged).status, 200);
    carried.replay(&forged, 0).unwrap_or_else(|answer| panic!("{}", answer.text()));
    let record = carried.public().join("elections").join(SLUG);
    settle(&record, forged.log.size());
    let report = verify(&Directory::new(&record), &Options::default(), &()).report;
    assert!(report.passed(), "{report}");

    // After a start everything is there, and sending it again changes nothing.
    drop(carried);
    let carried = start();
    carried.replay(&forged, 0).unwrap_or_else(|answer| panic!("{}", answer.text()));
    let now = carried.get(&format!("/api/elections/{SLUG}")).json();
    assert_eq!((now["stage"].as_str(), now["entries"].as_u64()), (Some("done"), Some(forged.log.size())));
}

/// Waits until the directory is just the record of this size.
fn settle(record: &std::path::Path, size: u64) {
    let start = Instant::now();
    let done = || {
        let checkpoint = std::fs::read_to_string(record.join(CHECKPOINT_PATH)).unwrap_or_default();
        checkpoint.lines().nth(1) == Some(&size.to_string())
            && verify(&Directory::new(record), &Options::default(), &()).report.checks()[0]
                .findings
                .is_empty()
    };
    while !done() {
        assert!(start.elapsed() < Duration::from_secs(60), "the archive is not published");
        std::thread::sleep(Duration::from_millis(200));
    }
}
