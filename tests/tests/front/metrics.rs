//! What the operator watches, and that nothing of anybody is in it.

use crate::raw::Bed;
use ostrakon_service::{Front, Limits};
use std::net::TcpListener;

const CANARY: &str = "canary7f3a";

#[test]
fn everything_is_told_and_nothing_of_anybody() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}/metrics", listener.local_addr().unwrap());
    let front =
        || Front { metrics: Some(tokio::net::TcpListener::from_std(listener).unwrap()), ..Front::default() };
    let limits = Limits { casts: 1_000_000, proxies: 1, ..Limits::default() };
    let mut bed = Bed::new(limits, front);
    bed.election.finish();
    assert_eq!(bed.carried.draft(&bed.election).status, 200);
    bed.carried.replay(&bed.election, 0).unwrap_or_else(|answer| panic!("{}", answer.text()));
    let ballot = bed.election.log.entries().iter().find(|e| e.starts_with(b"OB")).unwrap();
    let mut false_ballot = ballot.clone();
    *false_ballot.last_mut().unwrap() ^= 1;
    bed.carried.cast(&false_ballot);
    bed.carried.cast(b"OBno ballot");
    bed.carried.get(&format!("/{CANARY}?{CANARY}"));
    bed.carried.get(&format!("/api/elections/{CANARY}"));
    let headers = [
        ("content-type", "application/octet-stream"),
        ("x-forwarded-for", "203.0.113.77"),
        ("user-agent", CANARY),
        ("cookie", CANARY),
    ];
    bed.carried.post("/api/elections/forged/cast", &headers, CANARY.as_bytes());

    let text = ureq::get(&address).call().unwrap().body_mut().read_to_string().unwrap();
    for line in [
        "ostrakon_requests_total{route=\"/api/elections/{slug}/cast\",method=\"POST\",status=\"2xx\"} 10",
        "ostrakon_requests_total{route=\"files\",method=\"GET\",status=\"4xx\"} 1",
        "ostrakon_request_seconds_bucket{",
        "ostrakon_ballots_total{verdict=\"accepted\"} 10",
        "ostrakon_ballots_total{verdict=\"301\"} 2",
        "ostrakon_batch_entries_count",
        "ostrakon_commit_seconds_count",
        "ostrakon_records_judged_total",
        "ostrakon_published_entries{log=\"elections/forged\"}",
        "ostrakon_waiting_ballots{log=\"elections/forged\"} 0",
        "ostrakon_resident_bytes",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let entries = format!("ostrakon_entries{{log=\"elections/forged\"}} {}", bed.election.log.size());
    assert!(text.contains(&entries), "{entries}\n{text}");
    for nobody in [CANARY, "203.0.113.77", "127.0.0.1"] {
        assert!(!text.contains(nobody), "{nobody}\n{text}");
    }
    // It is not for everybody.
    assert_eq!(bed.carried.get("/metrics").status, 404);
}
