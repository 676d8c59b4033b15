//! Documents are read by [`Read`] as serde would read them, held against what it derives: the documents of the vectors, one of every type, each
//! changed in every way, and damaged.

mod changes;
mod every;

use super::tree::Tree;
use super::{Document, Signed, from_json};
use crate::board::{Closing, Objection, Schedule};
use crate::cast::ChallengeOpening;
use crate::certify::Certificate;
use crate::decrypt::{DecryptionShareDocument, LotShareDocument, ResultDocument, SignOff};
use crate::roll::RollDocument;
use crate::setup::{Acknowledgement, Commitment, Complaint, DealingDocument, ElectionManifest, Opening};
use crate::tally::TallyDocument;
use changes::{changed, print};
use every::every;
use serde::Deserialize;
use std::collections::BTreeSet;

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
    let own = from_json::<Signed<Document>>(text).map_err(|error| error.to_string());
    let again = serde_json::from_slice::<Signed<Document>>(text).map_err(|error| words(&error));
    let other = serde_json::from_slice::<Signed<derived::Document>>(text);
    let shown = String::from_utf8_lossy(text);
    match (own, again, other) {
        (Ok(own), Ok(again), Ok(other)) => {
            assert_eq!(format!("{own:?}"), format!("{other:?}"));
            assert_eq!(own, again);
        }
        (Err(_), Err(_), Err(_)) if serde_json::from_slice::<serde::de::IgnoredAny>(text).is_err() => {}
        (Err(own), Err(again), Err(other)) => {
            let other = words(&other);
            assert_eq!(again, other, "{shown}");
            // A double is no value of any of our types: it is refused before anything else is looked at.
            assert!(own == other || own.contains("a number that is no integer"), "{own}; {other}: {shown}");
        }
        (own, again, other) => panic!("{own:?}, {again:?}, {other:?}: {shown}"),
    }
}

/// Without where reading stopped: this reader looks at a whole document first. A double is told without its value.
fn words(error: &serde_json::Error) -> String {
    let words = error.to_string().replace("enum Derived", "enum Document");
    let words = words.rsplit_once(" at line ").map_or(words.clone(), |(words, _)| words.to_owned());
    match words
        .split_once("floating point `")
        .and_then(|(before, rest)| Some((before, rest.split_once('`')?.1)))
    {
        Some((before, after)) => format!("{before}a number that is no integer{after}"),
        None => words,
    }
}

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

fn signed(body: &str) -> Vec<u8> {
    format!(r#"{{"body":{body},"signatures":[]}}"#).into_bytes()
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
