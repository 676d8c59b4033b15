//! One caller casts so often a minute, and no more.

use crate::raw::Bed;
use ostrakon_service::{Front, Limits};
use ostrakon_tests::carried::{Answer, SLUG};

fn cast(bed: &Bed, forwarded: &str) -> Answer {
    let path = format!("/api/elections/{SLUG}/cast");
    let headers = [("content-type", "application/octet-stream"), ("x-forwarded-for", forwarded)];
    bed.carried.post(&path, &headers, b"OB")
}

/// Attack 53: credentials, of which each guess is a ballot.
#[test]
fn who_casts_too_often_is_told_when_to_come_again() {
    let bed = Bed::new(Limits { casts: 3, ..Limits::default() }, Front::default);
    let answers = [0; 4].map(|_| cast(&bed, "198.51.100.1"));
    assert_eq!(answers.each_ref().map(|a| a.status), [404, 404, 404, 429]);
    let seconds: u32 = answers[3].header("retry-after").unwrap().parse().unwrap();
    assert!((1..=60).contains(&seconds));
    // Without a proxy of ours, what somebody says of where they are changes nothing.
    assert_eq!(cast(&bed, "198.51.100.2").status, 429);
    // Other routes go on.
    assert_eq!(bed.carried.get("/api/service").status, 200);
}

/// Documents, which may cost more than ballots: before anything of them is read.
#[test]
fn who_sends_documents_too_often_is_told_when_to_come_again() {
    let bed = Bed::new(Limits { documents: 8, ..Limits::default() }, Front::default);
    let rooms = ["setup", "roll", "board", "tally", "decrypt", "certify"];
    let mut paths: Vec<String> = rooms.map(|room| format!("/api/elections/{SLUG}/{room}")).into();
    paths.push("/api/register".into());
    let send = |path: &str| bed.carried.post(path, &[("content-type", "application/json")], b"{}");
    let statuses = |paths: &[String]| paths.iter().map(|path| send(path).status).collect::<Vec<_>>();
    assert_eq!(statuses(&paths), [404, 404, 404, 404, 404, 404, 400]);
    assert_eq!(statuses(&paths[..1]), [404]);
    for path in &paths {
        let answer = send(path);
        let seconds: u32 = answer.header("retry-after").unwrap().parse().unwrap();
        assert!(answer.status == 429 && (1..=60).contains(&seconds), "{path}: {}", answer.text());
    }
    // Ballots have a room of their own, and so has everything else.
    assert_eq!(cast(&bed, "198.51.100.1").status, 404);
    assert_eq!(bed.carried.get("/api/service").status, 200);
}

#[test]
fn behind_a_proxy_its_word_counts_and_no_other() {
    let bed = Bed::new(Limits { casts: 2, proxies: 1, ..Limits::default() }, Front::default);
    let own = |n: usize| cast(&bed, &format!("10.0.0.{n}, 203.0.113.7")).status;
    assert_eq!([own(1), own(2), own(3)], [404, 404, 429]);
    assert_eq!(cast(&bed, "10.0.0.1, 203.0.113.8").status, 404);
}
