//! 0.6: canonical JSON and what is refused of it.

use crate::support::{Json, read};
use ostrakon_election::document::{SignedDocument, jcs};
use serde_json::Value;

#[test]
fn canonical_encoding() {
    let vectors = read("0-notation/jcs.json");
    let encode = |text: &Value| jcs(&serde_json::from_str::<Value>(text.text()).unwrap());
    for case in vectors["pairs"].list() {
        assert_eq!(encode(&case["input"]), case["output"].text().as_bytes(), "{}", case["name"]);
    }
    for text in vectors["canonical"].list() {
        assert_eq!(encode(text), text.text().as_bytes());
    }
}

const ELECTION: [u8; 64] = [b'0'; 64];

/// A document with these bytes where it has a value: an integer, a text, a truth value, a list, the whole.
fn embedded(bytes: &[u8]) -> [Vec<u8>; 6] {
    let join = |parts: &[&[u8]]| parts.concat();
    let zeros = ELECTION.as_slice();
    let signed = br#","signatures":[]}"#;
    let head = br#"{"body":{"#.as_slice();
    let election = join(&[br#""election":""#, zeros, br#"","#]);
    [
        join(&[
            head,
            br#""ballots":0,"#,
            &election,
            br#""time":"#,
            bytes,
            br#","type":"ostrakon/v1/closing"}"#,
            signed,
        ]),
        join(&[head, &election, br#""receipt":"#, bytes, br#","type":"ostrakon/v1/objection"}"#, signed]),
        tally(bytes, b"[]", &election),
        tally(b"false", bytes, &election),
        join(&[
            head,
            &election,
            br#""receipt":"","type":"ostrakon/v1/objection"},"signatures":["#,
            bytes,
            b"]}",
        ]),
        bytes.to_vec(),
    ]
}

fn tally(too_few: &[u8], b: &[u8], election: &[u8]) -> Vec<u8> {
    let zeros = ELECTION.as_slice();
    [
        br#"{"body":{"a":""#,
        zeros,
        br#"","b":"#,
        b,
        br#","ballots":0,"closing":{"root":""#,
        zeros,
        br#"","size":0},"contest":"c","counted":0,"#,
        election,
        br#""superseded":0,"time":0,"too_few":"#,
        too_few,
        br#","type":"ostrakon/v1/tally","weight":0},"signatures":[]}"#,
    ]
    .concat()
}

fn accepted(bytes: &[u8]) -> bool {
    SignedDocument::decode(bytes).is_ok_and(|document| document.encode() == bytes)
}

/// Where a document has a place for such a value, it is read there; its canonical encoding is the same everywhere.
#[test]
fn accepted_values() {
    for case in read("0-notation/documents.json")["accepted"].list() {
        let bytes = case.bytes();
        let value: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(jcs(&value), bytes, "{value}");
        let readable = embedded(&bytes).iter().any(|document| accepted(document));
        let expected = match &value {
            Value::Number(n) => n.is_u64(),
            Value::Array(list) => list.is_empty(),
            Value::Object(_) => false,
            _ => true,
        };
        assert_eq!(readable, expected, "{value}");
    }
}

/// The case with the members of a signature, so that a document has a place for it.
fn as_signature(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes)
        .ok()
        .filter(|text| text.contains("\"a\":1") || text.contains("\"a\":2"))?;
    let (key, signature) =
        (format!("\"key\":\"{}\"", "0".repeat(64)), format!("\"signature\":\"{}\"", "0".repeat(128)));
    let with_key = text.replace("\"a\":1", &key).replace("\"a\":2", &key);
    Some(with_key.replace("\"b\":1", &signature).replace("\"b\":2", &signature).into_bytes())
}

#[test]
fn refused_values() {
    let signature = as_signature(br#"{"a":1,"b":2}"#).unwrap();
    assert!(accepted(&embedded(&signature)[4]), "the place for a signature");
    for case in read("0-notation/documents.json")["refused"].list() {
        let bytes = case["bytes"].bytes();
        for variant in [Some(bytes.clone()), as_signature(&bytes)].into_iter().flatten() {
            for (place, document) in embedded(&variant).iter().enumerate() {
                // An empty list has no element: nothing stands where the case would.
                let nothing = place == 4 && variant.is_empty();
                assert_eq!(accepted(document), nothing, "{case} at {place}");
            }
        }
    }
}
