#![allow(clippy::unwrap_used)]

use super::*;
use crate::document::{Document, SignedDocument};

const NOW: u64 = 1_800_000_000;
const ASKED: Asked<'_> = Asked {
    base: "https://votes.example.org",
    method: "POST",
    path: "/api/elections/spring/draft?dry-run",
    body: b"{\"rolls\":1}",
};

fn key(seed: u8) -> SecretKey {
    SecretKey::from_seed(&[seed; 32])
}

fn public(seed: u8) -> Bytes32 {
    (*key(seed).public_key().as_bytes()).into()
}

fn request() -> Request {
    Request::new(&ASKED, NOW, [7; 16].into())
}

fn verify(header: &str, asked: &Asked<'_>, now: u64) -> Result<VerifiedRequest, RequestError> {
    Request::verify(header, asked, now, &[public(2), public(1)])
}

/// A header of whatever is signed.
fn header<B: Serialize>(signed: &Signed<B>) -> String {
    format!("{SCHEME}{}", BASE64.encode(&signed.encode()))
}

fn said(result: Result<VerifiedRequest, RequestError>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn a_request_is_what_was_signed() {
    let verified = verify(&request().sign(&key(1)), &ASKED, NOW).unwrap();
    assert_eq!(verified, VerifiedRequest { key: public(1), nonce: [7; 16].into(), time: NOW });
}

#[test]
fn its_form_is_the_specifications() {
    let header = request().sign(&key(1));
    let bytes = BASE64.decode(header.strip_prefix("Ostrakon ").unwrap().as_bytes()).unwrap();
    let body = String::from_utf8(bytes).unwrap();
    let expected = format!(
        "{{\"body\":{{\"base\":\"https://votes.example.org\",\"body\":\"{}\",\"method\":\"POST\",\
         \"nonce\":\"07070707070707070707070707070707\",\"path\":\"/api/elections/spring/draft?dry-run\",\
         \"time\":1800000000,\"type\":\"ostrakon/v1/request\"}},\"signatures\":[{{\"key\":\"{}\",",
        Bytes32::from(sha256(ASKED.body)),
        public(1)
    );
    assert!(body.starts_with(&expected), "{body}");
}

#[test]
fn every_member_counts() {
    let header = request().sign(&key(1));
    let others = [
        ("base", Asked { base: "https://votes.example.com", ..ASKED }),
        ("method", Asked { method: "GET", ..ASKED }),
        ("path", Asked { path: "/api/elections/spring/draft", ..ASKED }),
        ("body", Asked { body: b"{\"rolls\":2}", ..ASKED }),
    ];
    for (what, asked) in others {
        assert_eq!(said(verify(&header, &asked, NOW)), format!("the signed request is for another {what}"));
    }
}

#[test]
fn nobody_changes_a_member_of_it() {
    type Change = fn(&mut Request);
    let changes: [Change; 6] = [
        |r| r.base.push('x'),
        |r| r.body = [0; 32].into(),
        |r| r.method = "GET".into(),
        |r| r.nonce = [8; 16].into(),
        |r| r.path.push('x'),
        |r| r.time += 1,
    ];
    for change in changes {
        let mut signed = Signed::sign(Typed::Request(request()), &key(1));
        let Typed::Request(body) = &mut signed.body;
        change(body);
        assert!(said(verify(&header(&signed), &ASKED, NOW)).contains("is false"));
    }
}

#[test]
fn it_lives_for_five_minutes_before_and_after() {
    let header = request().sign(&key(1));
    for (now, good) in [(NOW - 300, true), (NOW + 300, true), (NOW - 301, false), (NOW + 301, false)] {
        assert_eq!(verify(&header, &ASKED, now).is_ok(), good, "{now}");
    }
    assert!(said(verify(&header, &ASKED, 0)).contains("made at 1800000000, and it is 0"));
}

#[test]
fn one_known_key_signs() {
    let stranger = verify(&request().sign(&key(3)), &ASKED, NOW);
    assert!(matches!(stranger, Err(RequestError::Stranger(who)) if who == public(3)));
    let mut signed = Signed::unsigned(Typed::Request(request()));
    assert!(matches!(verify(&header(&signed), &ASKED, NOW), Err(RequestError::Signatures(0))));
    for seed in [1, 2] {
        signed.add_signature(&key(seed));
    }
    assert!(matches!(verify(&header(&signed), &ASKED, NOW), Err(RequestError::Signatures(2))));
    signed.signatures.truncate(1);
    signed.signatures[0].signature = [1; 64].into();
    assert!(matches!(verify(&header(&signed), &ASKED, NOW), Err(RequestError::Signature(_))));
}

#[test]
fn nothing_else_is_a_request() {
    let good = request().sign(&key(1));
    let document = SignedDocument::sign(
        Document::Objection(crate::board::Objection { election: [0; 32].into(), receipt: String::new() }),
        &key(1),
    );
    assert!(matches!(verify(&header(&document), &ASKED, NOW), Err(RequestError::Document(_))));
    let spaced = BASE64.decode(&good.as_bytes()[SCHEME.len()..]).unwrap();
    let spaced = format!("{SCHEME}{}", BASE64.encode(&[b" ", spaced.as_slice()].concat()));
    assert!(matches!(verify(&spaced, &ASKED, NOW), Err(RequestError::Document(_))));
    let long = format!("{SCHEME}{}", "A".repeat(LONGEST));
    for text in ["", "Ostrakon", "Bearer abc", "ostrakon abc=", "Ostrakon a", &good[..good.len() - 1], &long]
    {
        assert!(matches!(verify(text, &ASKED, NOW), Err(RequestError::Form)), "{text}");
    }
}
