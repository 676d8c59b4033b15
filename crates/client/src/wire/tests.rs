#![allow(clippy::unwrap_used)]

use super::scripted::{Say, Scripted, answer, json};
use super::*;
use std::time::Instant;

fn wire(service: &Scripted) -> Wire {
    let options = Options { patience: Duration::from_secs(2), ..Options::default() };
    Wire::new(service.base.clone(), &options).unwrap()
}

#[test]
fn an_answer_comes_back_whole() {
    let service = Scripted::new(vec![answer(200, &[("ETag", "\"a\"")], "text")]);
    let answer = wire(&service).ask(&Ask::get("/x?y").header("if-none-match", "\"b\"")).unwrap();
    assert_eq!(
        (answer.status, answer.body.as_slice(), answer.header("etag")),
        (200, b"text".as_slice(), Some("\"a\""))
    );
    let heard = &service.heard()[0];
    assert_eq!(heard.line, "GET /votes/x?y");
    assert_eq!(heard.header("if-none-match"), Some("\"b\""));
    assert_eq!(heard.header("cookie"), None);
}

#[test]
fn refusals_are_told_in_the_services_words() {
    let problem = r#"{"title":"Gone","status":410,"detail":"the vote has closed","next":"nothing"}"#;
    let service = Scripted::new(vec![answer(410, &[("Content-Type", "application/problem+json")], problem)]);
    let error = wire(&service).ask(&Ask::post("/api/x", "text/plain", b"b")).unwrap_err();
    assert!(error.is(410) && error.next() == Some("nothing"));
    assert_eq!(error.to_string(), format!("{}/api/x: the vote has closed", service.base));
}

#[test]
fn broken_connections_are_tried_again_with_the_same_bytes() {
    let service =
        Scripted::new(vec![Say::Nothing, Say::Bytes(b"HTTP/1.1 200 X\r\nContent-Le".to_vec()), json("1")]);
    let answer = wire(&service).ask(&Ask::post("/api/x", "text/plain", b"body")).unwrap();
    assert_eq!(answer.body, b"1");
    let heard = service.heard();
    assert_eq!(heard.len(), 3);
    assert!(heard.iter().all(|h| h.body == b"body" && h.line == "POST /votes/api/x"));
}

#[test]
fn a_body_that_is_cut_off_is_a_broken_connection() {
    let cut = b"HTTP/1.1 200 X\r\nContent-Length: 10\r\nConnection: close\r\n\r\nhalf".to_vec();
    let service = Scripted::new(vec![Say::Bytes(cut), json("whole")]);
    assert_eq!(wire(&service).ask(&Ask::get("/x")).unwrap().body, b"whole");
}

#[test]
fn what_must_not_be_sent_twice_is_sent_once() {
    let service = Scripted::new(vec![Say::Nothing, json("1")]);
    let error = wire(&service).ask(&Ask::post("/api/x", "text/plain", b"").once()).unwrap_err();
    assert!(matches!(error, ClientError::Unreachable { .. }), "{error}");
    assert_eq!(service.heard().len(), 1);
}

#[test]
fn a_service_that_asks_for_patience_gets_it() {
    let busy = |seconds: &str| answer(503, &[("Retry-After", seconds)], "");
    let service = Scripted::new(vec![busy("1"), answer(429, &[("Retry-After", "0")], ""), json("1")]);
    let begun = Instant::now();
    assert_eq!(wire(&service).ask(&Ask::get("/x")).unwrap().body, b"1");
    assert!(begun.elapsed() >= Duration::from_secs(1));
    let service = Scripted::new(vec![busy("3600")]);
    assert!(wire(&service).ask(&Ask::get("/x")).unwrap_err().is(503));
}

#[test]
fn nobody_there() {
    let service = Scripted::new(Vec::new());
    std::thread::sleep(Duration::from_millis(50));
    let error = wire(&service).ask(&Ask::get("/x")).unwrap_err();
    assert!(matches!(error, ClientError::Unreachable { .. }), "{error}");
}

#[test]
fn answers_have_limits() {
    for (length, fits) in [(10, true), (11, false)] {
        let service = Scripted::new(vec![json(&"x".repeat(length))]);
        let read = wire(&service).ask(&Ask::get("/x").at_most(10));
        assert_eq!(read.is_ok(), fits);
        assert!(fits || matches!(read, Err(ClientError::TooLarge { limit: 10, .. })));
    }
    let endless = [b"HTTP/1.1 200 X\r\nConnection: close\r\n\r\n".as_slice(), &[b'x'; 4096]].concat();
    let service = Scripted::new(vec![Say::Bytes(endless)]);
    assert!(matches!(wire(&service).ask(&Ask::get("/x").at_most(10)), Err(ClientError::TooLarge { .. })));
}

#[test]
fn only_the_same_origin_is_followed() {
    let to = |location: &str| answer(302, &[("Location", location)], "");
    let service = Scripted::new(vec![to("/votes/y"), json("1")]);
    assert_eq!(wire(&service).ask(&Ask::get("/x")).unwrap().body, b"1");
    assert_eq!(service.heard()[1].line, "GET /votes/y");
    for location in ["https://example.org/x", "//example.org/x", "http://127.0.0.1:1/x", ""] {
        let service = Scripted::new(vec![to(location), json("1")]);
        let error = wire(&service).ask(&Ask::get("/x")).unwrap_err();
        assert!(matches!(error, ClientError::Elsewhere { .. }), "{location}: {error}");
    }
    for ask in [Ask::post("/x", "text/plain", b""), Ask::get("/x").header("authorization", "a")] {
        let service = Scripted::new(vec![to("/votes/y"), json("1")]);
        assert!(matches!(wire(&service).ask(&ask), Err(ClientError::Elsewhere { .. })));
    }
    let service = Scripted::new((0..4).map(|_| to("/votes/x")).collect());
    assert!(matches!(wire(&service).ask(&Ask::get("/x")), Err(ClientError::Elsewhere { .. })));
}

#[test]
fn certificates_are_read_or_refused() {
    for pem in [b"".as_slice(), b"nothing", b"-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n"] {
        let options = Options { certificates: Some(pem.to_vec()), ..Options::default() };
        let base = Base::parse("https://localhost:1").unwrap();
        assert!(matches!(Wire::new(base, &options), Err(ClientError::Certificates)));
    }
}
