//! Logging in by mail.

use super::house::{House, both};
use ostrakon_tests::carried::BASE;
use serde_json::json;

const ADA: &str = "ada@example.org";

/// Attack 59: a login that is replayed.
#[test]
fn a_link_logs_in_once() {
    both(|mut house| {
        house.enrol("membership", &["ada", "bob"]);
        house.enrol("committee", &["ada"]);
        house.post_own("/api/login/mail", &json!({ "address": "ADA@Example.org" }));
        let secret = house.links(ADA, 1).remove(0);
        let answer = house.redeem(&secret);
        assert_eq!(answer.status, 204, "{}", answer.text());
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        let cookie = answer.header("set-cookie").unwrap();
        let (name, rest) = cookie.split_once('=').unwrap();
        let (value, attributes) = rest.split_once("; ").unwrap();
        assert_eq!((name, value.len()), ("__Host-ostrakon", 43));
        assert_eq!(attributes, "Path=/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure");
        let ada = house.visitor(&answer);
        let me = ada.me().json();
        assert_eq!((&me["person"], &me["bodies"]), (&json!("ada"), &json!(["committee", "membership"])));
        assert_eq!(house.redeem(&secret).status, 401, "a link that is replayed");
        house.restart();
        assert_eq!(ada.me().status, 200);
        assert_eq!(house.redeem(&secret).status, 401);
        assert_eq!(ada.post("/api/logout", &json!({})).status, 204);
        assert_eq!(ada.me().status, 401);
        assert_eq!(ada.post("/api/logout", &json!({})).status, 401);
    });
}

#[test]
fn links_and_sessions_end() {
    both(|house| {
        house.enrol("membership", &["ada"]);
        let (old, last) = (house.ask_link(ADA), house.ask_link(ADA));
        house.pass(20 * 60 - 1);
        let ada = house.visitor(&house.redeem(&last));
        house.pass(1);
        assert_eq!(house.redeem(&old).status, 401);
        house.pass(12 * 60 * 60 - 2);
        assert_eq!(ada.me().status, 200);
        // To the next full hour.
        house.pass(60 * 60 + 1);
        assert_eq!(ada.me().status, 401);
    });
}

/// Attack 59, many times at once.
#[test]
fn one_of_many_who_come_with_a_link_gets_in() {
    both(|house| {
        house.enrol("membership", &["ada"]);
        let secret = house.ask_link(ADA);
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let redeem = || house.redeem(&secret).status;
            let all: Vec<_> = (0..16).map(|_| scope.spawn(redeem)).collect();
            all.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(statuses.iter().filter(|status| **status == 204).count(), 1, "{statuses:?}");
        assert!(statuses.iter().all(|status| [204, 401].contains(status)));
    });
}

/// Attack 59: whoever plants a cookie in somebody's browser is not logged in by their login.
#[test]
fn a_session_is_never_the_one_that_was_brought() {
    both(|house| {
        house.enrol("membership", &["ada", "eve"]);
        let eve = house.log_in("eve@example.org");
        let planted =
            [("origin", BASE), ("content-type", "application/json"), ("cookie", eve.cookie.as_str())];
        let body = json!({ "secret": house.ask_link(ADA) }).to_string();
        let answer = house.post("/api/login/mail/redeem", &planted, body.as_bytes());
        let ada = house.visitor(&answer);
        assert_ne!(ada.cookie, eve.cookie);
        assert_eq!(ada.me().json()["person"], "ada");
        assert_eq!(eve.me().status, 401, "the planted session has ended");
        // A value that nobody was given is none.
        let made_up = format!("__Host-ostrakon={}", "A".repeat(43));
        let headers = [("origin", BASE), ("cookie", made_up.as_str())];
        assert_eq!(house.get_with("/api/me", &headers).status, 401);
        let twice = format!("{made_up}; {}", ada.cookie);
        assert_eq!(house.get_with("/api/me", &[("origin", BASE), ("cookie", &twice)]).status, 401);
    });
}

#[test]
fn a_new_address_ends_what_the_old_one_opened() {
    both(|house| {
        house.enrol("membership", &["ada", "bob"]);
        let (ada, bob, link) = (house.log_in(ADA), house.log_in("bob@example.org"), house.ask_link(ADA));
        let roll = "person,address\nada,ada@example.com\nbob,bob@example.org\n";
        house.upload(&house.forged.people.registrar, "membership", roll).granted();
        assert_eq!((ada.me().status, house.redeem(&link).status), (401, 401));
        assert_eq!(bob.me().status, 200);
        assert_eq!(house.log_in("ada@example.com").me().json()["person"], "ada");
        // Whoever is on no roll is nobody here any more.
        house.enrol("membership", &["bob"]);
        house.post_own("/api/login/mail", &json!({ "address": "ada@example.com" }));
        let _ = house.ask_link("bob@example.org");
        assert_eq!(house.mails("ada@example.com").len(), 1);
    });
}

/// Attack 53: links.
#[test]
fn guessing_is_slow_and_tells_nothing() {
    let house = House::new(None, |settings| settings.limits.logins = 5);
    let guess = |n: u8| {
        let secret = data_encoding::BASE64URL_NOPAD.encode(&[n; 32]);
        house.redeem(&secret)
    };
    let answers: Vec<_> = (0..8).map(guess).collect();
    let statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    assert_eq!(statuses, [401, 401, 401, 401, 401, 429, 429, 429]);
    assert_eq!(answers[7].header("retry-after"), Some("60"));
    assert!(answers.iter().take(5).all(|answer| answer.body == answers[0].body));
    assert_eq!(house.post_own("/api/login/mail", &json!({ "address": ADA })).status, 429);
}

#[test]
fn an_address_gets_so_many_mails_and_the_answer_does_not_tell() {
    let house = House::new(None, |settings| settings.limits.mails = 3);
    house.enrol("membership", &["ada", "bob"]);
    let ask = |address: &str| house.post_own("/api/login/mail", &json!({ "address": address })).status;
    assert!((0..9).all(|n| ask(if n % 2 == 0 { ADA } else { "Ada@Example.org" }) == 202));
    let _ = house.ask_link("bob@example.org");
    assert_eq!(house.await_mails(ADA, 3).len(), 3);
}

#[test]
fn callers_are_told_apart_behind_proxies() {
    let house = House::new(None, |settings| {
        settings.limits.logins = 1;
        settings.limits.proxies = 1;
    });
    let ask = |forwarded: &str| {
        let headers =
            [("origin", BASE), ("content-type", "application/json"), ("x-forwarded-for", forwarded)];
        house.post("/api/login/mail", &headers, br#"{"address":"ada@example.org"}"#).status
    };
    assert_eq!(["192.0.2.1", "192.0.2.1", "192.0.2.2"].map(ask), [202, 429, 202]);
    assert_eq!(ask("203.0.113.9, 192.0.2.2"), 429, "what stands before was written by whoever asks");
}

#[test]
fn a_rehearsal_without_tls_has_a_plain_cookie() {
    let house = House::new(None, |settings| settings.base = "http://127.0.0.1:8800".into());
    let (origin, json) = (("origin", "http://127.0.0.1:8800"), ("content-type", "application/json"));
    house.post("/api/login/mail", &[origin, json], br#"{"address":"ada@example.org"}"#);
    let asked = house.post("/api/login/mail/redeem", &[origin, json], br#"{"secret":"x"}"#);
    assert_eq!(asked.status, 401);
    assert_eq!(house.post_own("/api/login/mail", &json!({ "address": ADA })).status, 403, "another origin");
}

#[test]
fn bodies_are_of_their_form() {
    let house = House::new(None, |_| {});
    let post = |kind: &str, body: &str| {
        house.post("/api/login/mail", &[("origin", BASE), ("content-type", kind)], body.as_bytes()).status
    };
    let json = "application/json";
    assert_eq!(post("text/plain", r#"{"address":"ada@example.org"}"#), 415);
    assert_eq!(post("application/json; charset=utf-8", r#"{"address":"ada@example.org"}"#), 202);
    for body in ["", "{}", "[]", r#"{"address":1}"#, r#"{"address":"a@x.org","more":1}"#] {
        assert_eq!(post(json, body), 400, "{body}");
    }
    assert_eq!(post(json, r#"{"address":"a@x.org","address":"b@x.org"}"#), 400);
    assert_eq!(post(json, &"[".repeat(60_000)), 400);
    assert_eq!(post(json, &" ".repeat((64 << 10) + 1)), 413);
    assert_eq!(post(json, r#"{"address":"a@x.org\r\nBcc: b@x.org"}"#), 422);
}
