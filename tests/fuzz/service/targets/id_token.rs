//! Identity tokens of a provider (OpenID Connect Core 1.0, 3.1.3.7): only what it signed for this client and login, and keys of any form.
#![no_main]
#![allow(clippy::expect_used, clippy::panic, reason = "a panic is a finding")]
#![allow(dead_code)]

use data_encoding::BASE64URL_NOPAD;
use id_token::{Expected, IdToken};
use keys::KeySet;
use libfuzzer_sys::fuzz_target;
use ostrakon_fuzz::Choices;
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::{Value, json};
use std::sync::LazyLock;

#[path = "../../../../crates/service/src/people/login/oidc/id_token.rs"]
mod id_token;
#[path = "../../../../crates/service/src/people/login/oidc/keys.rs"]
mod keys;

const NOW: u64 = 1_700_000_000;
const EXPECTED: Expected<'static> =
    Expected { issuer: "https://login.example", client: "ostrakon", nonce: "n", now: NOW };

static KEY: LazyLock<Ed25519KeyPair> =
    LazyLock::new(|| Ed25519KeyPair::from_seed_unchecked(&[3; 32]).expect("a seed"));
static KEYS: LazyLock<KeySet> = LazyLock::new(|| {
    let x = BASE64URL_NOPAD.encode(KEY.public_key().as_ref());
    let key = json!({ "keys": [{ "kty": "OKP", "crv": "Ed25519", "x": x, "kid": "a" }] });
    serde_json::from_value(key).expect("a set of keys")
});

fuzz_target!(|input: &[u8]| {
    let mut choices = Choices::new(input);
    if choices.yes() {
        signed(&mut choices);
    } else {
        foreign(&mut choices);
    }
});

/// Claims of any kind under the provider's key: taken are those that are for this login.
fn signed(choices: &mut Choices<'_>) {
    let values: [Value; 8] = [
        json!(EXPECTED.issuer),
        json!("ostrakon"),
        json!(["ostrakon"]),
        json!(["other", "ostrakon"]),
        json!("n"),
        json!(NOW.wrapping_add(choices.number())),
        json!(choices.number()),
        json!(String::from_utf8_lossy(choices.piece())),
    ];
    let mut claims = serde_json::Map::new();
    for name in ["iss", "aud", "nonce", "exp", "iat", "azp", "email", "email_verified", "person"] {
        match choices.byte() {
            0 => _ = claims.insert(name.into(), values[0].clone()),
            n @ 1..8 => _ = claims.insert(name.into(), values[usize::from(n)].clone()),
            _ => {}
        }
    }
    let head = String::from_utf8_lossy(choices.piece()).into_owned();
    let head = if head.is_empty() { r#"{"alg":"EdDSA"}"#.to_owned() } else { head };
    let part = |text: &str| BASE64URL_NOPAD.encode(text.as_bytes());
    let text = format!("{}.{}", part(&head), part(&Value::Object(claims.clone()).to_string()));
    let text = format!("{text}.{}", BASE64URL_NOPAD.encode(KEY.sign(text.as_bytes()).as_ref()));
    let Ok(token) = IdToken::read(&text) else { return };
    if let Ok(told) = token.verify(&KEYS, &EXPECTED) {
        assert_eq!([&claims["iss"], &claims["nonce"]], [&json!(EXPECTED.issuer), &json!("n")]);
        assert!(claims["exp"].as_u64().is_some_and(|exp| exp.saturating_add(120) > NOW));
        let verified = claims.get("email_verified").is_some_and(|it| *it == json!(true) || *it == "true");
        assert!(verified || told.verified_email().is_none());
    }
}

/// Text and keys from elsewhere: nothing of it is the provider's word.
fn foreign(choices: &mut Choices<'_>) {
    let keys = serde_json::from_slice::<KeySet>(choices.piece());
    let Ok(text) = str::from_utf8(choices.rest()) else { return };
    let Ok(token) = IdToken::read(text) else { return };
    assert!(token.verify(&KEYS, &EXPECTED).is_err());
    if let Ok(keys) = keys {
        let _ = (keys.has(token.kid()), token.verify(&keys, &EXPECTED).is_ok());
    }
}
