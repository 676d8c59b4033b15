//! Documents are read by [`Read`] as serde would read them, held against what it derives: the documents of the vectors, one of every type, each
//! changed in every way, and damaged.

use super::tree::Tree;
use super::{Document, Signed};
use crate::board::{Closing, Objection, Schedule};
use crate::cast::ChallengeOpening;
use crate::certify::Certificate;
use crate::decrypt::{DecryptionShareDocument, LotShareDocument, ResultDocument, SignOff};
use crate::roll::RollDocument;
use crate::setup::{Acknowledgement, Commitment, Complaint, DealingDocument, ElectionManifest, Opening};
use crate::tally::TallyDocument;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt::Write;

#[derive(Debug, Deserialize)]
#[serde(tag = "type")]
#[allow(dead_code, reason = "looked at as a whole")]
enum Derived {
    #[serde(rename = "ostrakon/v1/manifest")]
    Manifest(Box<ElectionManifest>),
    #[serde(rename = "ostrakon/v1/ceremony-commitment")]
    Commitment(Commitment),
    #[serde(rename = "ostrakon/v1/ceremony-dealing")]
    Dealing(DealingDocument),
    #[serde(rename = "ostrakon/v1/ceremony-acknowledgement")]
    Acknowledgement(Acknowledgement),
    #[serde(rename = "ostrakon/v1/ceremony-complaint")]
    Complaint(Complaint),
    #[serde(rename = "ostrakon/v1/roll")]
    Roll(RollDocument),
    #[serde(rename = "ostrakon/v1/opening")]
    Opening(Opening),
    #[serde(rename = "ostrakon/v1/schedule")]
    Schedule(Schedule),
    #[serde(rename = "ostrakon/v1/closing")]
    Closing(Closing),
    #[serde(rename = "ostrakon/v1/objection")]
    Objection(Objection),
    #[serde(rename = "ostrakon/v1/tally")]
    Tally(TallyDocument),
    #[serde(rename = "ostrakon/v1/sign-off")]
    SignOff(SignOff),
    #[serde(rename = "ostrakon/v1/decryption-share")]
    Share(DecryptionShareDocument),
    #[serde(rename = "ostrakon/v1/result")]
    Result(ResultDocument),
    #[serde(rename = "ostrakon/v1/lot-share")]
    LotShare(LotShareDocument),
    #[serde(rename = "ostrakon/v1/certificate")]
    Certificate(Certificate),
    #[serde(rename = "ostrakon/v1/challenge")]
    Challenge(ChallengeOpening),
}

/// Named as the type it is held against, so that refusals name the same.
mod derived {
    pub(super) type Document = super::Derived;
}

/// Both read the same, or refuse in the same words. What is no JSON is refused by both, but maybe at another of its faults.
fn same(text: &[u8]) {
    let own = serde_json::from_slice::<Signed<Document>>(text);
    let other = serde_json::from_slice::<Signed<derived::Document>>(text);
    match (own, other) {
        (Ok(own), Ok(other)) => assert_eq!(format!("{own:?}"), format!("{other:?}")),
        (Err(_), Err(_)) if serde_json::from_slice::<serde::de::IgnoredAny>(text).is_err() => {}
        (Err(own), Err(other)) => assert_eq!(words(&own), words(&other), "{}", String::from_utf8_lossy(text)),
        (own, other) => panic!("{own:?}, {other:?}: {}", String::from_utf8_lossy(text)),
    }
}

/// Without where reading stopped: this reader looks at a whole document first.
fn words(error: &serde_json::Error) -> String {
    let words = error.to_string().replace("enum Derived", "enum Document");
    words.rsplit_once(" at line ").map_or(words.clone(), |(words, _)| words.to_owned())
}

/// Of each type one; H stands for 32 bytes.
const EVERY: [&str; 25] = [
    r#"{"attempt":1,"channel_key":"H","dealing":"H","election":"H","trustee":2,"type":"ostrakon/v1/ceremony-commitment"}"#,
    r#"{"attempt":1,"election":"H","envelopes":["H","H"],"file":{"sha256":"H","size":3},"round":"H","trustee":2,"type":"ostrakon/v1/ceremony-dealing"}"#,
    r#"{"attempt":1,"ceremony":"H","election":"H","keys":"H","trustee":2,"type":"ostrakon/v1/ceremony-acknowledgement"}"#,
    r#"{"accused":1,"attempt":2,"channel_secret":"H","election":"H","envelope":"00ff","reason":"share","trustee":3,"type":"ostrakon/v1/ceremony-complaint"}"#,
    r#"{"accused":1,"attempt":2,"channel_secret":"","election":"H","envelope":"","reason":"missing","trustee":3,"type":"ostrakon/v1/ceremony-complaint"}"#,
    r#"{"election":"H","roll":"a","root":"H","sha256":"H","size":3,"total_weight":3,"type":"ostrakon/v1/roll"}"#,
    r#"{"ceremony":"H","election":"H","keys":"H","rolls":[{"root":"H","roll":"members"}],"time":5,"type":"ostrakon/v1/opening"}"#,
    r#"{"closes":9,"election":"H","time":5,"type":"ostrakon/v1/schedule"}"#,
    r#"{"ballots":1,"election":"H","time":5,"type":"ostrakon/v1/closing"}"#,
    r#"{"election":"H","receipt":"r","type":"ostrakon/v1/objection"}"#,
    r#"{"a":"H","b":["H","H"],"ballots":3,"closing":{"root":"H","size":4},"contest":"a","counted":3,"election":"H","superseded":3,"time":3,"too_few":true,"weight":3,"type":"ostrakon/v1/tally"}"#,
    r#"{"closing":{"root":"H","size":4},"election":"H","tallies":"H","trustee":1,"type":"ostrakon/v1/sign-off"}"#,
    r#"{"contest":"chair","election":"H","proof":{"challenge":"H","response":"H"},"shares":["H"],"trustee":1,"type":"ostrakon/v1/decryption-share"}"#,
    r#"{"contests":[{"contest":"chair","too_few":false,"totals":[1,2],"trustees":[1,3]}],"election":"H","type":"ostrakon/v1/result"}"#,
    r#"{"contest":"a","election":"H","proof":{"challenge":"H","response":"H"},"share":"H","tied":["a","b"],"trustee":2,"type":"ostrakon/v1/lot-share"}"#,
    r#"{"election":"H","head":{"root":"H","size":4},"report":"H","result":"H","verdicts":"H","type":"ostrakon/v1/certificate"}"#,
    r#"{"contests":[{"contest":"chair","randomness":"H","slots":[0,1]}],"election":"H","roll":"members","type":"ostrakon/v1/challenge"}"#,
    r#"{"certifiers":{"officers":[{"key":"H","name":"a"}],"quorum":1},"charter":{"sha256":"H","size":9},"closes":2,"contests":[{"ballot":{"type":"motion"},"id":"c","options":[{"id":"x","label":"X"}],"roll":"r","title":"C","vote":"v"}],"log":{"key":"H","origin":"o"},"nonce":"00000000000000000000000000000000","objection_seconds":3,"one_trustee_reads_votes":false,"opens":1,"organiser":"H","registrar":"H","release":"sign-offs","rolls":[{"body":"b","id":"r","max_size":5,"max_weight":6}],"suite":"s","threshold":2,"title":"T","trustees":[{"key":"H","name":"a"}],"type":"ostrakon/v1/manifest","witnesses":{"keys":[],"required":0}}"#,
    r#"{"certifiers":{"officers":[{"key":"H","name":"a"}],"quorum":1},"charter":{"sha256":"H","size":9},"closes":2,"contests":[{"about":{"again":{"contest":"a","election":"H"},"body":"b","charter":"H","holdings":["H"],"meeting":"m"},"ballot":{"blank":true,"none":false,"type":"choice"},"id":"c","options":[{"id":"x","label":"X","flags":["f"]}],"roll":"r","title":"C","vote":"v"}],"log":{"key":"H","origin":"o"},"nonce":"00000000000000000000000000000000","objection_seconds":3,"one_trustee_reads_votes":false,"opens":1,"register":{"head":{"root":"H","size":4},"key":"H","meeting":"m","origin":"o"},"organiser":"H","registrar":"H","release":"sign-offs","rolls":[{"body":"b","id":"r","max_size":5,"max_weight":6}],"suite":"s","threshold":2,"title":"T","trustees":[{"key":"H","name":"a"}],"type":"ostrakon/v1/manifest","witnesses":{"keys":[],"required":0}}"#,
    r#"{"certifiers":{"officers":[{"key":"H","name":"a"}],"quorum":1},"charter":{"sha256":"H","size":9},"closes":2,"contests":[{"ballot":{"blank":true,"constraints":[{"max":2,"min":1,"options":[0,1]}],"example":[0],"max":2,"min":1,"none":false,"type":"approval"},"id":"c","options":[{"id":"x","label":"X"}],"roll":"r","title":"C","vote":"v"}],"log":{"key":"H","origin":"o"},"nonce":"00000000000000000000000000000000","objection_seconds":3,"one_trustee_reads_votes":false,"opens":1,"organiser":"H","registrar":"H","release":"sign-offs","rolls":[{"body":"b","id":"r","max_size":5,"max_weight":6}],"suite":"s","threshold":2,"title":"T","trustees":[{"key":"H","name":"a"}],"type":"ostrakon/v1/manifest","witnesses":{"keys":[],"required":0}}"#,
    r#"{"certifiers":{"officers":[{"key":"H","name":"a"}],"quorum":1},"charter":{"sha256":"H","size":9},"closes":2,"contests":[{"ballot":{"blank":true,"max":9,"none":false,"pairs":true,"type":"score"},"id":"c","options":[{"id":"x","label":"X"}],"roll":"r","title":"C","vote":"v"}],"log":{"key":"H","origin":"o"},"nonce":"00000000000000000000000000000000","objection_seconds":3,"one_trustee_reads_votes":false,"opens":1,"organiser":"H","registrar":"H","release":"sign-offs","rolls":[{"body":"b","id":"r","max_size":5,"max_weight":6}],"suite":"s","threshold":2,"title":"T","trustees":[{"key":"H","name":"a"}],"type":"ostrakon/v1/manifest","witnesses":{"keys":[],"required":0}}"#,
    r#"{"certifiers":{"officers":[{"key":"H","name":"a"}],"quorum":1},"charter":{"sha256":"H","size":9},"closes":2,"contests":[{"ballot":{"blank":true,"budget":9,"each":3,"min":0,"none":false,"type":"cumulative"},"id":"c","options":[{"id":"x","label":"X"}],"roll":"r","title":"C","vote":"v"}],"log":{"key":"H","origin":"o"},"nonce":"00000000000000000000000000000000","objection_seconds":3,"one_trustee_reads_votes":false,"opens":1,"organiser":"H","registrar":"H","release":"sign-offs","rolls":[{"body":"b","id":"r","max_size":5,"max_weight":6}],"suite":"s","threshold":2,"title":"T","trustees":[{"key":"H","name":"a"}],"type":"ostrakon/v1/manifest","witnesses":{"keys":[],"required":0}}"#,
    r#"{"certifiers":{"officers":[{"key":"H","name":"a"}],"quorum":1},"charter":{"sha256":"H","size":9},"closes":2,"contests":[{"ballot":{"blank":true,"min":1,"none":false,"points":[3,2],"type":"ranking"},"id":"c","options":[{"id":"x","label":"X"}],"roll":"r","title":"C","vote":"v"}],"log":{"key":"H","origin":"o"},"nonce":"00000000000000000000000000000000","objection_seconds":3,"one_trustee_reads_votes":false,"opens":1,"organiser":"H","registrar":"H","release":"sign-offs","rolls":[{"body":"b","id":"r","max_size":5,"max_weight":6}],"suite":"s","threshold":2,"title":"T","trustees":[{"key":"H","name":"a"}],"type":"ostrakon/v1/manifest","witnesses":{"keys":[],"required":0}}"#,
    r#"{"certifiers":{"officers":[{"key":"H","name":"a"}],"quorum":1},"charter":{"sha256":"H","size":9},"closes":2,"contests":[{"ballot":{"blank":true,"none":false,"order":"ties","type":"pairwise"},"id":"c","options":[{"id":"x","label":"X"}],"roll":"r","title":"C","vote":"v"}],"log":{"key":"H","origin":"o"},"nonce":"00000000000000000000000000000000","objection_seconds":3,"one_trustee_reads_votes":false,"opens":1,"organiser":"H","registrar":"H","release":"sign-offs","rolls":[{"body":"b","id":"r","max_size":5,"max_weight":6}],"suite":"s","threshold":2,"title":"T","trustees":[{"key":"H","name":"a"}],"type":"ostrakon/v1/manifest","witnesses":{"keys":[],"required":0}}"#,
    r#"{"certifiers":{"officers":[{"key":"H","name":"a"}],"quorum":1},"charter":{"sha256":"H","size":9},"closes":2,"contests":[{"ballot":{"blank":true,"grades":["a","b"],"none":false,"type":"grades"},"id":"c","options":[{"id":"x","label":"X"}],"roll":"r","title":"C","vote":"v"}],"log":{"key":"H","origin":"o"},"nonce":"00000000000000000000000000000000","objection_seconds":3,"one_trustee_reads_votes":false,"opens":1,"organiser":"H","registrar":"H","release":"sign-offs","rolls":[{"body":"b","id":"r","max_size":5,"max_weight":6,"token":{"modulus":"00ff"}}],"suite":"s","threshold":2,"title":"T","trustees":[{"key":"H","name":"a"}],"type":"ostrakon/v1/manifest","witnesses":{"keys":[],"required":0}}"#,
];

/// The bodies of election documents in a JSON value, and in texts in it.
fn bodies(value: &serde_json::Value, found: &mut BTreeSet<String>) {
    use serde_json::Value;
    match value {
        Value::Object(members) => {
            let kind = members.get("type").and_then(Value::as_str).unwrap_or_default();
            if super::kinds::TYPES.contains(&kind) {
                found.insert(value.to_string());
            }
            members.values().for_each(|value| bodies(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| bodies(value, found)),
        Value::String(text) if text.starts_with(['{', '[']) => {
            if let Ok(value) = serde_json::from_str(text) {
                bodies(&value, found);
            }
        }
        _ => {}
    }
}

fn vectors(folder: &std::path::Path, found: &mut BTreeSet<String>) {
    for entry in folder.read_dir().expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            vectors(&entry, found);
        } else if entry.extension().is_some_and(|extension| extension == "json") {
            let text = std::fs::read_to_string(&entry).expect("a file");
            bodies(&serde_json::from_str(&text).expect("JSON"), found);
        }
    }
}

fn every() -> Vec<String> {
    EVERY.iter().map(|text| text.replace('H', &"0".repeat(64))).collect()
}

fn signed(body: &str) -> Vec<u8> {
    format!(r#"{{"body":{body},"signatures":[]}}"#).into_bytes()
}

fn print(tree: &Tree, out: &mut String) {
    let quoted = |text: &str| serde_json::to_string(text).expect("a text");
    let _ = match tree {
        Tree::Null => write!(out, "null"),
        Tree::Truth(truth) => write!(out, "{truth}"),
        Tree::Unsigned(number) => write!(out, "{number}"),
        Tree::Negative(number) => write!(out, "{number}"),
        Tree::Double(number) => write!(out, "{number:?}"),
        Tree::Text(text) => write!(out, "{}", quoted(text)),
        Tree::List(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                out.push_str(if place > 0 { "," } else { "" });
                print(item, out);
            }
            write!(out, "]")
        }
        Tree::Members(members) => {
            out.push('{');
            for (place, (name, value)) in members.iter().enumerate() {
                let _ = write!(out, "{}{}:", if place > 0 { "," } else { "" }, quoted(name));
                print(value, out);
            }
            write!(out, "}}")
        }
    };
}

/// What may stand in a tree's place.
fn instead(tree: &Tree) -> Vec<Tree> {
    let mut all: Vec<Tree> = ODD.iter().map(|text| serde_json::from_str(text).expect("JSON")).collect();
    match tree {
        Tree::Members(members) => all.extend(reshaped(members)),
        Tree::Text(text) => {
            all.push(Tree::Text(format!("{text}x")));
            for inside in [Tree::Null, Tree::Unsigned(1), Tree::Members(Vec::new()), Tree::List(Vec::new())] {
                all.push(Tree::Members(vec![(text.clone(), inside.clone())]));
                all.push(Tree::Members(vec![(text.clone(), inside.clone()), ("x".into(), inside)]));
            }
        }
        Tree::List(items) => {
            all.push(Tree::List([items.as_slice(), items].concat()));
            all.push(Tree::List(items.iter().skip(1).cloned().collect()));
        }
        _ => {}
    }
    all
}

const ODD: [&str; 17] = [
    "null",
    "true",
    "0",
    "1",
    "7",
    "8",
    "-1",
    "-0",
    "1.5",
    "65536",
    "4294967296",
    "18446744073709551615",
    "1e30",
    r#""""#,
    r#""x""#,
    "[]",
    "{}",
];

/// An object without a member, with one twice, with another; in another order; as a list.
fn reshaped(members: &[(String, Tree)]) -> Vec<Tree> {
    let mut all = Vec::new();
    for place in 0..members.len() {
        let mut less = members.to_vec();
        let (name, value) = less.remove(place);
        all.push(Tree::Members(less.clone()));
        less.push((format!("{name}_"), value.clone()));
        all.push(Tree::Members(less.clone()));
        all.push(Tree::Members([members, &[(name, value)]].concat()));
        less.rotate_left(place);
        all.push(Tree::Members(less.into_iter().rev().collect()));
    }
    let mut values: Vec<Tree> = members.iter().map(|(_, value)| value.clone()).collect();
    // A list has the type first.
    if let Some(place) = members.iter().position(|(name, _)| name == "type") {
        let tag = values.remove(place);
        values.insert(0, tag);
    }
    all.push(Tree::List(values.clone()));
    values.push(Tree::Null);
    all.push(Tree::List(values.clone()));
    values.truncate(values.len() - 2);
    all.push(Tree::List(values));
    all
}

/// Every tree with one of its values changed.
fn changed(tree: &Tree, each: &mut dyn FnMut(Tree)) {
    instead(tree).into_iter().for_each(&mut *each);
    match tree {
        Tree::List(items) => {
            for (place, item) in items.iter().enumerate() {
                changed(item, &mut |new| {
                    let mut items = items.clone();
                    items[place] = new;
                    each(Tree::List(items));
                });
            }
        }
        Tree::Members(members) => {
            for (place, (_, value)) in members.iter().enumerate() {
                changed(value, &mut |new| {
                    let mut members = members.clone();
                    members[place].1 = new;
                    each(Tree::Members(members));
                });
            }
        }
        _ => {}
    }
}

#[test]
fn every_change_of_a_document_is_judged_as_serde_judges_it() {
    for body in every() {
        let tree: Tree = serde_json::from_str(&body).expect("JSON");
        assert!(serde_json::from_str::<Document>(&body).is_ok(), "{body}");
        changed(&tree, &mut |tree| {
            let mut text = String::new();
            print(&tree, &mut text);
            same(&signed(&text));
        });
    }
}

#[test]
fn every_damaged_byte_is_judged_as_serde_judges_it() {
    for body in every() {
        let text = signed(&body);
        for at in 0..text.len() {
            for flipped in [1, 2, 4, 8, 0x10, 0x20, 0x40] {
                let mut damaged = text.clone();
                damaged[at] ^= flipped;
                same(&damaged);
            }
            same(&text[..at]);
        }
    }
}

#[test]
fn documents_of_the_vectors_are_read_as_serde_reads_them() {
    let mut found = BTreeSet::new();
    vectors(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/vectors"), &mut found);
    assert!(found.len() > 50, "{}", found.len());
    found.iter().for_each(|body| same(&signed(body)));
}
