//! Chapter 3: ballots that are not as they should be, each judged alone and all in one batch.

use crate::cast::{VALID, relation, roll_of};
use crate::support::{Json, read};
use ostrakon_election::cast::{DecodedBallot, ballot_roll, ballot_version, verify_ballots};
use ostrakon_proofs::ballot::Relation;
use rand_core::OsRng;
use serde_json::{Value, json};

/// Reads a ballot as checks 103 and 301 do.
fn decode(bytes: &[u8], roll: usize, relation: &Relation) -> Result<DecodedBallot, &'static str> {
    ballot_version(bytes).map_err(|_| "103")?;
    match ballot_roll(bytes, roll + 1) {
        Ok(found) if found == roll => DecodedBallot::decode(bytes, roll, relation).map_err(|_| "301"),
        _ => Err("301"),
    }
}

/// What the reference says of a ballot: which check refuses it, and whether the proof holds of what can be read.
fn judge(bytes: &[u8], roll: usize, relation: &Relation) -> Value {
    let holds = |ballot: &DecodedBallot| ballot.claim.verify(relation).is_ok();
    let proof = match DecodedBallot::decode_lenient(bytes, roll, relation) {
        Err(_) => "unreadable",
        Ok(ballot) if holds(&ballot) => "holds",
        Ok(_) => "fails",
    };
    let check = match decode(bytes, roll, relation) {
        Err(check) => check,
        Ok(ballot) if holds(&ballot) => "",
        Ok(_) => "304",
    };
    json!({"accepted": check.is_empty(), "check": check, "proof": proof})
}

fn assert_judged(case: &Value, bytes: &[u8], roll: usize, relation: &Relation) {
    let found = judge(bytes, roll, relation);
    for member in ["accepted", "check", "proof"] {
        assert_eq!(found[member], case[member], "{member} of {} {}", case["what"], case["changed"]);
    }
}

/// Batches of the readable ones among these, with their verdicts, against each one's own.
fn assert_batch(ballots: &[Vec<u8>], roll: usize, relation: &Relation) -> usize {
    let decoded: Vec<_> = ballots.iter().filter_map(|b| decode(b, roll, relation).ok()).collect();
    let single: Vec<bool> = decoded.iter().map(|b| b.claim.verify(relation).is_ok()).collect();
    let batch = verify_ballots(relation, decoded, &mut OsRng).unwrap();
    let together: Vec<bool> = batch.iter().map(Result::is_ok).collect();
    assert_eq!(together, single);
    together.iter().filter(|proved| **proved).count()
}

/// A spoilt ballot: whole, or where it differs from the valid one.
fn spoilt(valid: &[u8], case: &Value) -> Vec<u8> {
    let Some(at) = case.get("at") else { return case["ballot"].bytes() };
    let (mut ballot, at, bytes) = (valid.to_vec(), at.number() as usize, case["bytes"].bytes());
    ballot[at..at + bytes.len()].copy_from_slice(&bytes);
    assert_ne!(ballot, valid, "{}", case["what"]);
    ballot
}

fn mutated(vectors: &Value) {
    let (relation, roll) = (relation(&vectors["context"]), roll_of(&vectors["context"]));
    let valid = vectors["valid"].bytes();
    let mut ballots = vec![valid.clone()];
    for case in vectors["cases"].list() {
        let ballot = spoilt(&valid, case);
        assert_judged(case, &ballot, roll, &relation);
        ballots.push(ballot);
    }
    ballots.push(valid);
    assert_eq!(assert_batch(&ballots, roll, &relation), 2);
}

#[test]
fn mutated_motion() {
    mutated(&read("3-cast/mutated-motion.json"));
}

#[test]
fn mutated_two_contests() {
    mutated(&read("3-cast/mutated-two-contests.json"));
}

#[test]
fn mutated_numbers_with_an_extra_answer() {
    mutated(&read("3-cast/mutated-wide-score-blank.json"));
}

#[test]
fn mutated_numbers_alone() {
    mutated(&read("3-cast/mutated-wide-score-full.json"));
}

/// Honest proofs of what is not true: alone, and each between valid ballots of its context.
fn refused(cases: &Value) {
    let vectors = VALID.map(read);
    for case in cases.list() {
        let context = &case["context"];
        let (relation, roll, bytes) = (relation(context), roll_of(context), case["ballot"].bytes());
        assert_judged(case, &bytes, roll, &relation);
        let valid = vectors.iter().find(|v| v["context"] == *context).unwrap()["ballot"].bytes();
        assert_eq!(assert_batch(&[valid.clone(), bytes, valid], roll, &relation), 2, "{}", case["what"]);
    }
}

#[test]
fn false_statements() {
    refused(&read("3-cast/false-statements.json"));
}

#[test]
fn false_numbers() {
    refused(&read("3-cast/false-wide.json"));
}

/// A context in which one thing is another.
fn changed(context: &Value, what: &str) -> Value {
    let mut context = context.clone();
    let other = Value::from("00".repeat(32));
    match what {
        "manifest hash" => context["manifest_hash"] = other,
        "roll" => context["roll"] = "others".into(),
        "roll root" => context["roll_root"] = other,
        "keys hash" => context["keys_hash"] = other,
        "contest" => context["contests"][1]["id"] = "chairs".into(),
        _ => panic!("{what}"),
    }
    context
}

#[test]
fn other_contexts() {
    let vectors = read("3-cast/other-contexts.json");
    let ballot = read(&format!("3-cast/{}", vectors["ballot"].text()));
    for case in vectors["contexts"].list() {
        let context = changed(&ballot["context"], case["changed"].text());
        assert_judged(case, &ballot["ballot"].bytes(), roll_of(&context), &relation(&context));
    }
}

/// B may be the identity (0.2).
#[test]
fn identity_allowed() {
    let case = read("3-cast/identity-allowed.json");
    let (relation, roll, bytes) =
        (relation(&case["context"]), roll_of(&case["context"]), case["ballot"].bytes());
    assert_judged(&case, &bytes, roll, &relation);
    assert_eq!(bytes[102..134], [0; 32]);
    assert_eq!(assert_batch(&[bytes], roll, &relation), 1);
}
