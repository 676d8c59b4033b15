//! Passkeys: added while logged in, then what logs in.

use super::authenticator::Authenticator;
use super::house::{House, both};
use ostrakon_tests::carried::{Answer, BASE, Visitor};
use serde_json::json;

const LOGIN: [&str; 2] = ["/api/login/passkey/begin", "/api/login/passkey/finish"];

/// Adds a passkey.
fn add(visitor: &Visitor, key: &mut Authenticator) -> Answer {
    let begun = visitor.post("/api/me/passkeys/begin", &json!({ "label": "My telephone" })).json();
    let made = key.create(&begun["options"]);
    visitor.post("/api/me/passkeys/finish", &json!({ "ceremony": begun["ceremony"], "credential": made }))
}

/// Logs in with it.
fn log_in(house: &House, key: &mut Authenticator) -> Answer {
    let begun = house.post_own(LOGIN[0], &json!({})).json();
    let answered = key.get(&begun["options"]);
    house.post_own(LOGIN[1], &json!({ "ceremony": begun["ceremony"], "credential": answered }))
}

#[test]
fn a_passkey_is_added_logs_in_and_is_removed() {
    both(|mut house| {
        house.enrol("membership", &["ada", "bob"]);
        let (ada, mut key) = (house.log_in("ada@example.org"), Authenticator::new(BASE));
        let added = add(&ada, &mut key);
        assert_eq!(added.status, 200, "{}", added.text());
        let own = added.json();
        assert_eq!((&own["label"], &own["added"]), (&json!("My telephone"), &json!(house.time())));
        let mails = house.await_mails("ada@example.org", 2);
        assert!(mails.iter().any(|mail| mail.contains("Subject: A passkey was added")));
        house.restart();
        for _ in 0..2 {
            let answer = log_in(&house, &mut key);
            assert_eq!(answer.status, 204, "{}", answer.text());
            assert_eq!(house.visitor(&answer).me().json()["person"], "ada");
        }
        assert_eq!(ada.get("/api/me/passkeys").json(), json!([own]));
        let path = format!("/api/me/passkeys/{}", own["id"].as_str().unwrap());
        let bob = house.log_in("bob@example.org");
        assert_eq!(bob.delete(&path).status, 404, "it is not his");
        assert_eq!((ada.delete(&path).status, ada.delete(&path).status), (204, 404));
        assert_eq!(log_in(&house, &mut key).status, 401);
    });
}

#[test]
fn what_an_authenticator_must_not_do_is_refused() {
    let house = House::new(None, |_| {});
    house.enrol("membership", &["ada", "eve"]);
    let [ada, eve] = ["ada", "eve"].map(|person| house.log_in(&format!("{person}@example.org")));
    let changed = |change: fn(&mut Authenticator)| {
        let mut key = Authenticator::new(BASE);
        change(&mut key);
        add(&ada, &mut key).status
    };
    assert_eq!(changed(|key| key.verifies = false), 422, "its user must be verified");
    assert_eq!(changed(|key| key.origin = "https://evil.example".into()), 422);
    let mut key = Authenticator::new(BASE);
    assert_eq!(add(&ada, &mut key).status, 200);
    let again = add(&eve, &mut key);
    assert_eq!(again.status, 409, "one key is one person's: {}", again.text());
    // Whoever it is for now is Eve, as the key believes; the service knows better.
    assert_eq!(log_in(&house, &mut key).status, 401);
    let mut key = Authenticator::new(BASE);
    add(&ada, &mut key);
    assert_eq!(log_in(&house, &mut key).status, 204);
    for change in [
        (|key: &mut Authenticator| key.verifies = false) as fn(&mut Authenticator),
        |key| key.origin = "https://evil.example".into(),
        |key| key.origin = "https://evil.board.example".into(),
        |key| key.handle = data_encoding::BASE64URL_NOPAD.encode(&[7; 16]),
        |key| key.handle = String::new(),
        // A copy that counts on its own.
        |key| key.counter = 1,
    ] {
        let before = (key.origin.clone(), key.handle.clone(), key.counter);
        change(&mut key);
        assert_eq!(log_in(&house, &mut key).status, 401);
        (key.origin, key.handle, key.counter, key.verifies) = (before.0, before.1, before.2 + 9, true);
        assert_eq!(log_in(&house, &mut key).status, 204);
    }
    assert_eq!(log_in(&house, &mut Authenticator::new(BASE)).status, 401, "a key that nobody added");
}

/// Attack 59, with passkeys.
#[test]
fn a_ceremony_counts_once_for_whoever_began_it() {
    let house = House::new(None, |_| {});
    house.enrol("membership", &["ada", "eve"]);
    let [ada, eve] = ["ada", "eve"].map(|person| house.log_in(&format!("{person}@example.org")));
    let mut key = Authenticator::new(BASE);
    let begun = ada.post("/api/me/passkeys/begin", &json!({ "label": "x" })).json();
    let made = json!({ "ceremony": begun["ceremony"], "credential": key.create(&begun["options"]) });
    assert_eq!(eve.post("/api/me/passkeys/finish", &made).status, 409);
    assert_eq!(ada.post("/api/me/passkeys/finish", &made).status, 409, "and it has ended");
    assert_eq!(add(&ada, &mut key).status, 200);

    let begun = house.post_own(LOGIN[0], &json!({})).json();
    let answered = json!({ "ceremony": begun["ceremony"], "credential": key.get(&begun["options"]) });
    assert_eq!(house.post_own(LOGIN[1], &answered).status, 204);
    assert_eq!(house.post_own(LOGIN[1], &answered).status, 401, "an answer that is replayed");
    let other = house.post_own(LOGIN[0], &json!({})).json();
    let moved = json!({ "ceremony": other["ceremony"], "credential": answered["credential"] });
    assert_eq!(house.post_own(LOGIN[1], &moved).status, 401, "an answer to another challenge");
    for label in ["", "a\nb", &"x".repeat(101)] {
        assert_eq!(ada.post("/api/me/passkeys/begin", &json!({ "label": label })).status, 422);
    }
}

#[test]
fn a_bare_address_has_no_passkeys() {
    let house = House::new(None, |settings| settings.base = "http://127.0.0.1:1".into());
    let headers = [("origin", "http://127.0.0.1:1"), ("content-type", "application/json")];
    assert_eq!(house.post(LOGIN[0], &headers, b"{}").status, 404);
    assert_eq!(house.get("/api/service").json()["login"], json!(["mail"]));
    let named = House::new(None, |_| {});
    assert_eq!(named.get("/api/service").json()["login"], json!(["mail", "passkey"]));
}
