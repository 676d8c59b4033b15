//! Logging in at a provider of OpenID Connect.

use super::house::House;
use super::provider::{CLIENT, Change, Forge, Provider, SECRET};
use data_encoding::BASE64URL_NOPAD;
use ostrakon_postgres::Server;
use ostrakon_service::{Claim, OidcSettings, Settings};
use ostrakon_tests::carried::{Answer, BASE};
use serde_json::{Value, json};
use std::sync::Arc;

const GO: &str = "/api/login/oidc";
const ADA: &str = "ada@example.org";

fn settings(provider: &Provider, claim: Claim) -> impl Fn(&mut Settings) + use<> {
    let issuer = provider.issuer.clone();
    move |settings| {
        settings.oidc = Some(OidcSettings {
            issuer: issuer.clone(),
            client_id: CLIENT.into(),
            client_secret_file: Some("oidc.secret".into()),
            claim,
        });
    }
}

fn house(database: Option<String>, claim: Claim) -> (House, Arc<Provider>) {
    let provider = Provider::start();
    let house = House::with(database, settings(&provider, claim), |data| {
        std::fs::write(data.join("oidc.secret"), format!("{SECRET}\n")).unwrap();
    });
    house.enrol("membership", &["ada", "bob"]);
    (house, provider)
}

/// The browser that was sent to the provider: where to, and its cookie.
fn go(house: &House) -> (String, String) {
    let sent = house.get(GO);
    assert_eq!(sent.status, 303, "{}", sent.text());
    let cookie = sent.header("set-cookie").unwrap();
    assert!(
        cookie.starts_with("__Host-ostrakon-oidc=")
            && cookie.ends_with("; Path=/; Max-Age=300; HttpOnly; SameSite=Lax; Secure"),
        "{cookie}"
    );
    (sent.header("location").unwrap().to_owned(), cookie.split(';').next().unwrap().to_owned())
}

fn back(house: &House, code: &str, state: &str, cookie: &str) -> Answer {
    house.get_with(&format!("{GO}/return?code={code}&state={state}"), &[("cookie", cookie)])
}

fn log_in(house: &House, provider: &Provider, claims: Value) -> Answer {
    let (sent, cookie) = go(house);
    let (code, state) = provider.log_in(&sent, claims, house.time());
    back(house, &code, &state, &cookie)
}

fn verified(address: &str) -> Value {
    json!({ "email": address, "email_verified": true })
}

/// Who is logged in by an answer that sets two cookies.
fn person(house: &House, answer: &Answer) -> String {
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, Some("https://board.example/login")),
        "{}",
        answer.text()
    );
    let cookies = answer.headers.iter().filter(|(name, _)| name == "set-cookie").map(|(_, value)| value);
    let session = cookies.into_iter().find(|value| value.starts_with("__Host-ostrakon=")).unwrap();
    let cookie = session.split(';').next().unwrap();
    house.get_with("/api/me", &[("origin", BASE), ("cookie", cookie)]).json()["person"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn whoever_the_provider_knows_is_logged_in() {
    for database in [None, Some(Server::shared().database())] {
        let (house, provider) = house(database, Claim::Email);
        assert_eq!(person(&house, &log_in(&house, &provider, verified("Ada@Example.org"))), "ada");
        let quoted = json!({ "email": ADA, "email_verified": "true" });
        assert_eq!(person(&house, &log_in(&house, &provider, quoted)), "ada");
        let many = json!({ "aud": [CLIENT, "another"], "azp": CLIENT, "email": ADA, "email_verified": true });
        assert_eq!(person(&house, &log_in(&house, &provider, many)), "ada");
        for unknown in [
            verified("eve@example.org"),
            json!({ "email": ADA }),
            json!({}),
            json!({ "email": ADA, "email_verified": false }),
            json!({ "person": "ada" }),
        ] {
            let answer = log_in(&house, &provider, unknown);
            assert_eq!((answer.status, answer.header("set-cookie")), (403, None), "{}", answer.text());
        }
    }
    let (house, provider) = house(None, Claim::Person);
    assert_eq!(person(&house, &log_in(&house, &provider, json!({ "person": "bob" }))), "bob");
    assert_eq!(log_in(&house, &provider, verified(ADA)).status, 403);
    assert_eq!(log_in(&house, &provider, json!({ "person": "eve" })).status, 403);
}

/// Attack 59, by way of a provider.
#[test]
fn what_is_replayed_or_another_browser_s_is_refused() {
    let (house, provider) = house(None, Claim::Email);
    let (sent, cookie) = go(&house);
    let (code, state) = provider.log_in(&sent, verified(ADA), house.time());
    assert_eq!(person(&house, &back(&house, &code, &state, &cookie)), "ada");
    assert_eq!(back(&house, &code, &state, &cookie).status, 401, "state and code again");
    // Somebody else's login, brought into this browser.
    let (sent, own) = go(&house);
    let (theirs, _) = go(&house);
    let (code, state) = provider.log_in(&theirs, verified("bob@example.org"), house.time());
    assert_eq!(back(&house, &code, &state, &own).status, 401);
    assert_eq!(back(&house, &code, &state, "").status, 401);
    // Their code under one's own state: the nonce is another's, and so is the verifier.
    let (code, _) = provider.log_in(&theirs, verified("bob@example.org"), house.time());
    let (_, state) = provider.log_in(&sent, verified(ADA), house.time());
    assert_eq!(back(&house, &code, &state, &own).status, 401);
    for query in ["", "?error=access_denied", "?code=x", "?code=x&state=y", "?state=y&state=y&code=x"] {
        let answer = house.get_with(&format!("{GO}/return{query}"), &[("cookie", &own)]);
        assert_eq!((answer.status, answer.header("set-cookie")), (401, None), "{query}");
    }
    let (sent, cookie) = go(&house);
    let (code, state) = provider.log_in(&sent, verified(ADA), house.time());
    let path = format!("{GO}/return?code={code}&state={state}&iss=https://evil.example");
    assert_eq!(house.get_with(&path, &[("cookie", &cookie)]).status, 401, "another provider");
}

#[test]
fn every_claim_is_checked() {
    let (house, provider) = house(None, Claim::Email);
    let changes: [(&str, Change); 10] = [
        ("another issuer", |claims| claims["iss"] = "https://evil.example".into()),
        ("another client", |claims| claims["aud"] = "another".into()),
        ("nobody's", |claims| claims["aud"] = json!([])),
        ("many clients' without saying whose", |claims| claims["aud"] = json!([CLIENT, "another"])),
        ("handed to another", |claims| claims["azp"] = "another".into()),
        ("expired", |claims| claims["exp"] = json!(claims["iat"].as_u64().unwrap() - 121)),
        ("from the future", |claims| claims["iat"] = json!(claims["iat"].as_u64().unwrap() + 300)),
        ("another nonce", |claims| claims["nonce"] = "x".into()),
        ("no nonce", |claims| drop(claims.as_object_mut().unwrap().remove("nonce"))),
        ("no end", |claims| drop(claims.as_object_mut().unwrap().remove("exp"))),
    ];
    for (what, change) in changes {
        *provider.change.lock().unwrap() = change;
        let answer = log_in(&house, &provider, verified(ADA));
        assert_eq!((answer.status, answer.header("set-cookie")), (401, None), "{what}: {}", answer.text());
    }
    *provider.change.lock().unwrap() = |_| {};
    assert_eq!(person(&house, &log_in(&house, &provider, verified(ADA))), "ada");
}

/// The claims of a token.
fn claims(token: &str) -> Value {
    let part = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&BASE64URL_NOPAD.decode(part.as_bytes()).unwrap()).unwrap()
}

#[test]
fn signatures_are_the_provider_s() {
    let (house, provider) = house(None, Claim::Email);
    let forgeries: [(&str, Forge); 9] = [
        ("none", |_, token| {
            let header = BASE64URL_NOPAD.encode(br#"{"alg":"none"}"#);
            format!("{header}.{}.", token.split('.').nth(1).unwrap())
        }),
        ("a shared secret", |provider, token| {
            provider.sign(&json!({ "alg": "HS256", "kid": "one" }), &claims(&token))
        }),
        ("another algorithm than the key's", |provider, token| {
            provider.sign(&json!({ "alg": "RS256", "kid": "one" }), &claims(&token))
        }),
        ("a key for something else", |provider, token| {
            provider.sign(&json!({ "alg": "ES256", "kid": "secret" }), &claims(&token))
        }),
        ("a key that is not there", |provider, token| {
            provider.sign(&json!({ "alg": "ES256", "kid": "three" }), &claims(&token))
        }),
        ("what must be understood", |provider, token| {
            provider.sign(&json!({ "alg": "ES256", "kid": "one", "crit": ["x"], "x": 1 }), &claims(&token))
        }),
        ("other claims", |_, token| {
            let mut told = claims(&token);
            told["email"] = "bob@example.org".into();
            let parts: Vec<&str> = token.split('.').collect();
            format!("{}.{}.{}", parts[0], BASE64URL_NOPAD.encode(told.to_string().as_bytes()), parts[2])
        }),
        ("nothing", |_, _| String::new()),
        ("a part too many", |_, token| token + ".x"),
    ];
    for (what, forge) in forgeries {
        *provider.forge.lock().unwrap() = forge;
        let answer = log_in(&house, &provider, verified(ADA));
        assert_eq!((answer.status, answer.header("set-cookie")), (401, None), "{what}: {}", answer.text());
    }
    for good in [
        (|_: &Provider, token: String| token) as Forge,
        |provider, token| provider.sign(&json!({ "alg": "EdDSA", "kid": "two" }), &claims(&token)),
        |provider, token| provider.sign(&json!({ "alg": "EdDSA" }), &claims(&token)),
    ] {
        *provider.forge.lock().unwrap() = good;
        assert_eq!(person(&house, &log_in(&house, &provider, verified(ADA))), "ada");
    }
    assert!(*provider.asked.lock().unwrap() <= 3, "keys are not asked for at every login");
}

#[test]
fn a_provider_is_reached_over_tls_alone() {
    let start = |issuer: &str| {
        let settings = |settings: &mut Settings| {
            settings.oidc = Some(OidcSettings {
                issuer: issuer.into(),
                client_id: CLIENT.into(),
                client_secret_file: None,
                claim: Claim::Email,
            });
        };
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| House::new(None, settings)))
    };
    assert!(start("http://provider.example").is_err());
    let house = start("https://provider.invalid").unwrap();
    assert_eq!(house.get(GO).status, 503, "it cannot be reached");
    assert_eq!(house.get("/api/service").json()["login"], json!(["mail", "passkey", "oidc"]));
    assert_eq!(House::new(None, |_| {}).get(GO).status, 404);
}
